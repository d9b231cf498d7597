"""Deciding once, by somebody who was not there."""

import pytest
from sqlalchemy import select

from tests import make
from unsera_watch.audit.models import AuditEntry
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action, Outcome, Status
from unsera_watch.observations.service import answer_presence, withdraw
from unsera_watch.programs.models import Team
from unsera_watch.verification import queries
from unsera_watch.verification.rules import WHOLE

DECISIONS = [
    (Action.VERIFY, {}, Status.VERIFIED),
    (Action.RETURN, {"remarks": {"K2.1": "Foto buram."}}, Status.RETURNED),
    (Action.REJECT, {"reason": "Bukan kantor ini."}, Status.REJECTED),
]


def status_of(database, observation_id):
    with database.reading() as session:
        return session.get_one(Observation, observation_id).status


def remarks_of(database, observation_id):
    with database.reading() as session:
        return queries.remarks(session, observation_id)


@pytest.mark.parametrize(("action", "said", "status"), DECISIONS)
def test_a_supervisor_decides(database, sent, judge, action, said, status):
    judge(sent, action, **said)

    assert status_of(database, sent) is status
    with database.reading() as session:
        (decision,) = queries.decisions(session, sent)
    assert (decision.action, decision.revision) == (action, 1)


def test_remarks_stand_by_indicator(database, sent, judge):
    said = {"K2.1": " Foto buram. ", WHOLE: "Ulangi dua foto.", "K1.1": "  "}

    judge(sent, Action.RETURN, remarks=said)

    found = {each.indicator: each.text for each in remarks_of(database, sent)}
    assert found == {"K2.1": "Foto buram.", WHOLE: "Ulangi dua foto."}


def test_every_row_of_a_decision_joins_the_trail(database, sent, judge):
    judge(sent, Action.RETURN, remarks={"K2.1": "Foto buram."})

    with database.reading() as session:
        newest = select(AuditEntry.tag, AuditEntry.kind).order_by(AuditEntry.seq.desc()).limit(3)
        entries = {tuple(row) for row in session.execute(newest)}
    assert entries == {
        ("observation:decided", "decision"),
        ("observation:decided", "observation"),
        ("remark:written", "remark"),
    }


def test_a_visit_that_was_refused_is_verified_like_any_other(database, world, judge):
    with database.work() as session:
        refused = make.sent(
            session, world, outcome=Outcome.REFUSED, outcome_note="Ditolak.", answers={}
        )

    judge(refused)

    assert status_of(database, refused) is Status.VERIFIED


@pytest.mark.parametrize("who", ["observer", "partner"])
def test_nobody_decides_on_their_own_visit(database, world, sent, judge, who):
    present = getattr(world, who)
    both = Actor(present.id, frozenset({Role.STUDENT, Role.SUPERVISOR}))
    with database.work() as session:
        session.get_one(Team, world.team_id).supervisor_id = present.id

    with pytest.raises(NotAllowed, match="own-visit"):
        judge(sent, by=both)


def test_a_partner_who_denies_it_still_cannot_decide(database, world, sent, judge):
    both = Actor(world.partner.id, frozenset({Role.STUDENT, Role.SUPERVISOR}))
    with database.work() as session:
        session.get_one(Team, world.team_id).supervisor_id = both.id
        visit_id = session.get_one(Observation, sent).visit_id
        answer_presence(session, both, visit_id, was_there=False, now=make.NOON)

    with pytest.raises(NotAllowed, match="own-visit"):
        judge(sent, by=both)


def test_another_supervisor_does_not_find_it(sent, judge, stranger):
    with pytest.raises(NotFound):
        judge(sent, by=stranger)


@pytest.mark.parametrize("who", ["observer", "lecturer", "coordinator"])
def test_others_may_not_decide(world, sent, judge, who):
    with pytest.raises(NotAllowed):
        judge(sent, by=getattr(world, who))


def test_returning_needs_a_remark(database, sent, judge):
    with pytest.raises(Invalid) as refusal:
        judge(sent, Action.RETURN)

    assert set(refusal.value.problems) == {WHOLE}
    assert status_of(database, sent) is Status.SUBMITTED


def test_the_second_decision_is_told(database, sent, judge):
    judge(sent)

    with pytest.raises(Conflict, match="decided-meanwhile"):
        judge(sent, Action.RETURN, remarks={"K1.1": "Terlambat."})
    assert remarks_of(database, sent) == []


def test_only_what_was_read_can_be_decided(sent, judge, resend):
    judge(sent, Action.RETURN, remarks={"K1.1": "Periksa lagi."})
    resend(sent)

    with pytest.raises(Conflict, match="newer-revision"):
        judge(sent, revision=1)


def test_what_was_withdrawn_cannot_be_decided(database, world, sent, judge):
    with database.work() as session:
        withdraw(session, world.observer, sent, now=make.NOON)

    with pytest.raises(Conflict, match="decided-meanwhile"):
        judge(sent)
