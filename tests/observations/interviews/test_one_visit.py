"""One visit, several instruments: begun, sent and corrected together, scored apart."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.observations.interviews.asking import RESPONDENT, USERS, send, write
from tests.observations.visits import begun
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft, Observation, Visit
from unsera_watch.observations.rules import Status
from unsera_watch.observations.service.submit import submit


def test_one_visit_begins_a_draft_for_each_instrument(database, world):
    with database.work() as session:
        first = session.get_one(Draft, begun(session, world))
        beside = queries.beside(session, first)

        codes = {each.version.instrument.code for each in beside}
        assert first.version.instrument.code == "OBS-SP"
        assert codes == {USERS, "WWC-PETUGAS"}
        assert {each.visit_id for each in beside} == {first.visit_id}


def test_only_the_leading_draft_is_listed(database, world, draft):
    with database.reading() as session:
        assert [each.id for each in queries.drafts(session, world.observer)] == [draft]


def test_what_was_filled_in_is_sent_as_one_visit(database, world, draft, users):
    with database.reading() as session:
        observed = make.answers(session)
    write(database, world, draft, observed)
    write(database, world, users, {"RESP": [RESPONDENT]})

    receipt = send(database, world, draft)

    with database.reading() as session:
        found = queries.same_visit(session, queries.get(session, receipt.observation_id))
        assert {each.version.instrument.code for each in found} == {"OBS-SP", USERS}
        assert session.scalar(select(func.count()).select_from(Visit)) == 1
        assert session.scalar(select(func.count()).select_from(Draft)) == 0


def test_a_problem_in_one_form_holds_back_the_whole_visit(database, world, draft, users):
    with database.reading() as session:
        observed = make.answers(session)
    write(database, world, draft, observed)
    write(database, world, users, {"RESP": [RESPONDENT | {"U1": 9}]})

    with pytest.raises(Invalid) as refusal:
        send(database, world, draft)

    assert list(refusal.value.problems) == [f"{users}/RESP[0].U1"]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Observation)) == 0


def test_another_instrument_than_those_asked_is_refused(database, world):
    with database.work() as session:
        other = make.world(session, also=("PEKPPP-F02A",))
        stranger = begun(session, other)
        version = next(iter(queries.beside(session, session.get_one(Draft, stranger))))
        sent = make.submission(session, world, version_id=version.instrument_version_id)

        with pytest.raises(Conflict, match="other-instrument"):
            submit(session, world.observer, sent, now=make.NOON)


def test_a_question_that_disappeared_takes_its_answer_along(database, world, draft, users):
    with database.reading() as session:
        observed = make.answers(session)
    write(database, world, draft, observed)
    write(database, world, users, {"RESP": [RESPONDENT | {"M06": "tidak", "M06A": "uang"}]})

    receipt = send(database, world, draft)

    with database.reading() as session:
        found = queries.same_visit(session, queries.get(session, receipt.observation_id))
        answers = next(e.answers for e in found if e.version.instrument.code == USERS)
        assert "M06A" not in answers["RESP"][0]


def test_a_visit_is_ended_on_its_first_form(browser, database, world, draft, users):
    page = browser.as_(world.observer).get(f"/drafts/{users}/finish")

    assert page.location.endswith(f"/drafts/{draft}/finish")
    with pytest.raises(Conflict, match="not-the-leading-draft"):
        send(database, world, users)


def moved(session, world, observation_id):
    """Return a correction that says the visit began five hours earlier."""
    first = queries.get(session, observation_id)
    first.status = Status.RETURNED
    return make.submission(
        session,
        world,
        instance_id=first.id,
        revision=2,
        started_at=first.visit.started_at - timedelta(hours=5),
        ended_at=first.visit.ended_at,
    )


def test_correcting_one_form_does_not_move_the_visit_under_another(database, world, draft, users):
    with database.reading() as session:
        observed = make.answers(session)
    write(database, world, draft, observed)
    write(database, world, users, {"RESP": [RESPONDENT]})
    receipt = send(database, world, draft)
    with database.work() as session:
        correction = moved(session, world, receipt.observation_id)

        with pytest.raises(Invalid) as refusal:
            submit(session, world.observer, correction, now=make.NOON)

    assert set(refusal.value.problems) == {"ended_at"}
