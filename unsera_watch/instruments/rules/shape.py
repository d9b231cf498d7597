"""The parts of an instrument: sections, indicators, options, and texts in two languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

NOT_APPLICABLE: Final = "tidak_berlaku"
UNOBSERVABLE: Final = "tidak_dapat_diamati"

PUBLISHED_COMPONENTS: Final = frozenset({"SY", "PR", "WK", "BY", "PD", "PG"})
"""The service-delivery components of UU 25/2009 Pasal 21 (split: PermenPANRB 15/2014).

They must be published, so a student can always check them at the counter: what is looked for and
not seen is "tidak ada". Indicators of these six therefore do not offer "tidak dapat diamati";
all others do, and then drop out of the denominator.
"""

INTERNAL_COMPONENTS: Final = frozenset({"DH", "SP", "KP", "PI", "JP", "JL", "JK", "EV"})
"""The manufacturing components of the same article: seen only by interview or when shown."""


class Kind(StrEnum):
    """How an indicator is answered."""

    ONE = "one"
    MANY = "many"


class PhotoRule(StrEnum):
    """What the indicator says about photos."""

    EXPECTED = "expected"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


class WeightSource(StrEnum):
    """Whether a weight stands in an official text or is this project's proposal."""

    OFFICIAL = "resmi"
    PROPOSED = "usulan"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Indonesian and English."""

    id: str
    en: str

    def in_(self, language: str) -> str:
        """Return the English text for English, else the Indonesian one."""
        return self.en if language.startswith("en") else self.id


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; *score* is a share of the weight, None leaves the denominator."""

    value: str
    label: Text
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to tick under an indicator: a statement or a facility."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One indicator.

    ONE with parts: a positive answer needs all of them ticked (the charter's three statements).
    MANY: the ticked share of the applicable parts is the share of the weight (facilities).
    """

    code: str
    kind: Kind
    text: Text
    help: Text
    evidence: Text
    photo: PhotoRule
    weight: Decimal
    source: WeightSource
    component: str | None
    citations: tuple[str, ...]
    options: tuple[Option, ...]
    parts: tuple[Part, ...] = ()
    parts_title: Text | None = None

    def option(self, value: str | None) -> Option | None:
        """Return the option called *value*."""
        return next((option for option in self.options if option.value == value), None)

    @property
    def looked(self) -> str | None:
        """Return the answer that ticks alone stand for: of MANY, the one that scores."""
        scoring = (option.value for option in self.options if option.score is not None)
        return next(scoring, None) if self.kind is Kind.MANY else None

    @property
    def part_values(self) -> frozenset[str]:
        """Return the values of all parts."""
        return frozenset(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class Section:
    """One variable: the indicators asked together."""

    code: str
    title: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of an instrument, complete."""

    code: str
    version: int
    title: Text
    citations: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def items(self) -> Iterator[Item]:
        """Yield every indicator in the order it is asked."""
        return (item for section in self.sections for item in section.items)

    def item(self, code: str) -> Item | None:
        """Return the indicator called *code*."""
        return next((item for item in self.items if item.code == code), None)

    def section(self, code: str) -> Section | None:
        """Return the section called *code*."""
        return next((section for section in self.sections if section.code == code), None)
