"""What a phone is told before it goes where there is no signal."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.make import NOON
from tests.sync.phone import Phone
from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.models import AuthSession
from unsera_watch.accounts.service import sessions
from unsera_watch.observations.rules import Action
from unsera_watch.observations.rules.draft import Opening
from unsera_watch.observations.service import drafts
from unsera_watch.verification.service import decide


def data(phone):
    answer = phone.get("/sync/data")
    assert answer.status_code == 200
    return answer.get_json()


def test_an_assignment_comes_with_everything_a_visit_needs(phone, world):
    (found,) = data(phone)["assignments"]

    assert found["id"] == str(world.assignment_id)
    assert [form["leads"] for form in found["forms"]] == [True]
    assert [each["id"] for each in found["members"]] == [str(world.partner.id)]
    assert found["limits"]["far_m"]
    assert found["sent"] == []


def test_every_page_that_is_named_opens(phone):
    for address in data(phone)["pages"]:
        assert phone.client.get(address).status_code == 200, address


def test_what_came_back_can_be_corrected_and_sent_as_it_stands(phone, record, database, world):
    sent = phone.put(record()).get_json()["url"].rsplit("/", 1)[1]
    with database.work() as session:
        said = {"K1.1": "Foto kurang jelas."}
        words = {"revision": 1, "remarks": said, "reason": "Mohon foto ulang.", "now": NOON}
        decide(session, world.supervisor, UUID(sent), Action.RETURN, **words)

    (back,) = data(phone)["returned"]
    draft = back["draft"]
    again = record(revision=2, position=draft["position"], answers=draft["answers"])

    assert (draft["remark"], draft["remarks"]) == ("Mohon foto ulang.", said)
    assert phone.put(again, sent).status_code == 201


def test_a_draft_of_the_server_is_named_until_it_moved(phone, database, world):
    opening = Opening(NOON - timedelta(hours=2), (), None)
    with database.work() as session:
        drafts.begin(session, world.observer, world.assignment_id, opening, now=NOON)

    (named,) = data(phone)["drafts"]
    phone.post(f"/sync/drafts/{named['id']}/take")

    assert data(phone)["drafts"] == []


def test_who_else_sent_is_known_beforehand(app, phone, record, database, world):
    Phone(app, world.partner).put(record())

    (found,) = data(phone)["assignments"]

    with database.reading() as session:
        name = accounts.get(session, world.partner.id).name
    assert [each["name"] for each in found["sent"]] == [name]


@pytest.mark.parametrize(("ended", "do"), [("revoked", True), (None, False)])
def test_a_session_says_how_it_ended(phone, database, world, ended, do):
    with database.work() as session:
        row = session.scalars(select(AuthSession)).one()
        if do:
            sessions.revoke(session, world.observer, row.id, now=NOON)

    told = phone.get("/sync/session").get_json()

    assert told["ended"] == ended
    assert (told["account"] is None) == do


def test_nobody_is_told_that_nobody_is_signed_in(app):
    told = app.test_client().get("/sync/session").get_json()

    assert (told["account"], told["ended"]) == (None, "none")
