"""What was found: answers, indicative values, and the texts they are measured against."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class AnswerKind(StrEnum):
    """How an answer counts; each kind has its own shape on paper, never colour alone.

    STATED answers are never scored: context, and what respondents said together.
    """

    PRESENT = "ada"
    ABSENT = "tidak"
    PARTIAL = "partial"
    NOT_APPLICABLE = "na"
    UNOBSERVABLE = "unobservable"
    STATED = "stated"


class CitationStatus(StrEnum):
    """Only a confirmed text in force may stand under *Dasar hukum* (domain.md §12)."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of the indicator table; points are None when it leaves the denominator."""

    code: str
    variable: str
    text: str
    answer: str
    kind: AnswerKind
    weight: Decimal
    points: Decimal | None
    note: str = ""
    photos: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """The indicative value of one variable; None when nothing of it could be judged.

    *percent* is its weight in a total made of dimensions.
    """

    name: str
    score: Decimal | None
    weight: Decimal
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A scale that is not ours, printed only inside its own labelled box."""

    label: str
    ticks: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The indicative value of the visit; a total of None reads "tidak dapat dinilai".

    *top* is the highest value there can be: 100, or 5 of an index. *formula* says how it is made,
    *is_summed* that the points of all indicators add up to it.
    """

    total: Decimal | None
    variables: tuple[Variable, ...] = ()
    comparison: Comparison | None = None
    remark: str = ""
    top: int = 100
    formula: str = ""
    is_summed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A legal text and whether somebody confirmed it."""

    text: str
    status: CitationStatus
    note: str = ""
