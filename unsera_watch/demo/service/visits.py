"""The sixteen visits: sent, confirmed or denied, decided, corrected, taken back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from unsera_watch.demo.rules.notes import ANSWER, REJECTION, REMARKS, corrected
from unsera_watch.demo.rules.visits import VISITS, VisitPlan
from unsera_watch.demo.service.field import Form, Stay, arrive, fill_in
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.observations import queries as observations
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action, Presence
from unsera_watch.observations.rules.draft import Ending
from unsera_watch.observations.service import answer_presence, drafts, sending, withdraw
from unsera_watch.verification import queries as verification
from unsera_watch.verification.service import answer_remark, decide

PACKING: Final = timedelta(minutes=12)
THINKING: Final = timedelta(minutes=25)
Happening = Callable[[Stage, VisitPlan, Session, datetime], None]


def _observation(session: Session, stage: Stage, plan: VisitPlan) -> Observation:
    return observations.get(session, stage.observations[plan.key])


def events(stage: Stage) -> Iterator[Event]:
    """Yield each visit's arrival, what the partners say, and what becomes of it."""
    for plan in VISITS:
        stay = _stay_times(stage, plan)
        sent = stay[1] + PACKING
        yield Event(sent, partial(_send, stage, plan))
        yield from _said(stage, plan, sent)
        yield from _fate(stage, plan, sent)


def _stay_times(stage: Stage, plan: VisitPlan) -> tuple[datetime, datetime]:
    start = stage.at(plan.ago, plan.clock)
    return start, start + timedelta(minutes=plan.minutes)


def _stay(stage: Stage, plan: VisitPlan) -> Stay:
    start, end = _stay_times(stage, plan)
    return Stay(
        office=plan.office,
        observer=stage.people[plan.observer],
        present=tuple(stage.people[key].id for key in (plan.observer, *plan.partners)),
        assignment_id=stage.assignments[plan.key],
        started_at=start,
        ended_at=end,
        off_m=plan.off_m,
        chance=stage.chance(plan.key),
    )


def _send(stage: Stage, plan: VisitPlan, session: Session, now: datetime) -> None:
    stay = _stay(stage, plan)
    draft_id = arrive(session, stay)
    if plan.is_done:
        fill_in(session, stage, stay, draft_id, Form(plan.target, plan.photos))
    draft = observations.draft(session, stay.observer, draft_id)
    ending = Ending(stay.ended_at, plan.outcome, plan.outcome_note)
    receipt = sending.send(session, stay.observer, draft_id, draft.saved_n, ending, now=now)
    stage.observations[plan.key] = receipt.observation_id


def _said(stage: Stage, plan: VisitPlan, sent: datetime) -> Iterator[Event]:
    """Let the partners answer; where one denies or is silent, it is the first."""
    for n, key in enumerate(plan.partners):
        state = Presence.CONFIRMED if n else plan.partner
        if state is not Presence.ASKED:
            was_there = state is Presence.CONFIRMED
            say = partial(_say, stage, plan, key, was_there=was_there)
            yield Event(sent + (n + 1) * THINKING, say)


def _say(
    stage: Stage, plan: VisitPlan, key: str, session: Session, now: datetime, *, was_there: bool
) -> None:
    visit = _observation(session, stage, plan).visit
    answer_presence(session, stage.people[key], visit.id, was_there=was_there, now=now)


def _fate(stage: Stage, plan: VisitPlan, sent: datetime) -> Iterator[Event]:
    """Yield decisions from the next working day on, one visit a little later than the other."""
    later = timedelta(minutes=stage.chance(f"{plan.key}/desk").randint(0, 40))
    moments = {
        Action.WITHDRAW: sent + 2 * THINKING,
        Action.RETURN: stage.at(plan.ago - 1, "09:10") + later,
        Action.RESUBMIT: stage.at(plan.ago - 1, "13:20") + later,
    }
    decided = stage.at(plan.ago - plan.fate.count(Action.RESUBMIT) - 1, "10:05") + later
    for action in plan.fate:
        happen = HAPPENINGS[action]
        yield Event(moments.get(action, decided), partial(happen, stage, plan))


def _verify(stage: Stage, plan: VisitPlan, session: Session, now: datetime) -> None:
    _decide(session, stage, plan, Action.VERIFY, now)


def _return(stage: Stage, plan: VisitPlan, session: Session, now: datetime) -> None:
    _decide(session, stage, plan, Action.RETURN, now, remarks=REMARKS)


def _reject(stage: Stage, plan: VisitPlan, session: Session, now: datetime) -> None:
    _decide(session, stage, plan, Action.REJECT, now, reason=REJECTION)


def _decide(
    session: Session,
    stage: Stage,
    plan: VisitPlan,
    action: Action,
    now: datetime,
    *,
    reason: str = "",
    remarks: Mapping[str, str] = MappingProxyType({}),
) -> None:
    supervisor = stage.people[plan.team.supervisor]
    read = _observation(session, stage, plan)
    for each in observations.same_visit(session, read):
        decide(
            session,
            supervisor,
            each.id,
            action,
            revision=each.revision,
            reason=reason,
            remarks=remarks,
            now=now,
        )


def _resend(stage: Stage, plan: VisitPlan, session: Session, now: datetime) -> None:
    """Answer the remarks, correct what they ask for, and send again."""
    observer, observation = stage.people[plan.observer], _observation(session, stage, plan)
    for remark in verification.last_remarks(session, observation.id):
        answer_remark(session, observer, remark.id, ANSWER, now=now)
    draft_id = drafts.reopen(session, observer, observation.id, now=now)
    draft = observations.draft(session, observer, draft_id)
    found, noted = corrected(draft.body["answers"], draft.body["notes"])
    drafts.save_answers(session, observer, draft_id, draft.saved_n, found, noted, now=now)
    sending.send(session, observer, draft_id, draft.saved_n, now=now)


def _take_back(stage: Stage, plan: VisitPlan, session: Session, now: datetime) -> None:
    observation = _observation(session, stage, plan)
    withdraw(session, stage.people[plan.observer], observation.id, now=now)


HAPPENINGS: Final[Mapping[Action, Happening]] = MappingProxyType(
    {
        Action.VERIFY: _verify,
        Action.RETURN: _return,
        Action.REJECT: _reject,
        Action.RESUBMIT: _resend,
        Action.WITHDRAW: _take_back,
    }
)
