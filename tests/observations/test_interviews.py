"""One visit, several instruments: interviews row by row, sent together, scored apart."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.observations.visits import begun, ending, value_of
from unsera_watch.instruments.rules import HOUR
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft, Observation, Visit
from unsera_watch.observations.rules import Outcome
from unsera_watch.observations.rules.draft import Ending
from unsera_watch.observations.service import drafts, sending
from unsera_watch.observations.service.submit import submit

USERS = "WWC-PENGGUNA"
RESPONDENT = {
    **{f"M{number:02}": "tidak" for number in range(1, 11)},
    **{f"U{number}": 3 for number in range(1, 10)},
    **{f"T{number}": 4 for number in range(1, 4)},
}


@pytest.fixture
def world(database):
    """Return a programme whose one assignment also asks users and officials."""
    with database.work() as session:
        return make.world(session, also=(USERS, "WWC-PETUGAS"))


@pytest.fixture
def users(database, world, draft):
    """Return the draft of the users' interview."""
    with database.reading() as session:
        beside = queries.beside(session, session.get_one(Draft, draft))
        return next(each.id for each in beside if each.version.instrument.code == USERS)


def write(database, world, draft_id, answers):
    with database.work() as session:
        saved = session.get_one(Draft, draft_id).saved_n
        drafts.save_answers(session, world.observer, draft_id, saved, answers, {}, now=make.NOON)


def send(database, world, draft_id):
    end = Ending(make.NOON - timedelta(hours=1), Outcome.DONE)
    with database.work() as session:
        saved = session.get_one(Draft, draft_id).saved_n
        return sending.send(session, world.observer, draft_id, saved, end, now=make.NOON)


def respondent(**changes):
    """Return what a phone sends of one respondent."""
    fields = {f"q_{code}": str(answer) for code, answer in RESPONDENT.items()}
    return fields | {"go": "next"} | changes


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


def test_a_respondent_is_added_in_one_tap_and_counted(browser, world, users):
    browser.as_(world.observer)
    first = browser.get(f"/drafts/{users}/sections/RESP/rows/0")

    sent = browser.post(first.address, respondent(saved_n=value_of(first, "saved_n")))
    listed = browser.get(f"/drafts/{users}/sections/RESP")

    assert sent.location.endswith("/rows/1")
    assert listed.text_of(".rows-count") == "1 respondent"
    assert "Respondent 1" in listed.words
    assert world.observer.id.hex not in listed.text


def test_only_the_hour_of_an_interview_is_kept(browser, database, world, users):
    page = browser.as_(world.observer).get(f"/drafts/{users}/sections/RESP/rows/0")

    browser.post(page.address, respondent(saved_n=value_of(page, "saved_n")))

    with database.reading() as session:
        (row,) = session.get_one(Draft, users).body["answers"]["RESP"]
        assert row[HOUR] == 12
        assert set(row) == {HOUR, *RESPONDENT}


def test_an_empty_respondent_is_not_added(browser, database, world, users):
    page = browser.as_(world.observer).get(f"/drafts/{users}/sections/RESP/rows/0")

    browser.post(page.address, {"saved_n": value_of(page, "saved_n"), "go": "list"})

    with database.reading() as session:
        assert session.get_one(Draft, users).body["answers"]["RESP"] == []


def test_a_respondent_can_be_taken_out_again(browser, database, world, users):
    write(database, world, users, {"RESP": [{"M01": "ya"}, {"M01": "tidak"}]})
    page = browser.as_(world.observer).get(f"/drafts/{users}/sections/RESP")

    browser.post(f"{page.address}/rows/0/remove", {"saved_n": value_of(page, "saved_n")})

    with database.reading() as session:
        assert session.get_one(Draft, users).body["answers"]["RESP"] == [{"M01": "tidak"}]


def test_a_row_that_cannot_be_is_not_found(browser, world, users):
    browser.as_(world.observer)

    assert browser.get(f"/drafts/{users}/sections/RESP/rows/7").status == 404


def test_the_last_page_names_what_is_missing_in_every_form(browser, database, world, draft, users):
    write(database, world, users, {"RESP": [{"M01": "ya"}]})
    page = browser.as_(world.observer).get(f"/drafts/{draft}/finish")

    refused = browser.post(page.address, ending(value_of(page, "saved_n")))

    links = [str(a["href"]) for a in refused.soup.select(".error-summary a")]
    assert refused.status == 422
    assert f"/drafts/{users}/sections/RESP/rows/0?check=1" in links
    assert f"/drafts/{draft}/sections/K1?check=1" in links
    assert "nothing was written, so it is not sent" in refused.words


def test_a_link_to_a_row_shows_what_is_wrong_beside_each_field(browser, database, world, users):
    write(database, world, users, {"RESP": [RESPONDENT, RESPONDENT | {"U1": 9, "M01": ""}]})

    page = browser.as_(world.observer).get(f"/drafts/{users}/sections/RESP/rows/1?check=1")

    told = [" ".join(li.get_text(" ").split()) for li in page.soup.select(".error-summary li")]
    assert len(told) == 2
    assert told[0].endswith("Answer this question.")
    assert told[1].endswith("The largest number here is 4.")


def test_a_link_to_a_part_names_every_question_left_open(browser, database, world, draft):
    page = browser.as_(world.observer).get(f"/drafts/{draft}/sections/K1?check=1")

    assert len(page.soup.select(".error-summary li")) == 5
