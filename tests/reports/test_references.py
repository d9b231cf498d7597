"""A report waits until somebody confirmed every reference that its instrument rests on."""

import pytest
from sqlalchemy import select

from tests import make
from tests.reports import issued as made
from unsera_watch.instruments import queries
from unsera_watch.instruments.service import withdraw_confirmation
from unsera_watch.kernel.errors import Conflict
from unsera_watch.reports.document import CitationStatus, ReportDocument
from unsera_watch.reports.models import Number
from unsera_watch.reports.service import issue

CODE = "uu-25-2009-ps-21"


def withdraw(session, world):
    """Take back the confirmation of one reference that OBS-SP rests on."""
    seen = queries.citation(session, CODE).row_version
    withdraw_confirmation(session, world.coordinator, CODE, seen=seen, now=make.NOON)


@pytest.fixture
def waiting(database, world, draft_id):
    """Return a draft that rests on one reference nobody vouches for any more."""
    with database.work() as session:
        withdraw(session, world)
    return draft_id


def test_a_report_on_unconfirmed_references_is_not_issued(session, store):
    world = make.world(session)
    draft = made.drafted(session, world)
    session.flush()  # so that the counter of the citation stands
    withdraw(session, world)

    with pytest.raises(Conflict, match="unconfirmed-citations") as refusal:
        issue(session, world.coordinator, draft.id, made.press(store), now=make.NOON)

    assert "Pasal 21" in str(refusal.value.message)
    assert "Pasal 22" not in str(refusal.value.message)
    assert session.scalars(select(Number)).all() == []


def test_a_confirmed_revocation_is_printed_and_stops_nothing(session, store):
    world = make.world(session)
    report = made.issued(session, world, store)

    document = ReportDocument.from_plain(report.versions[0].document)

    found = {each.status: each for each in document.citations}
    assert CitationStatus.UNCONFIRMED not in found
    assert "dicabut oleh Naskah pencabut contoh" in found[CitationStatus.REVOKED].note
    assert found[CitationStatus.CONFIRMED].note.endswith("; dicek pada: Naskah contoh")


@pytest.mark.usefixtures("english")
def test_the_draft_says_what_waits_and_has_no_button(browser, world, waiting):
    browser.as_(world.coordinator)

    page, early = browser.get(f"/reports/{waiting}"), browser.post(f"/reports/{waiting}/issue")

    links = [str(link["href"]) for link in page.soup.select("main a[href*='/citations/']")]
    assert "It cannot be issued yet" in page.words
    assert f"/instruments/citations/{CODE}" in links
    assert page.soup.select("form[action$=issue]") == []
    assert (early.status, "Pasal 21" in early.words) == (409, True)


@pytest.mark.usefixtures("english")
def test_the_draft_names_revoked_texts_before_the_button(browser, world, draft_id):
    page = browser.as_(world.coordinator).get(f"/reports/{draft_id}")

    assert "No longer in force" in page.words
    assert "Revoked by: Naskah pencabut contoh" in page.words
    assert page.words.index("No longer in force") < page.words.index("Issue and give the number")
