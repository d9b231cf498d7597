"""How letters, teams and assignments are shown: words, tones and addresses."""

import re
from datetime import date
from typing import Any, Final

from flask import current_app, url_for

from unsera_watch.accounts.models import Account
from unsera_watch.accounts.queries import display_name
from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.words import N_, say
from unsera_watch.offices.models import Office
from unsera_watch.programs.models import Assignment, AssignmentLetter, MemberRole, Team
from unsera_watch.programs.rules import Validity, validity
from unsera_watch.web.i18n import day, short_day, told
from unsera_watch.web.maps import thumb

SOON_DAYS: Final = 3
VALIDITY_STATUS: Final = {
    Validity.VALID: {"word": N_("Valid"), "tone": "good", "shape": "dot"},
    Validity.NOT_YET: {"word": N_("Not valid yet"), "tone": "fair", "shape": "ring"},
    Validity.EXPIRED: {"word": N_("Expired"), "tone": "plain", "shape": "square"},
    Validity.REVOKED: {"word": N_("Revoked"), "tone": "poor", "shape": "triangle"},
}
MEMBER_WORDS: Final = {MemberRole.LEADER: N_("Ketua"), MemberRole.MEMBER: N_("Anggota")}
VISITS: Final = {1: N_("First visit"), 2: N_("Second visit")}


def validity_of(letter: AssignmentLetter, today: date) -> Validity:
    """Say whether *letter* opens doors today."""
    return validity(
        valid_from=letter.valid_from,
        valid_until=letter.valid_until,
        revoked_at=letter.revoked_at,
        today=today,
    )


def public_address(letter: AssignmentLetter) -> str:
    """Return the whole address that the QR of *letter* opens."""
    path = url_for("programs.letter", code=letter.code)
    return f"{current_app.config['PUBLIC_URL']}{path}"


def due(assignment: Assignment, today: date) -> dict[str, Any]:
    """Return how urgent an assignment is, in words and a shape."""
    left = (assignment.due_on - today).days
    if left < 0:
        # Whether it was done in time is known to the rooms above; we do not call it late.
        word = say(N_("Due date: %(day)s"), day=short_day(assignment.due_on))
        return {"word": word, "tone": "plain", "shape": "none"}
    if left == 0:
        return {"word": N_("Due today"), "tone": "poor", "shape": "triangle"}
    word = say(N_("%(n)s days left"), n=left)
    soon = left <= SOON_DAYS
    return {
        "word": word,
        "tone": "fair" if soon else "plain",
        "shape": "diamond" if soon else "ring",
    }


def card(assignment: Assignment, today: date) -> dict[str, Any]:
    """Return an assignment as components/card.html draws it."""
    title = assignment.version.instrument.code
    return {
        "url": url_for("programs.assignment", assignment_id=assignment.id),
        "title": assignment.office.name,
        "subtitle": f"{assignment.product.name} · {title} v{assignment.version.number}",
        "pills": [
            due(assignment, today),
            {"word": VISITS[assignment.visit_no], "tone": "plain", "shape": "none"},
        ],
        "map": thumb(point_of(assignment.office)),
    }


def point_of(office: Office) -> Point | None:
    """Return where an office is, as far as anybody said."""
    if office.lat is None or office.lon is None:
        return None
    return Point(office.lat, office.lon, office.accuracy_m)


def person(account: Account) -> str:
    """Return a person with her number, to tell two of one name apart in a list."""
    return f"{account.name} · {account.number}" if account.number else account.name


def dates(letter: AssignmentLetter) -> str:
    """Return from when to when a letter is valid."""
    return f"{day(letter.valid_from)} – {day(letter.valid_until)}"


def members_of(team: Team) -> list[tuple[str, str]]:
    """Return who is in a team and who is responsible for it, names only."""
    return [
        *((told(MEMBER_WORDS[one.role]), one.account.name) for one in team.members),
        (told(N_("Field supervisor (DPL)")), display_name(team.supervisor)),
        (told(N_("Lecturer")), display_name(team.lecturer)),
    ]


def phone(number: str) -> dict[str, str]:
    """Return a number that a phone can call."""
    return {"text": number, "url": "tel:" + re.sub(r"[^\d+]", "", number)}
