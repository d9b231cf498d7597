"""Who may read a report, and how its receipt is acknowledged."""

import pytest

from tests import make
from tests.reports import issued as made
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role
from unsera_watch.reports import queries
from unsera_watch.reports.rules import ReportStatus
from unsera_watch.reports.service import acknowledge


def test_an_officer_acknowledges_the_file_on_the_shelf_once(session, store):
    report = made.issued(session, make.world(session), store)
    officer, digest = made.officer(session), report.versions[0].file_digest

    receipt = acknowledge(
        session, officer, report.id, file_digest=digest, note=" Diterima. ", now=make.NOON
    )

    assert (report.status, receipt.note) == (ReportStatus.RECEIVED, "Diterima.")
    with pytest.raises(Conflict, match="cannot-receive-received"):
        acknowledge(session, officer, report.id, file_digest=digest, now=make.NOON)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"file_digest": "0" * 64}, Conflict),
        ({"note": "x" * 501}, Invalid),
        ({"note": "a\x00b"}, Invalid),
    ],
)
def test_a_receipt_is_for_the_very_file(session, store, changes, refusal):
    report = made.issued(session, make.world(session), store)
    sound = {"file_digest": report.versions[0].file_digest, "note": ""}

    with pytest.raises(refusal):
        acknowledge(session, made.officer(session), report.id, **(sound | changes), now=make.NOON)


def test_drafts_are_the_coordinators_alone(session):
    world = make.world(session)
    draft = made.drafted(session, world)

    for reader in (made.officer(session), world.supervisor, world.observer):
        with pytest.raises(NotFound):
            queries.readable(session, reader, draft.id)
    assert queries.readable(session, world.coordinator, draft.id) is draft


def test_an_issued_report_is_for_those_it_concerns_and_the_ombudsman(session, store):
    world, other = make.world(session), make.world(session)
    report = made.issued(session, world, store)
    people = (world.coordinator, world.supervisor, world.observer, world.partner)

    for reader in (*people, made.officer(session)):
        assert queries.readable(session, reader, report.id) is report
    for stranger in (other.coordinator, other.supervisor, other.observer):
        with pytest.raises(NotFound):
            queries.readable(session, stranger, report.id)


def test_the_receipt_belongs_to_the_ombudsman(session, store):
    world = make.world(session)
    report = made.issued(session, world, store)
    digest = report.versions[0].file_digest

    for person in (world.coordinator, make.account(session, Role.ADMIN)):
        with pytest.raises(NotAllowed):
            acknowledge(session, person, report.id, file_digest=digest, now=make.NOON)
