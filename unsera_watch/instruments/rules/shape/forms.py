"""Instruments: sections asked together, dimensions scored together, and the whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from unsera_watch.instruments.rules.expressions import Expression
from unsera_watch.instruments.rules.shape.items import Item, Text
from unsera_watch.instruments.rules.shape.kinds import Measure, TotalOf, WeightSource


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a section is filled: once per respondent or official.

    *anonymous* rows ask nothing that could name a person.
    """

    noun: Text
    least: int
    most: int
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The items asked together; with *repeat* once per row, under the section's own code."""

    code: str
    title: Text
    items: tuple[Item, ...]
    repeat: Repeat | None = None
    relevant: Expression | None = None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """The items scored together; *weight* in percent of a total made of dimensions.

    *fewest* is the smallest number of users a perception score is given for.
    """

    code: str
    title: Text
    measure: Measure = Measure.SHARE
    weight: Decimal | None = None
    source: WeightSource | None = None
    fewest: int | None = None


@dataclass(frozen=True, slots=True)
class Scoring:
    """What the total is made of, and the highest number it can be (100, or 5 of an index)."""

    of: TotalOf = TotalOf.ITEMS
    top: int = 100
    dimension: str = ""
    weights_sum: Decimal = Decimal(100)
    scales: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of an instrument, complete.

    Without dimensions of its own each section is one. *kept* holds what others worked out of
    this definition once, such as its scoring table; it is no part of its value.
    """

    code: str
    version: int
    title: Text
    citations: tuple[str, ...]
    sections: tuple[Section, ...]
    dimensions: tuple[Dimension, ...] = ()
    scoring: Scoring = Scoring()
    about: Text | None = None
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def items(self) -> Iterator[Item]:
        """Yield every item in the order it is asked."""
        return (item for section in self.sections for item in section.items)

    def item(self, code: str) -> Item | None:
        """Return the item called *code*."""
        return next((item for item in self.items if item.code == code), None)

    def section(self, code: str) -> Section | None:
        """Return the section called *code*."""
        return next((section for section in self.sections if section.code == code), None)

    def section_of(self, code: str) -> Section | None:
        """Return the section in which the item *code* is asked."""
        return next(
            (each for each in self.sections if any(item.code == code for item in each.items)), None
        )

    @property
    def cited(self) -> frozenset[str]:
        """Return the codes of every citation it rests on."""
        return frozenset(self.citations).union(*(item.citations for item in self.items))
