"""The coordinator confirms what the instruments rest on; each says that it is an example."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy.orm import Session

from unsera_watch.demo.rules.days import FIRST_DAY
from unsera_watch.demo.rules.people import COORDINATOR
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.instruments import queries
from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules.citations import CitationFacts, InForce
from unsera_watch.instruments.service import confirm, resting_on

SOURCE: Final = "Contoh konfirmasi untuk data contoh; bukan hasil pemeriksaan naskah"
REVOKED_BY: Final = "Contoh naskah pencabut untuk data contoh"


def events(stage: Stage) -> Iterator[Event]:
    """Yield how the references of the instruments are confirmed on the first day."""
    yield Event(stage.at(FIRST_DAY, "09:40"), partial(_confirm, stage))


def _confirm(stage: Stage, session: Session, now: datetime) -> None:
    """Confirm only what an instrument rests on: the rest shows what waiting looks like."""
    for code, citation in queries.citations(session, resting_on(session)).items():
        seen, facts = citation.row_version, _facts(citation)
        confirm(session, stage.people[COORDINATOR], code, facts, seen=seen, now=now)


def _facts(citation: Citation) -> CitationFacts:
    is_revoked = citation.in_force is InForce.NO
    return CitationFacts(
        text=citation.text,
        article=citation.article,
        in_force=InForce.NO if is_revoked else InForce.YES,
        revoked_by=REVOKED_BY if is_revoked else "",
        checked_at_source=SOURCE,
    )
