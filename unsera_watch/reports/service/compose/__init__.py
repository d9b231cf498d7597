"""The frozen document of a report, from what is known of one observation at this moment."""

from dataclasses import dataclass
from datetime import datetime

from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.service.compose import composite, place, proof, results, wording
from unsera_watch.reports.service.compose.material import Material, gather, rests_on
from unsera_watch.reports.service.press import Press

__all__ = ["Issued", "Material", "build_document", "gather", "rests_on"]


@dataclass(frozen=True, slots=True)
class Issued:
    """What only an issued report has."""

    number: str
    code: str


def build_document(
    material: Material, press: Press, *, now: datetime, issued: Issued | None = None
) -> ReportDocument:
    """Return the document; without *issued* it is a draft, without number, code or address."""
    return ReportDocument(
        frozen_at=now,
        title=wording.TITLE,
        letterhead=press.letterhead,
        unit=place.unit(material),
        visit=place.visit(material, press.tell),
        instrument=place.instrument(material),
        result=results.result(material, press.tell),
        disclaimer=wording.DISCLAIMER,
        reply=wording.REPLY,
        indicators=results.indicators(material, press.tell),
        photos=proof.photos(material, press.tell),
        trail=proof.trail(material),
        citations=proof.citations(material),
        limits=proof.limits(material),
        signatures=proof.signatures(material, press.place, now if issued else None),
        composites=composite.composites(material),
        evidence_strength=proof.strength(material),
        number=issued.number if issued else "",
        code=issued.code if issued else "",
        verify_url=f"{press.public_url}/v/{issued.code}" if issued else "",
        issued_at=now if issued else None,
        is_demo=press.is_demo,
        is_draft=issued is None,
    )
