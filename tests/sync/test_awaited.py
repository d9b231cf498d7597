"""Photos that are still on the phone: everybody sees that, and nobody verifies over it."""

from uuid import UUID, uuid4

import pytest

from tests.browser import Browser
from tests.make import NOON
from tests.photos import jpeg
from tests.sync.phone import sha256, shot
from unsera_watch.kernel.errors import Conflict
from unsera_watch.observations.rules import Action
from unsera_watch.observations.service import drafts
from unsera_watch.verification.service import decide

PHOTO = jpeg(320, 240)


@pytest.fixture
def sent(phone, record):
    """Return the id of a record whose answers came first."""
    name = uuid4()
    phone.put(record(photos=[shot(sha256(PHOTO))]), name, X_Photos="later")
    return name


def decided(database, who, name, action):
    with database.work() as session:
        said = {"K1.1": "Mohon fotonya."} if action is Action.RETURN else {}
        decide(session, who, UUID(str(name)), action, revision=1, remarks=said, now=NOON)


@pytest.mark.parametrize("page", ["/observations/{}", "/desk/{}"])
def test_the_record_and_the_desk_say_so(app, world, sent, page):
    reader = world.observer if "observations" in page else world.supervisor

    shown = Browser(app).as_(reader).get(page.format(sent))

    assert shown.status == 200
    assert "Photo 1 is still on the phone" in shown.words


def test_nobody_verifies_before_they_are_in(database, world, sent, phone):
    with pytest.raises(Conflict, match="photos-awaited"):
        decided(database, world.supervisor, sent, Action.VERIFY)

    phone.piece(PHOTO, 0, PHOTO)  # and then the phone was lost

    decided(database, world.supervisor, sent, Action.VERIFY)


def test_it_can_be_returned_and_is_corrected_on_that_phone(database, world, sent, phone):
    decided(database, world.supervisor, sent, Action.RETURN)

    with database.work() as session, pytest.raises(Conflict, match="photos-awaited"):
        drafts.reopen(session, world.observer, sent, now=NOON)
    (back,) = phone.get("/sync/data").get_json()["returned"]
    assert [each["is_held"] for each in back["photos"]] == [False]


def test_after_the_photo_and_the_record_again_it_can_be_verified(
    database, world, sent, phone, record
):
    phone.piece(PHOTO, 0, PHOTO)
    phone.put(record(photos=[shot(sha256(PHOTO))]), sent)

    decided(database, world.supervisor, sent, Action.VERIFY)

    assert phone.get("/sync/data").get_json()["receipts"][0]["id"] == str(sent)
