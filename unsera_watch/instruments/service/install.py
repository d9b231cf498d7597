"""Installing what is shipped: the citations and instruments of one folder of data files."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.instruments import queries
from unsera_watch.instruments.models import STATED, Citation, InstrumentVersion
from unsera_watch.instruments.rules.citations import CitationStatus, InForce
from unsera_watch.instruments.service.versions import publish
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say

CITATIONS: Final = "citations.json"
_IN_FORCE: Final = {True: InForce.YES, False: InForce.NO, None: InForce.UNKNOWN}


def install(
    session: Session, actor: Actor, folder: Path, *, now: datetime
) -> list[InstrumentVersion]:
    """Record the citations and publish the instruments in *folder*; again, nothing changes.

    A file that differs from the version published under its number is refused.
    """
    actor.require(Permission.INSTRUMENT_WRITE)
    known = queries.citations(session)
    for row in _read(folder / CITATIONS):
        _keep_citation(session, actor, known.get(row["code"]), row, now=now)
    files = sorted(path for path in folder.glob("*.json") if path.name != CITATIONS)
    return [publish(session, actor, _read(path), now=now) for path in files]


def _read(path: Path) -> Any:  # noqa: ANN401  (a JSON document)
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as trouble:
        raise Invalid({path.name: say(N_("This file cannot be read."))}, "bad-file") from trouble


def _keep_citation(
    session: Session,
    actor: Actor,
    known: Citation | None,
    row: Mapping[str, Any],
    *,
    now: datetime,
) -> None:
    """Add or refresh one citation; what a person wrote or confirmed no file overwrites."""
    stated = _stated(row)
    if known is None:
        known = Citation(id=uuid4(), status=CitationStatus.UNCONFIRMED, **stated)
        session.add(known)
    elif _is_in_hand(known) or _says(known, stated):
        return
    for name, value in stated.items():
        setattr(known, name, value)
    record(session, actor, Tag.CITATION_RECORDED, "citation", known.id, now=now, code=known.code)


def _stated(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file says, as the table keeps it."""
    return {
        **{name: row[name] for name in STATED},
        "article": row["article"] or "",
        "in_force": _IN_FORCE[row["in_force"]],
    }


def _is_in_hand(citation: Citation) -> bool:
    """Say whether a person confirmed or changed it: then the file has nothing more to say."""
    return citation.status is CitationStatus.CONFIRMED or citation.changed_at is not None


def _says(citation: Citation, stated: Mapping[str, Any]) -> bool:
    return all(getattr(citation, name) == value for name, value in stated.items())
