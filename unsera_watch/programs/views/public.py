"""The page behind the QR of a letter: anybody may ask whether it is valid; no person is named."""

from typing import Any, Final

from flask.typing import ResponseReturnValue

from unsera_watch.accounts.service import throttling
from unsera_watch.kernel.codes import read_code
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.words import N_
from unsera_watch.programs import queries
from unsera_watch.programs.models import AssignmentLetter
from unsera_watch.programs.rules import Validity, campus_day
from unsera_watch.programs.views.blueprint import bp
from unsera_watch.programs.views.shown import dates, phone, validity_of
from unsera_watch.web.guard import open_to_all
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock, db, remote_address

LOOK_UP: Final = "letter"
VERDICTS: Final = {
    Validity.VALID: (
        "genuine",
        N_("This letter is valid"),
        N_("The university sent this team. You may call the contact below to make sure."),
    ),
    Validity.NOT_YET: (
        "unknown",
        N_("This letter is not valid yet"),
        N_("The university sent this team, but only from the first day below."),
    ),
    Validity.EXPIRED: (
        "replaced",
        N_("This letter has expired"),
        N_("Its last day is over. The team may no longer use it."),
    ),
    Validity.REVOKED: (
        "altered",
        N_("This letter was revoked"),
        N_("The university called this team back. The team may no longer use it."),
    ),
}


@bp.get("/letters/<code>")
@open_to_all
def letter(code: str) -> ResponseReturnValue:
    found = _looked_up(code)
    programme = found.team.period.programme
    return render(
        "programs/letter.html",
        shown=_verdict(found),
        about=_about(found),
        contact=[(programme.contact_name, phone(programme.contact_phone))],
    )


def _looked_up(code: str) -> AssignmentLetter:
    """Count the try first and give it back when there is such a letter: nobody guesses codes."""
    key = throttling.address_key(LOOK_UP, remote_address())
    with db.work() as session:
        throttling.take(session, key, now=clock())
    canonical = read_code(code)
    if canonical is None:
        raise NotFound("no-such-letter")
    with db.work() as session:
        found = queries.letter_by_code(session, canonical)
        throttling.give_back(session, key, now=clock())
    return found


def _verdict(letter: AssignmentLetter) -> dict[str, Any]:
    kind, title, text = VERDICTS[validity_of(letter, campus_day(clock()))]
    return {"kind": kind, "title": title, "text": text}


def _about(letter: AssignmentLetter) -> list[tuple[str, str]]:
    """Say what an officer compares with the paper; of the people only how many they are."""
    return [
        (told(N_("Number")), letter.number),
        (told(N_("Valid")), dates(letter)),
        (told(N_("Team")), letter.team.name),
        (told(N_("Members")), str(len(letter.team.members))),
        (told(N_("Signed as")), letter.signed_as),
    ]
