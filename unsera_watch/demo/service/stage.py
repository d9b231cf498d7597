"""What the demo world is made with, and who and what is already on the stage."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.demo.rules import chance_of, days
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.kernel.actor import Actor
from unsera_watch.reports.service import Press


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a moment, in a piece of work of its own."""

    at: datetime
    happen: Callable[[Session, datetime], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The seed and the present moment, and the ids of what the events have made so far."""

    seed: int
    now: datetime
    press: Press
    password: str
    people: dict[str, Actor] = field(default_factory=dict)
    offices: dict[int, UUID] = field(default_factory=dict)
    products: dict[int, UUID] = field(default_factory=dict)
    assignments: dict[str, UUID] = field(default_factory=dict)
    observations: dict[str, UUID] = field(default_factory=dict)

    @property
    def store(self) -> FileStore:
        """Return where photos and papers are kept."""
        return self.press.store

    def chance(self, name: str) -> Random:
        """Return what decides the details of one thing."""
        return chance_of(self.seed, name)

    def at(self, ago: int, clock: str) -> datetime:
        """Return a moment of a working day before now."""
        return days.at(self.now, ago, clock)

    def day(self, ago: int) -> date:
        """Return a working day before now."""
        return days.workday(self.now, ago)
