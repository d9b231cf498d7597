"""Photos in pieces: a cut continues, nothing is believed, nobody asks about others."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

from tests.make import NOON
from tests.photos import jpeg
from tests.sync.phone import HEADERS, PIECE, Phone, sha256
from unsera_watch.evidence.rules import MAX_PHOTO_BYTES
from unsera_watch.evidence.service import pieces
from unsera_watch.evidence.service.pieces import Piece
from unsera_watch.evidence.store.partial import Partials

PHOTO = jpeg(320, 240)
HALF = len(PHOTO) // 2


def test_a_cut_photo_goes_on_where_it_stopped(phone):
    first = phone.piece(PHOTO[:HALF], 0, PHOTO)
    far = phone.far(sha256(PHOTO))
    last = phone.piece(PHOTO[HALF:], HALF, PHOTO)

    assert (first.status_code, first.headers["Upload-Offset"]) == (204, str(HALF))
    assert (far.status_code, far.headers["Upload-Offset"]) == (200, str(HALF))
    assert "Upload-Length" not in far.headers
    assert (last.status_code, last.headers["Upload-Length"]) == (201, str(len(PHOTO)))


def test_what_is_kept_has_the_bytes_its_name_promises(phone, store, world):
    phone.piece(PHOTO[:HALF], 0, PHOTO)
    phone.piece(PHOTO[HALF:], HALF, PHOTO)

    far = phone.far(sha256(PHOTO))

    assert store.verify(sha256(PHOTO))
    assert far.headers["Upload-Offset"] == far.headers["Upload-Length"] == str(len(PHOTO))
    assert Partials(store.root).offset(world.observer.id, sha256(PHOTO)) is None


def test_a_piece_for_another_place_is_told_the_right_one(phone):
    phone.piece(PHOTO[:HALF], 0, PHOTO)

    again = phone.piece(PHOTO[:HALF], 0, PHOTO)
    beyond = phone.piece(PHOTO[-1:], len(PHOTO) - 1, PHOTO)

    assert [each.status_code for each in (again, beyond)] == [409, 409]
    assert again.headers["Upload-Offset"] == beyond.headers["Upload-Offset"] == str(HALF)


def test_a_photo_that_is_there_is_not_sent_again(phone):
    phone.piece(PHOTO, 0, PHOTO)

    again = phone.piece(PHOTO, 0, PHOTO)

    assert (again.status_code, again.headers["Upload-Offset"]) == (200, str(len(PHOTO)))


def test_a_whole_file_whose_last_answer_was_lost_needs_only_an_empty_piece(phone, store, world):
    Partials(store.root).append(world.observer.id, sha256(PHOTO), 0, PHOTO)

    finished = phone.piece(b"", len(PHOTO), PHOTO)

    assert finished.status_code == 201
    assert store.verify(sha256(PHOTO))


def test_altered_bytes_are_forgotten_and_begin_anew(phone):
    other = sha256(b"something else")

    altered = phone.piece(PHOTO, 0, PHOTO, other)

    assert (altered.status_code, altered.get_json()["error"]) == (422, "photo-altered")
    assert phone.far(other).headers["Upload-Offset"] == "0"


def test_what_is_no_photo_is_refused_with_words(phone):
    refused = phone.piece(b"<html>hello</html>", 0, b"<html>hello</html>")

    assert (refused.status_code, refused.get_json()["error"]) == (422, "photo-not-a-photo")
    assert "not a photo" in refused.get_json()["problems"]["photo"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Upload-Offset": "0"}, 400),
        ({"Upload-Offset": "-1", "Upload-Length": "5"}, 400),
        ({"Upload-Offset": "٣", "Upload-Length": "5"}, 400),
        ({"Upload-Offset": "0", "Upload-Length": "9" * 13}, 400),
        ({"Upload-Offset": "0", "Upload-Length": str(MAX_PHOTO_BYTES + 1)}, 422),
        ({"Upload-Offset": "4", "Upload-Length": "5"}, 422),
        ({"Upload-Offset": "0", "Upload-Length": "0"}, 422),
    ],
)
def test_odd_headers_are_refused(phone, headers, status):
    address = f"/sync/uploads/{sha256(b'hello')}"

    answer = phone.client.patch(
        address, data=b"hello", headers=HEADERS | headers, content_type=PIECE
    )

    assert answer.status_code == status


@pytest.mark.parametrize("name", ["..%2f..%2fetc", "A" * 64, "0" * 63, "g" * 64])
def test_only_a_sha256_names_a_photo(phone, name):
    assert phone.far(name).status_code == 404
    assert phone.piece(PHOTO, 0, PHOTO, name).status_code == 404


def test_one_hears_only_of_ones_own(app, phone, world):
    phone.piece(PHOTO[:HALF], 0, PHOTO)

    partner = Phone(app, world.partner)

    assert partner.far(sha256(PHOTO)).headers["Upload-Offset"] == "0"
    assert partner.piece(PHOTO[HALF:], HALF, PHOTO).headers["Upload-Offset"] == "0"
    phone.piece(PHOTO[HALF:], HALF, PHOTO)
    assert "Upload-Length" not in partner.far(sha256(PHOTO)).headers


def test_who_does_not_observe_has_no_door(app, world):
    supervisor = Phone(app, world.supervisor)

    assert supervisor.far(sha256(PHOTO)).status_code == 403
    assert supervisor.piece(PHOTO, 0, PHOTO).status_code == 403


def test_nobody_has_more_under_way_than_a_phone_could(phone, monkeypatch):
    monkeypatch.setattr(pieces, "MOST_UNFINISHED", 1)
    phone.piece(PHOTO[:HALF], 0, PHOTO)

    more = phone.piece(b"\xff\xd8\xff", 0, b"\xff\xd8\xff and more")

    assert more.status_code == 429
    assert int(more.headers["Retry-After"]) > 0


def test_a_phone_that_asks_again_at_once_meets_itself(phone, store, database, world):
    pieces_sent = [Piece(digest=sha256(PHOTO), offset=0, length=len(PHOTO), data=PHOTO)] * 4
    once = partial(pieces.add, database, world.observer, store, now=NOON)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(once, pieces_sent))

    assert {each.length for each in found} == {len(PHOTO)}
    assert sum(each.is_new for each in found) == 1
    assert store.verify(sha256(PHOTO))


def test_abandoned_pieces_are_swept_and_young_ones_stay(store, world):
    partials = Partials(store.root)
    for name in ("old", "young"):
        partials.append(world.observer.id, sha256(name.encode()), 0, b"piece")
    old = partials.path(world.observer.id, sha256(b"old"))
    os.utime(old, (0, 0))

    partials.sweep(before=NOON - timedelta(days=14))

    assert not old.exists()
    assert partials.offset(world.observer.id, sha256(b"young")) == 5
