"""Interviews row by row: added in one tap, counted, taken out, named by nobody."""

from tests import make
from tests.observations.interviews.asking import RESPONDENT, USERS, respondent, send, write
from tests.observations.visits import ending, value_of
from unsera_watch.instruments.rules import HOUR
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules.rows import KEY


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


def test_two_windows_that_add_a_respondent_at_once_keep_both(browser, database, world, users):
    browser.as_(world.observer)
    one, other = (browser.get(f"/drafts/{users}/sections/RESP/rows/0") for _ in range(2))
    for page, answer in ((one, "ya"), (other, "tidak")):
        known = {name: value_of(page, name) for name in ("saved_n", "row_key")}
        sent = browser.post(page.address, respondent(q_M01=answer, **known))
        assert sent.status == 303, sent.words

    with database.reading() as session:
        rows = session.get_one(Draft, users).body["answers"]["RESP"]
        assert [row["M01"] for row in rows] == ["ya", "tidak"]


def test_a_respondent_taken_out_elsewhere_is_not_lost_while_typed(browser, database, world, users):
    write(database, world, users, {"RESP": [{"M01": "ya"}, {"M01": "ya"}]})
    page = browser.as_(world.observer).get(f"/drafts/{users}/sections/RESP/rows/2")
    known = {name: value_of(page, name) for name in ("saved_n", "row_key")}
    write(database, world, users, {"RESP": []})

    browser.post(page.address, respondent(**known))

    with database.reading() as session:
        assert len(session.get_one(Draft, users).body["answers"]["RESP"]) == 1


def test_a_row_saved_twice_from_one_page_is_one_row(browser, database, world, users):
    page = browser.as_(world.observer).get(f"/drafts/{users}/sections/RESP/rows/0")
    key = value_of(page, "row_key")
    for saved_n in ("0", "1"):
        browser.post(page.address, respondent(saved_n=saved_n, row_key=key))

    with database.reading() as session:
        assert len(session.get_one(Draft, users).body["answers"]["RESP"]) == 1


def test_the_key_of_a_row_is_not_sent(database, world, draft, users):
    with database.reading() as session:
        observed = make.answers(session)
    write(database, world, draft, observed)
    write(database, world, users, {"RESP": [RESPONDENT | {KEY: "0" * 32}]})

    receipt = send(database, world, draft)

    with database.reading() as session:
        found = queries.same_visit(session, queries.get(session, receipt.observation_id))
        answers = next(e.answers for e in found if e.version.instrument.code == USERS)
        assert KEY not in answers["RESP"][0]
