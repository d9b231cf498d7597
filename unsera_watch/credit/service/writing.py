"""A student writes down work, and corrects what came back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.credit import queries
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.rules import EntryAction, EntryKind, Work, advance, check_note, check_work
from unsera_watch.db.locks import hold
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.text import is_clean
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules.checks import CAMPUS_ZONE
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Team

_NOT_RETURNED = N_("Only an entry that was returned can be changed.")


def write(session: Session, actor: Actor, work: Work, *, now: datetime) -> UUID:
    """Write down work by hand; nobody is at two things at once."""
    actor.require(Permission.LOGBOOK_WRITE)
    hold(session, actor.id)
    team = _ensure_sound(session, actor, work, None, now)
    entry = LogbookEntry(id=uuid4(), account_id=actor.id, written_at=now)
    _fill(entry, work, team)
    session.add(entry)
    record(session, actor, Tag.LOGBOOK_WRITTEN, "logbook", entry.id, now=now)
    return entry.id


def change(session: Session, actor: Actor, entry_id: UUID, work: Work, *, now: datetime) -> None:
    """Correct an entry by hand that was returned, and send it again."""
    entry = _returned(session, actor, entry_id)
    if entry.visit_id is not None:
        raise Conflict("not-by-hand")
    _fill(entry, work, _ensure_sound(session, actor, work, entry_id, now))
    _resubmit(session, actor, entry, now)


def send_again(
    session: Session, actor: Actor, entry_id: UUID, words: str, *, now: datetime
) -> None:
    """Send a returned visit again with a sentence; its minutes are the visit's and stay."""
    entry = _returned(session, actor, entry_id)
    if entry.visit_id is None:
        raise Conflict("not-a-visit")
    problem = check_note(words)
    if problem:
        raise Invalid({"description": problem})
    entry.description = words.strip()
    _resubmit(session, actor, entry, now)


def _returned(session: Session, actor: Actor, entry_id: UUID) -> LogbookEntry:
    actor.require(Permission.LOGBOOK_WRITE)
    hold(session, actor.id)
    entry = queries.own(session, actor, entry_id)
    try:
        advance(entry.status, EntryAction.RESUBMIT)
    except Conflict as refusal:
        raise Conflict(refusal.code, say(_NOT_RETURNED)) from None
    return entry


def _resubmit(session: Session, actor: Actor, entry: LogbookEntry, now: datetime) -> None:
    """Put it before the lecturer again; the note stays until she speaks again."""
    entry.status = advance(entry.status, EntryAction.RESUBMIT)
    entry.decided_at = entry.decided_by = None
    record(session, actor, Tag.LOGBOOK_SUBMITTED, "logbook", entry.id, now=now)


def _fill(entry: LogbookEntry, work: Work, team: Team) -> None:
    entry.team_id, entry.kind = team.id, work.kind
    entry.worked_on, entry.started_at = work.worked_on, work.span.start
    entry.minutes, entry.description = work.span.minutes, work.description.strip()


def _ensure_sound(
    session: Session, actor: Actor, work: Work, but: UUID | None, now: datetime
) -> Team:
    """Return the team the work belongs to, or raise Invalid with every problem at once."""
    team = programs.team_for_student(session, actor.id, work.worked_on)
    if team is None:
        raise Invalid({"worked_on": say(N_("You were in no team on this day."))})
    others = queries.busy(session, actor.id, but)
    day = [span for span in others if _day(span.start) == work.worked_on]
    problems = check_work(
        work,
        others=others,
        day_minutes=sum(span.minutes for span in day),
        within=_letter_days(session, team, work.worked_on),
        now=now,
    )
    problems |= _check_shape(work)
    if problems:
        raise Invalid(problems)
    return team


def _check_shape(work: Work) -> dict[str, Message]:
    found: dict[str, Message] = {}
    if work.kind is EntryKind.VISIT:
        found["kind"] = say(N_("Visits stand in the logbook by themselves once verified."))
    if _day(work.span.start) != work.worked_on:
        found["worked_on"] = say(N_("The day and the start do not fit together."))
    if not is_clean(work.description):
        found["description"] = say(
            N_("This text holds invisible control characters. Type it again.")
        )
    return found


def _letter_days(session: Session, team: Team, on: date) -> tuple[date, date]:
    """Return the days of the letter that holds *on*, else of the newest one, else no day."""
    letters = [each for each in programs.letters(session, [team.id]) if not each.revoked_at]
    spans: Sequence[tuple[date, date]] = [(each.valid_from, each.valid_until) for each in letters]
    holding = [span for span in spans if span[0] <= on <= span[1]]
    return next(iter([*holding, *spans]), (date.max, date.min))


def _day(moment: datetime) -> date:
    return moment.astimezone(CAMPUS_ZONE).date()
