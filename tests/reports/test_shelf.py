"""The Ombudsman's shelf: finding a report, reading it, its file and its receipt."""

from hashlib import sha256

import pytest

from tests import make
from tests.reports import issued as made
from unsera_watch.observations.rules import Outcome
from unsera_watch.reports import queries

pytestmark = pytest.mark.usefixtures("english")
RECEIPT = "Not an approval, assessment or opinion of the Ombudsman"


def test_the_shelf_opens_a_report_on_one_page(browser, officer, report):
    shelf = browser.as_(officer).get("/shelf")
    page = browser.get(shelf.soup.select_one("tbody th a")["href"])

    assert shelf.text_of("tbody .status") == "Issued"
    assert page.text_of("h1").startswith("Unit Contoh Melati")
    for words in ("Indicative score", "K1.2", "old scale", report.code, RECEIPT):
        assert words in page.words
    assert report.versions[0].file_digest in page.words
    assert page.soup.select(".heat-none .heat-code")[0].text == "K1.2"


def test_the_shelf_is_filtered_by_region_state_and_words(browser, officer, report):
    browser.as_(officer)

    for asked in ("region=99.01", "state=issued", "q=001/LHO", f"q={report.code}"):
        assert len(browser.get(f"/shelf?{asked}").soup.select("tbody tr")) == 1, asked
    for asked in ("region=36.01", "state=received", "q=tidak-ada", "q=%00"):
        page = browser.get(f"/shelf?{asked}")
        assert len(page.soup.select("tbody tr")) == (asked == "q=%00"), asked


def test_a_shelf_of_many_is_paged_by_key(database, store):
    with database.work() as session:
        reports = [made.issued(session, make.world(session), store) for _ in range(3)]
        first, more = queries.shelf(session, queries.Search(), size=2)
        second, no_more = queries.shelf(session, queries.Search(after=first[-1].id), size=2)

    assert (more, no_more) == (True, False)
    assert {each.id for each in (*first, *second)} == {each.id for each in reports}


def test_an_officer_acknowledges_the_receipt(browser, officer, report):
    page = browser.as_(officer).get(f"/shelf/{report.id}")
    digest = page.soup.select_one("[name=file_digest]")["value"]

    sent = browser.post(
        f"/shelf/{report.id}/receive", {"file_digest": digest, "note": "Agenda 7 <b>"}
    )
    after = browser.get(sent.location)

    assert sent.status == 303
    assert "Agenda 7 <b>" in after.words
    assert after.text_of(".page-head .status") == "Received"
    assert after.words.count(RECEIPT) >= 1
    assert after.soup.select("[name=file_digest]") == []
    assert browser.get("/shelf").text_of("tbody .status") == "Received"


@pytest.mark.parametrize(("note", "status"), [("x" * 501, 422), ("fine", 409)])
def test_a_receipt_that_cannot_be_kept_comes_back(browser, officer, report, note, status):
    digest = report.versions[0].file_digest if status == 422 else "0" * 64

    answer = browser.as_(officer).post(
        f"/shelf/{report.id}/receive", {"file_digest": digest, "note": note}
    )

    assert answer.status == status
    assert status == 409 or note in answer.text


def test_the_file_is_a_download_under_its_number(browser, officer, report):
    page = browser.as_(officer).get(f"/shelf/{report.id}")
    address = next(a["href"] for a in page.soup.select("a.btn") if ".pdf" in a["href"])

    answer = browser.get(address).response

    assert address.endswith("/001-LHO-UNSERA-XI-2026.pdf")
    assert sha256(answer.data).hexdigest() == report.versions[0].file_digest
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="001-LHO-UNSERA-XI-2026.pdf"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert browser.get(f"/reports/{report.id}/other.pdf").status == 404


def test_a_visit_without_a_value_reads_as_such(browser, officer, world, store, database):
    with database.work() as session:
        closed = {"outcome": Outcome.CLOSED, "outcome_note": "Pintu terkunci."}
        report_id = made.issued(session, world, store, **closed).id

    page = browser.as_(officer).get(f"/shelf/{report_id}")

    assert "Cannot be scored" in page.words
    assert page.soup.select(".heat, .comparison") == []
