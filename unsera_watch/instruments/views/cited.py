"""What pages say about citations, worked out beforehand: templates only loop."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from flask import url_for
from sqlalchemy.orm import Session

from unsera_watch.accounts.queries import names
from unsera_watch.instruments.forms.citations import IN_FORCE_WORDS
from unsera_watch.instruments.models import Citation, InstrumentVersion
from unsera_watch.instruments.rules.citations import CitationStatus, InForce
from unsera_watch.instruments.service import resting_on
from unsera_watch.kernel.words import N_
from unsera_watch.web.i18n import current_language, day, moment, told

PILLS: Final = {
    CitationStatus.CONFIRMED: {"word": N_("Confirmed"), "tone": "good", "shape": "dot"},
    CitationStatus.UNCONFIRMED: {
        "word": N_("Not confirmed yet"),
        "tone": "fair",
        "shape": "diamond",
    },
}
REVOKED: Final = {"word": N_("Revoked"), "tone": "poor", "shape": "square"}


def pills(citation: Citation) -> list[dict[str, str]]:
    """Return who vouches for it, and whether it still holds."""
    is_revoked = citation.in_force is InForce.NO
    return [PILLS[citation.status], *([REVOKED] if is_revoked else [])]


def rows(session: Session, citations: Sequence[Citation]) -> list[list[Any]]:
    """Return one line for each: text, article, state, in force, who confirmed it, who cites it."""
    resting = resting_on(session)
    known = names(session, {one.confirmed_by for one in citations if one.confirmed_by})
    return [
        [
            {"text": one.text, "url": url_for("instruments.citation", code=one.code)},
            one.article or "–",
            {"status": PILLS[one.status]},
            {"text": told(IN_FORCE_WORDS[one.in_force]), "note": one.revoked_by},
            _confirmed(one, known.get(one.confirmed_by) if one.confirmed_by else None),
            _labels(resting.get(one.code, ())) or "–",
        ]
        for one in citations
    ]


def facts(session: Session, citation: Citation) -> list[tuple[str, str]]:
    """Return everything known of one citation."""
    known = names(session, list(filter(None, (citation.confirmed_by, citation.changed_by))))
    found = [
        (N_("What it says"), citation.about[current_language()]),
        (N_("Date of the text"), day(citation.dated_on)),
        (N_("Is it in force?"), told(IN_FORCE_WORDS[citation.in_force])),
        (N_("Revoked by"), citation.revoked_by),
        (N_("Where it was checked"), citation.checked_at_source),
        (N_("Instruments that rest on it"), _labels(resting_on(session).get(citation.code, ()))),
        (N_("Code"), citation.code),
    ]
    if citation.confirmed_by is not None:
        found.append((N_("Confirmed by"), known.get(citation.confirmed_by, "–")))
        found.append((N_("Confirmed on"), moment(citation.confirmed_at)))
    elif citation.changed_by is not None:
        found.append((N_("Last changed by"), known.get(citation.changed_by, "–")))
        found.append((N_("Last changed on"), moment(citation.changed_at)))
    return [(told(label), value or "–") for label, value in found]


def _confirmed(citation: Citation, who: str | None) -> Any:  # noqa: ANN401  (a cell of a table)
    if who is None:
        return "–"
    return {"text": who, "note": moment(citation.confirmed_at)}


def _labels(versions: Iterable[InstrumentVersion]) -> str:
    """Return `OBS-SP v1, v2; PPP-2022 v1`."""
    by_code = groupby(versions, key=lambda one: one.instrument.code)
    several = (
        f"{code} {', '.join(f'v{one.number}' for one in sorted(group, key=lambda one: one.number))}"
        for code, group in by_code
    )
    return "; ".join(several)
