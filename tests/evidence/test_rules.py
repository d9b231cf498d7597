"""What may be kept, and what the phone may state."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests import photos
from unsera_watch.evidence.rules import (
    MAX_PIXELS,
    REFUSALS,
    Mime,
    Trouble,
    is_digest,
    read_camera_time,
    read_stated,
    sniff,
)
from unsera_watch.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (photos.jpeg(8, 8), Mime.JPEG),
        (photos.png(8, 8), Mime.PNG),
        (photos.webp(), Mime.WEBP),
        (photos.heic(), Mime.HEIF),
    ],
    ids=str,
)
def test_the_first_bytes_say_what_a_file_is(head, mime):
    assert sniff(head[:64]) is mime


@pytest.mark.parametrize("head", [photos.SVG, photos.HTML, b"%PDF-1.7", b"GIF89a", b"BM", b"MZ"])
def test_what_is_no_photo_is_refused_whatever_its_name(head):
    with pytest.raises(Invalid, match="not a photo") as refusal:
        sniff(head)

    assert refusal.value.code == "photo-not-a-photo"


def test_an_empty_file_is_called_empty():
    with pytest.raises(Invalid, match="empty"):
        sniff(b"")


@given(some.binary(min_size=1, max_size=64))
def test_sniffing_refuses_or_names_a_picture(head):
    try:
        mime = sniff(head)
    except Invalid:
        return

    assert mime in MAX_PIXELS


def test_every_trouble_has_a_sentence():
    assert set(REFUSALS) == set(Trouble)


def test_only_known_and_possible_statements_are_kept():
    stated = read_stated(
        {
            "taken_at": photos.TAKEN_AT,
            "lat": -6.1,
            "lon": 999,
            "width": True,
            "height": float("nan"),
            "sha256": "A" * 64,
            "model": "Telepon Contoh",
        }
    )

    assert stated == {"taken_at": photos.TAKEN_AT, "lat": -6.1}


def test_minus_zero_is_the_same_place_on_both_databases():
    assert str(read_stated({"lat": -0.0})["lat"]) == "0.0"


def test_a_camera_time_knows_its_zone_only_when_it_was_written():
    wib = timezone(timedelta(hours=7))

    assert read_camera_time("2026:11:20 09:15:00").tzinfo is None
    assert read_camera_time("2026:11:20 09:15:00+07:00") == datetime(
        2026, 11, 20, 9, 15, tzinfo=wib
    )
    assert read_camera_time("2026:11:20 02:15:00+00:00").astimezone(UTC).hour == 2
    assert read_camera_time("0000:00:00 00:00:00") is None


@pytest.mark.parametrize(
    "text", ["", "../" * 21 + "a", "A" * 64, "g" * 64, "a" * 63, "a" * 64 + "\n"]
)
def test_nothing_but_a_digest_is_a_digest(text):
    assert not is_digest(text)
