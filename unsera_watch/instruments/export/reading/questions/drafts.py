"""Items and sections while they are read: what they say so far, and where they stand."""

from dataclasses import dataclass, field
from typing import Any

from unsera_watch.instruments.export.columns import Row
from unsera_watch.instruments.export.reading.questions.lists import Listing
from unsera_watch.instruments.rules.shape import Kind


@dataclass(slots=True)
class ItemRead:
    """One question and the rows that belong to it, by their role."""

    row: Row
    kind: Kind
    groups: tuple[Row, ...]
    belonging: dict[str, Row] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)
    listing: Listing | None = None
    has_ticks: bool = False
    """The question itself is one of ticks, and not the one before them."""

    @property
    def code(self) -> str:
        """Return its code."""
        return str(self.raw["code"])


@dataclass(slots=True)
class SectionRead:
    """One section; *row* is a stand-in where questions stand outside every group."""

    row: Row
    is_repeat: bool
    groups: tuple[Row, ...]
    about: Row | None = None
    items: list[ItemRead] = field(default_factory=list)
    raw: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """Return its code."""
        return str(self.raw["code"])
