"""Making and issuing: once, whole, and only on what is still verified."""

from hashlib import sha256

import pytest
from sqlalchemy import select

from tests import make
from tests.reports import issued as made
from unsera_watch.evidence.rules import Copy
from unsera_watch.kernel.errors import Conflict, NotAllowed, NotFound
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Outcome, Status
from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.models import Number
from unsera_watch.reports.pdf import render
from unsera_watch.reports.rules import ReportStatus
from unsera_watch.reports.service import issue, make_draft, preview


def test_a_verified_observation_gets_one_report(session):
    world = make.world(session)
    observation = made.verified(session, world)

    report = make_draft(session, world.coordinator, observation, now=make.NOON)

    assert (report.status, report.number) == (ReportStatus.DRAFT, None)
    assert report.code.startswith("UW-")
    with pytest.raises(Conflict, match="report-exists"):
        make_draft(session, world.coordinator, observation, now=make.NOON)


def test_only_a_verified_observation_is_reported(session):
    world = make.world(session)
    waiting = make.sent(session, world)

    with pytest.raises(Conflict, match="observation-not-verified"):
        make_draft(session, world.coordinator, waiting, now=make.NOON)


def test_a_coordinator_reports_only_her_own_programmes(session):
    observation = made.verified(session, make.world(session))
    other = make.world(session).coordinator

    with pytest.raises(NotFound):
        make_draft(session, other, observation, now=make.NOON)


def test_students_make_no_reports(session):
    world = make.world(session)

    with pytest.raises(NotAllowed):
        make_draft(session, world.observer, made.verified(session, world), now=make.NOON)


def test_issuing_freezes_the_document_and_keeps_its_file(session, store):
    world = make.world(session)
    photo = made.taken(session, world, store)

    report = made.issued(session, world, store, photos=(photo,))

    version = report.versions[0]
    with store.open(version.file_digest) as file:
        data = file.read()
    assert report.number == "001/LHO/UNSERA/XI/2026"
    assert sha256(data).hexdigest() == version.file_digest
    assert (len(data), version.pages) == (version.file_bytes, data.count(b"/Type /Page\n"))
    assert ReportDocument.from_plain(version.document).number == report.number


def test_the_frozen_document_gives_the_stored_bytes_again(session, store):
    world = make.world(session)
    report = made.issued(session, world, store, photos=(made.taken(session, world, store),))
    version = report.versions[0]
    session.flush()  # so that the document is read as the database keeps it
    session.expire_all()

    document = ReportDocument.from_plain(version.document)
    digest = document.photos[0].picture
    copy = store.copy_path(digest, Copy.REPORT).read_bytes()
    again = render(document, {digest: copy}, made.FONTS)

    assert sha256(again).hexdigest() == version.file_digest


def test_a_version_names_the_digest_of_all_it_rests_on(session, store):
    world = make.world(session)
    report = made.issued(session, world, store, photos=(made.taken(session, world, store),))
    observation = report.observation

    rests = report.versions[0].rests_on

    assert rests[f"observation:{observation.id}"] == observation.digest
    assert rests[f"photo:{observation.photos[0].id}"] == observation.photos[0].upload.digest
    assert {key.split(":")[0] for key in rests} == {
        "observation",
        "instrument-version",
        "decision",
        "photo",
    }


def test_what_is_no_longer_verified_is_not_issued(session, store):
    world = make.world(session)
    draft = made.drafted(session, world)
    session.get_one(Observation, draft.observation_id).status = Status.REVOKED
    session.flush()  # the service reads it again

    with pytest.raises(Conflict, match="observation-not-verified"):
        issue(session, world.coordinator, draft.id, made.press(store), now=make.NOON)

    assert session.scalars(select(Number)).all() == []


@pytest.mark.parametrize("harm", ["missing", "altered"])
def test_a_report_without_one_of_its_pictures_is_not_issued(session, store, harm):
    world = make.world(session)
    photo = made.taken(session, world, store)
    draft = made.drafted(session, world, photos=(photo,))
    path = store.copy_path(photo.digest, Copy.REPORT)
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-90])

    with pytest.raises(Conflict, match="picture-missing"):
        issue(session, world.coordinator, draft.id, made.press(store), now=make.NOON)
    assert preview(session, world.coordinator, draft.id, made.press(store), now=make.NOON)


def test_a_visit_that_ended_early_makes_a_report_without_a_value(session, store):
    world = make.world(session)
    closed = {"outcome": Outcome.CLOSED, "outcome_note": "Pintu terkunci."}

    report = made.issued(session, world, store, **closed)

    document = ReportDocument.from_plain(report.versions[0].document)
    assert document.result.total is None
    assert document.indicators == ()
