"""Who looked at what, when and with which instrument."""

from dataclasses import dataclass
from datetime import date, datetime

from unsera_watch.reports.document.evidence import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The university's own head; nobody else's name, emblem or number."""

    name: str
    unit: str
    address: tuple[str, ...] = ()
    monogram: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The service unit that was visited."""

    name: str
    kind: str
    address: str
    region: str
    bodies: tuple[str, ...] = ()
    product: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observer:
    """A member present; the identifier (NIM) only where the report may carry it.

    *presence* is what the member says about having been there, where that needs saying.
    """

    name: str
    identifier_label: str = ""
    identifier: str = ""
    presence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One stay at the unit."""

    started_at: datetime
    ended_at: datetime
    minutes: int
    outcome: str
    outcome_note: str = ""
    observers: tuple[Observer, ...] = ()
    programme: str = ""
    team: str = ""
    letter_number: str = ""
    letter_date: date | None = None
    supervisor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """The published version that was filled in, known by its hash."""

    title: str
    version: str
    digest: str
