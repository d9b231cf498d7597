"""Who confirms a citation, on what, and what a confirmation is worth afterwards."""

import json
import shutil
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests import make
from tests.instruments.shipped import SHIPPED
from unsera_watch.audit.models import AuditEntry
from unsera_watch.instruments import queries
from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules.citations import CitationStatus, InForce, Standing, standing
from unsera_watch.instruments.service import (
    confirm,
    correct,
    install,
    resting_on,
    withdraw_confirmation,
)
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role

CODE = "uu-25-2009-ps-21"
OLD = "per-ombudsman-22-2016"
LATER = make.NOON + timedelta(days=1)


@pytest.fixture
def coordinator(session):
    return make.account(session, Role.COORDINATOR)


@pytest.fixture
def vouch(session, coordinator):
    """Return a way to confirm a citation as it is now, but for some changes."""

    def act(code=CODE, **changes):
        seen = queries.citation(session, code).row_version
        facts = make.citation_facts(session, code, **changes)
        confirm(session, coordinator, code, facts, seen=seen, now=make.NOON)
        session.flush()  # so that the next one sees another state
        return queries.citation(session, code)

    return act


def test_a_person_confirms_what_she_read(session, coordinator, vouch):
    found = vouch(dated_on=date(2009, 7, 18), article="Pasal 21 ayat (1)")

    assert (found.status, found.in_force) == (CitationStatus.CONFIRMED, InForce.YES)
    assert (found.confirmed_by, found.confirmed_at) == (coordinator.id, make.NOON)
    assert (found.article, found.dated_on) == ("Pasal 21 ayat (1)", date(2009, 7, 18))
    assert found.checked_at_source == "Naskah contoh"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"in_force": InForce.UNKNOWN}, "in_force"),
        ({"in_force": InForce.NO}, "revoked_by"),
        ({"revoked_by": "Naskah lain"}, "revoked_by"),
        ({"checked_at_source": " "}, "checked_at_source"),
        ({"text": ""}, "text"),
        ({"text": "a" * 501}, "text"),
        ({"dated_on": date(2026, 11, 26)}, "dated_on"),
    ],
)
def test_half_a_confirmation_is_none(session, vouch, changes, field):
    with pytest.raises(Invalid) as refusal:
        vouch(**changes)

    assert list(refusal.value.problems) == [field]
    assert queries.citation(session, CODE).status is CitationStatus.UNCONFIRMED


def test_a_revoked_text_can_be_confirmed_as_revoked(vouch):
    found = vouch(OLD)

    assert found.status is CitationStatus.CONFIRMED
    assert standing(found.status, found.in_force) is Standing.REVOKED


def test_a_correction_takes_the_confirmation_with_it(session, coordinator, vouch):
    seen = vouch().row_version
    facts = make.citation_facts(session, CODE, article="Pasal 22")

    found = correct(session, coordinator, CODE, facts, seen=seen, now=LATER)

    assert (found.article, found.status) == ("Pasal 22", CitationStatus.UNCONFIRMED)
    assert (found.confirmed_by, found.changed_by) == (None, coordinator.id)


def test_a_confirmation_can_be_withdrawn_once(session, coordinator, vouch):
    seen = vouch().row_version

    found = withdraw_confirmation(session, coordinator, CODE, seen=seen, now=LATER)
    session.flush()  # so that the counter has moved on

    assert (found.status, found.confirmed_at) == (CitationStatus.UNCONFIRMED, None)
    with pytest.raises(Conflict, match="citation-not-confirmed"):
        withdraw_confirmation(session, coordinator, CODE, seen=found.row_version, now=LATER)


def test_nobody_decides_on_a_state_that_was_not_read(session, coordinator, vouch):
    seen = queries.citation(session, CODE).row_version
    vouch()
    facts = make.citation_facts(session, CODE)

    with pytest.raises(Conflict, match="citation-changed"):
        confirm(session, coordinator, CODE, facts, seen=seen, now=LATER)


@pytest.mark.parametrize("role", [Role.STUDENT, Role.SUPERVISOR, Role.LECTURER, Role.OMBUDSMAN])
def test_who_may_not_confirm_is_refused(session, role):
    facts = make.citation_facts(session, CODE)

    with pytest.raises(NotAllowed, match="needs-citation-confirm"):
        confirm(session, make.actor(role), CODE, facts, seen=1, now=make.NOON)


def test_no_command_confirms_anything(session):
    with pytest.raises(NotAllowed, match="only-a-person-confirms"):
        confirm(session, SYSTEM, CODE, make.citation_facts(session, CODE), seen=1, now=make.NOON)


def test_what_is_not_cited_anywhere_is_not_found(session, coordinator):
    facts = make.citation_facts(session, CODE)

    with pytest.raises(NotFound):
        confirm(session, coordinator, "tidak-ada", facts, seen=1, now=make.NOON)


def test_each_step_is_told_by_the_trail(database):
    with database.work() as session:
        by = make.account(session, Role.COORDINATOR)
    for seen, step in enumerate((confirm, correct), start=1):
        with database.work() as session:
            step(session, by, CODE, make.citation_facts(session, CODE), seen=seen, now=make.NOON)

    with database.reading() as session:
        mine = AuditEntry.row_id == str(queries.citation(session, CODE).id)
        told = session.scalars(select(AuditEntry.tag).where(mine).order_by(AuditEntry.seq)).all()

    assert told == ["citation:recorded", "citation:confirmed", "citation:corrected"]


@pytest.mark.parametrize("step", [confirm, correct])
def test_no_file_overwrites_what_a_person_wrote(session, coordinator, tmp_path, step):
    folder = shutil.copytree(SHIPPED, tmp_path / "instruments")
    said = make.citation_facts(session, CODE, article="Pasal 21 huruf a")
    step(session, coordinator, CODE, said, seen=1, now=make.NOON)
    rows = json.loads((folder / "citations.json").read_text(encoding="utf-8"))
    changed = [row | {"article": "Pasal 99"} for row in rows]
    (folder / "citations.json").write_text(json.dumps(changed), encoding="utf-8")

    install(session, SYSTEM, folder, now=LATER)

    known = queries.citations(session)
    assert known[CODE].article == "Pasal 21 huruf a"
    assert known[CODE].checked_at_source == "Naskah contoh"
    assert known[OLD].article == "Pasal 99"


@pytest.mark.parametrize(
    "harm", [{"in_force": InForce.UNKNOWN}, {"checked_at_source": ""}, {"changed_by": None}]
)
def test_the_database_refuses_a_confirmation_without_its_reasons(session, vouch, harm):
    for name, value in harm.items():
        setattr(vouch(), name, value)

    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_every_instrument_that_rests_on_a_citation_is_named(session):
    found = resting_on(session)

    assert "OBS-SP" in {version.instrument.code for version in found[CODE]}
    assert set(found) <= set(session.scalars(select(Citation.code)))
