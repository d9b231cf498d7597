"""The report as one frozen value, with its canonical JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from unsera_watch.kernel.canonical import canonical_json, digest
from unsera_watch.reports.document import codec
from unsera_watch.reports.document.composite import Composite
from unsera_watch.reports.document.evidence import Photo, Signature, Step
from unsera_watch.reports.document.results import Citation, Indicator, Result
from unsera_watch.reports.document.visit import Instrument, Letterhead, Unit, Visit

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """Everything a report says, in words already translated; same document, same bytes.

    `number`, `code`, `verify_url` and `issued_at` are given together when the report is issued;
    a draft has none of them and dates itself by `frozen_at`.
    """

    frozen_at: datetime
    title: str
    letterhead: Letterhead
    unit: Unit
    visit: Visit
    instrument: Instrument
    result: Result
    disclaimer: str
    reply: str
    indicators: tuple[Indicator, ...] = ()
    photos: tuple[Photo, ...] = ()
    trail: tuple[Step, ...] = ()
    citations: tuple[Citation, ...] = ()
    limits: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    composites: tuple[Composite, ...] = ()
    evidence_strength: str = ""
    number: str = ""
    code: str = ""
    verify_url: str = ""
    issued_at: datetime | None = None
    is_demo: bool = False
    is_draft: bool = False
    language: str = "id"
    zone: str = "Asia/Jakarta"
    schema: int = SCHEMA

    def to_plain(self) -> dict[str, Any]:
        """Return JSON types, for a JSON column; key order does not matter."""
        plain: dict[str, Any] = codec.to_plain(self)
        return plain

    def to_json(self) -> bytes:
        """Return the canonical JSON: what is stored, hashed and rendered again."""
        return canonical_json(self.to_plain())

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the canonical JSON."""
        return digest(self.to_plain())

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> ReportDocument:
        """Read what :meth:`to_plain` wrote; raise ValueError for another schema."""
        if plain.get("schema") != SCHEMA:
            raise ValueError(f"unknown report schema {plain.get('schema')!r}")
        return codec.read(cls, plain)

    @classmethod
    def from_json(cls, text: bytes | str) -> ReportDocument:
        """Read what :meth:`to_json` wrote."""
        return cls.from_plain(json.loads(text))
