"""Photos that are none, are too much, or say too much, through both doors of a draft."""

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from tests import photos
from tests.observations.visits import value_of
from unsera_watch.evidence.models import Upload
from unsera_watch.evidence.rules import MAX_PHOTO_BYTES
from unsera_watch.observations.models import Draft, DraftPhoto

REFUSED = {
    "photo-empty": b"",
    "photo-not-a-photo": photos.SVG,
    "photo-not-a-photo ": photos.HTML,
    "photo-broken": photos.truncated(photos.jpeg()),
    "photo-too-many-pixels": photos.png_bomb(),
    "photo-too-big": b"\xff\xd8\xff" + bytes(MAX_PHOTO_BYTES),
}
HARMLESS = "foto.jpg"

each_refused = pytest.mark.parametrize(("code", "sent"), REFUSED.items(), ids=REFUSED)


@pytest.fixture
def shoot(browser, world, draft):
    """Return a way to send one photo as the script of the page does."""
    browser.as_(world.observer)

    def shooting(sent, name=HARMLESS, **said):
        data = {"indicator": "K1.1", "people": "none", "photo": (BytesIO(sent), name), **said}
        headers = {"Accept": "application/json"}
        return browser.post(f"/drafts/{draft}/photos", data, headers=headers)

    return shooting


def attached(database):
    with database.reading() as session:
        return session.scalars(select(DraftPhoto)).all()


@each_refused
def test_a_script_is_told_what_is_wrong(database, settings, shoot, code, sent):
    answer = shoot(sent)

    assert (answer.status, answer.json["error"]) == (422, code.strip())
    assert answer.json["problems"]["photo"]
    assert attached(database) == []
    assert not list(settings.evidence_dir.glob("tmp/*"))


@each_refused
def test_without_script_the_typed_text_is_kept(browser, database, world, draft, code, sent):
    photo = {"p_K1_1_photo": (BytesIO(sent), HARMLESS), "p_K1_1_people": "none"}
    said = {"saved_n": "0", "go": "next", "q_K1_1": "ada", "q_K1_1_note": "Papan di pintu."}

    page = browser.as_(world.observer).post(f"/drafts/{draft}/sections/K1", {**said, **photo})

    assert page.status == 422
    assert page.text_of(".error-summary li").startswith("K1.1: ")
    assert value_of(page, "q_K1_1_note") == "Papan di pintu."
    assert page.soup.select_one('[name="q_K1_1"][value="ada"][checked]')
    assert page.soup.select('[name="p_K1_1_photo"][aria-invalid="true"]')
    assert attached(database) == []


def test_more_than_a_request_may_carry_is_answered_clearly(app, browser, world, draft):
    app.config["MAX_CONTENT_LENGTH"] = 10_000
    data = {"q_K1_1_note": "Papan", "p_K1_1_photo": (BytesIO(bytes(20_000)), HARMLESS)}

    page = browser.as_(world.observer).post(f"/drafts/{draft}/sections/K1", data)

    assert page.status == 413
    assert "64 MB" in page.words


def test_a_turned_photo_is_shown_upright_and_says_nothing_more(browser, shoot):
    turned = photos.jpeg(640, 480, orientation=6, position=photos.SERANG)

    sent = shoot(turned)

    assert sent.status == 201
    with browser.client.get(sent.json["full_url"]) as shown:
        image = Image.open(BytesIO(shown.data))
    assert image.size == (480, 640)
    assert not image.getexif()


def test_a_photo_without_exif_is_as_good_as_any(database, shoot):
    assert shoot(photos.jpeg()).status == 201

    with database.reading() as session:
        assert session.scalars(select(Upload)).one().exif == {}


@pytest.mark.parametrize(
    "name",
    [
        '../../../etc/passwd".jpg',
        "a%0d%0aX-Evil: 1.jpg",
        "<script>.svg",
        "\x00.html",
        "x" * 5_000 + ".jpg",
        "📷 مكتب.jpg",
    ],
)
def test_the_name_of_a_file_says_nothing(browser, shoot, name):
    sent = shoot(photos.jpeg(), name)

    assert sent.status == 201
    with browser.client.get(sent.json["thumb_url"]) as shown:
        assert shown.headers["Content-Disposition"] == 'inline; filename="thumb.jpg"'
        assert shown.headers["Content-Type"] == "image/jpeg"
        assert shown.headers["X-Content-Type-Options"] == "nosniff"
        assert "X-Evil" not in shown.headers


@pytest.mark.parametrize(
    "said",
    [
        {"lat": "nan", "lon": "106"},
        {"lat": "1e400", "lon": "106"},
        {"lat": "-6.1"},
        {"lat": "x", "lon": "y"},
        {"taken_at": "9999-12-31T23:59:59Z"},
        {"taken_at": "0001-01-01T00:00:00+14:00"},
        {"taken_at": "2026-11-24T10:00"},
        {"taken_at": "kemarin"},
    ],
    ids=str,
)
def test_what_the_phone_cannot_mean_is_as_good_as_unsaid(browser, database, draft, shoot, said):
    assert shoot(photos.jpeg(), **said).status == 201

    (photo,) = attached(database)
    assert (photo.lat, photo.taken_at) == (None, None)
    assert browser.get(f"/drafts/{draft}/sections/K1").status == 200


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"lat": "91", "lon": "0"}, 422),
        ({"people": "everybody"}, 422),
        ({"people": ""}, 422),
        ({"indicator": "K99"}, 404),
        ({"indicator": "K1.1\x00<b>"}, 404),
        ({"indicator": ""}, 422),
        ({"photo": "words"}, 422),
    ],
    ids=str,
)
def test_what_belongs_nowhere_is_refused(database, shoot, said, status):
    assert shoot(photos.jpeg(), **said).status == status
    assert attached(database) == []


@pytest.mark.parametrize("accuracy", ["-5", "1e300", "nan", "x"])
def test_an_accuracy_that_is_none_leaves_the_position(database, shoot, accuracy):
    shoot(photos.jpeg(), lat="-6.1", lon="106.1", accuracy_m=accuracy)

    (photo,) = attached(database)
    assert (photo.lat, photo.accuracy_m) == (-6.1, None)


def test_a_stale_window_keeps_its_photo_all_the_same(browser, database, world, draft):
    photo = {"p_K1_1_photo": (BytesIO(photos.jpeg()), HARMLESS), "p_K1_1_people": "none"}
    stale = {"saved_n": "7", "go": "next", "q_K1_1_note": "dari sini", **photo}

    page = browser.as_(world.observer).post(f"/drafts/{draft}/sections/K1", stale)

    assert page.status == 409
    assert len(page.soup.select(".thumb img")) == len(attached(database)) == 1
    with database.reading() as session:
        assert session.get_one(Draft, draft).body["notes"] == {}
