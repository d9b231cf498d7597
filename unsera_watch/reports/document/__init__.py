"""The frozen content of a report: plain data, the only thing a PDF is made from."""

from unsera_watch.reports.document.composite import Composite, CompositeLine
from unsera_watch.reports.document.evidence import Photo, Place, Signature, Step
from unsera_watch.reports.document.report import ReportDocument
from unsera_watch.reports.document.results import (
    AnswerKind,
    Citation,
    CitationStatus,
    Comparison,
    Indicator,
    Result,
    Variable,
)
from unsera_watch.reports.document.visit import Instrument, Letterhead, Observer, Unit, Visit

__all__ = [
    "AnswerKind",
    "Citation",
    "CitationStatus",
    "Comparison",
    "Composite",
    "CompositeLine",
    "Indicator",
    "Instrument",
    "Letterhead",
    "Observer",
    "Photo",
    "Place",
    "ReportDocument",
    "Result",
    "Signature",
    "Step",
    "Unit",
    "Variable",
    "Visit",
]
