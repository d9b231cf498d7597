"""Verified observations, drafts and issued reports of the test world, made through services."""

from tests import make
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action, People, PhotoTaken, Position
from unsera_watch.observations.service import answer_presence
from unsera_watch.reports.service import issue, make_draft
from unsera_watch.verification.service import decide

FONTS = make.FONTS


def press(store, **changes):
    """Return the press of a real installation."""
    return make.press(store, **({"is_demo": False} | changes))


def taken(session, world, store, tint=1):
    """Return one photo the observer took at the office."""
    kept = make.photo(session, world.observer, store, tint=tint)
    return PhotoTaken(
        digest=kept.digest,
        indicator="K1.1",
        people=People.NONE,
        taken_at=make.NOON,
        position=Position(lat=-6.12331, lon=106.16681, accuracy_m=9, at=make.NOON),
    )


def verified(session, world, **changes):
    """Send the visit, confirm who was there and the references, verify; return the id."""
    make.confirm_citations(session, world.coordinator)
    sent = make.sent(session, world, **changes)
    visit = session.get_one(Observation, sent).visit
    answer_presence(session, world.partner, visit.id, was_there=True, now=make.NOON)
    decide(session, world.supervisor, sent, Action.VERIFY, revision=1, remarks={}, now=make.NOON)
    return sent


def drafted(session, world, **changes):
    """Return the draft of a report of a verified visit."""
    return make_draft(
        session, world.coordinator, verified(session, world, **changes), now=make.NOON
    )


def issued(session, world, store, printing=None, **changes):
    """Return an issued report of a verified visit."""
    draft = drafted(session, world, **changes)
    printing = printing or press(store)
    return issue(session, world.coordinator, draft.id, printing, now=make.NOON)


def officer(session):
    """Return an Ombudsman officer with an account."""
    return make.account(session, Role.OMBUDSMAN, name="Petugas Contoh")
