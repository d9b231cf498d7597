"""Items: what is asked, how it is answered, and what an answer is worth."""

from dataclasses import dataclass
from decimal import Decimal

from unsera_watch.instruments.rules.expressions import Expression
from unsera_watch.instruments.rules.shape.kinds import Kind, PhotoRule, Seen, WeightSource


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Indonesian and English."""

    id: str
    en: str

    def __str__(self) -> str:
        """Return the Indonesian text, for commands and logs."""
        return self.id

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
    """One thing to tick under an item: a statement or a facility."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Level:
    """From *least* counted things on, the answer is worth *score*."""

    least: int
    score: Decimal


@dataclass(frozen=True, slots=True)
class Limits:
    """The smallest and largest number, or number of characters, that is accepted."""

    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """When an answer is sound, and what is said when it is not."""

    test: Expression
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question.

    ONE with parts: a positive answer needs all of them ticked (the charter's three statements).
    MANY: the ticked share of the applicable parts is the share of the weight (facilities).
    SCALE: *anchors* say what each step from limits.least to limits.most means.
    COUNT: counted things over limits.most, or the last of *levels* that is reached.
    The options of a numeric kind all leave the denominator. Without a *weight* it is not scored.
    """

    code: str
    kind: Kind
    text: Text
    help: Text | None = None
    evidence: Text | None = None
    photo: PhotoRule = PhotoRule.ALLOWED
    weight: Decimal | None = None
    source: WeightSource | None = None
    component: str | None = None
    maladministration: tuple[str, ...] = ()
    element: str | None = None
    seen: tuple[Seen, ...] = ()
    citations: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()
    parts_title: Text | None = None
    anchors: tuple[Text, ...] = ()
    levels: tuple[Level, ...] = ()
    limits: Limits = Limits()
    required: bool = True
    relevant: Expression | None = None
    constraint: Rule | None = None
    dimension: str = ""

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

    @property
    def is_asked(self) -> bool:
        """Say whether anybody answers it; a note is only read."""
        return self.kind is not Kind.NOTE
