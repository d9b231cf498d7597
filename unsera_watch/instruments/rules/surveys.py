"""Numbers from many respondents: satisfaction, perception, and how many are enough."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from unsera_watch.instruments.rules.exact import half_up


class Element(StrEnum):
    """The nine elements of PermenPANRB 14/2017, by name: their numbers differ between sources."""

    REQUIREMENTS = "persyaratan"
    PROCEDURE = "prosedur"
    TIME = "waktu"
    FEE = "biaya"
    PRODUCT = "produk"
    COMPETENCE = "kompetensi"
    CONDUCT = "perilaku"
    COMPLAINTS = "pengaduan"
    FACILITIES = "sarana"


LOWEST: Final = 1
HIGHEST: Final = 4
TO_HUNDRED: Final = 25


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The SKM of filled questionnaires: *total* 25-100, *means* 1-4 (NRR), how many counted."""

    total: Decimal | None
    means: Mapping[Element, Decimal]
    n: int
    incomplete: int
    exact: Fraction | None = None


def satisfaction(questionnaires: Sequence[Mapping[str, int | None]]) -> Satisfaction:
    """Return the SKM: the mean of the nine element means, each with weight exactly 1/9, times 25.

    PermenPANRB 14/2017 (domain.md §4.2). With 0,11 for 1/9 the same answers give 90,56 where
    91,48 is right. A questionnaire counts when it answers all nine elements; others are
    counted apart. Raises ValueError for an answer that is not 1, 2, 3 or 4.
    """
    filled = [sheet for sheet in map(_read, questionnaires) if len(sheet) == len(Element)]
    n = len(filled)
    incomplete = len(questionnaires) - n
    if not n:
        return Satisfaction(None, {}, 0, incomplete)
    means = {each: Fraction(sum(sheet[each] for sheet in filled), n) for each in Element}
    exact = sum(means.values(), Fraction(0)) / len(Element) * TO_HUNDRED
    shown = {each: half_up(mean) for each, mean in means.items()}
    return Satisfaction(half_up(exact), shown, n, incomplete, exact)


def _read(sheet: Mapping[str, int | None]) -> dict[Element, int]:
    found: dict[Element, int] = {}
    for name, answer in sheet.items():
        if answer is None:
            continue
        if type(answer) is not int or not LOWEST <= answer <= HIGHEST:
            message = f"{name}: {answer!r} is not {LOWEST} to {HIGHEST}"
            raise ValueError(message)
        found[Element(name)] = answer
    return found


class Heard(StrEnum):
    """What a user says about one form of maladministration."""

    YES = "ya"
    NO = "tidak"
    UNKNOWN = "tidak_tahu"


OFFICIAL_USERS: Final = 30
"""Users interviewed for each unit in the official design of 2022-2024 (domain.md §2.2)."""

FEWEST_USERS: Final = 10
"""The fewest users a perception score is given for: this project's proposal, a setting."""


@dataclass(frozen=True, slots=True)
class Perception:
    """Perceived maladministration, 100 is best; no *total* below the fewest users.

    *n* users said yes or no at least once; *silent* ones said neither; *unknown* counts every
    "tidak tahu", which belongs to no score.
    """

    total: Decimal | None
    n: int
    silent: int
    unknown: int
    exact: Fraction | None = None


def perception(
    respondents: Sequence[Mapping[str, str | None]], *, fewest: int = FEWEST_USERS
) -> Perception:
    """Return the mean over users of 100 x "tidak" / ("ya" + "tidak"), "tidak tahu" left out.

    Dimension Output of 2022-2024 (domain.md §2.2). Raises ValueError for an unknown answer.
    """
    counts = [
        Counter(Heard(said) for said in one.values() if said is not None) for one in respondents
    ]
    scores = [_untroubled(each) for each in counts]
    heard = [each for each in scores if each is not None]
    n = len(heard)
    unknown = sum(each[Heard.UNKNOWN] for each in counts)
    exact = sum(heard, Fraction(0)) / n if n and n >= fewest else None
    total = None if exact is None else half_up(exact)
    return Perception(total, n, len(scores) - n, unknown, exact)


def _untroubled(said: Counter[Heard]) -> Fraction | None:
    known = said[Heard.YES] + said[Heard.NO]
    return Fraction(100 * said[Heard.NO], known) if known else None


CHI_SQUARE: Final = Fraction(3841, 1000)
HALF: Final = Fraction(1, 2)
MARGIN: Final = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Sample:
    """How many respondents are enough: the formula's number and the whole one beside it."""

    exact: Decimal
    whole: int


def sample_size(population: int) -> Sample:
    """Return the sample of Krejcie and Morgan for *population* users of a service, alpha 5 %.

    S = X N P Q / (d (N - 1) + X P Q) with X = 3,841, P = Q = 0,5, d = 0,05 squared
    (PermenPANRB 14/2017, domain.md §4.3). The printed table differs from the formula by one at
    100.000, so both numbers are shown. A survey below it is "indikatif, n < sampel minimum".
    """
    if population < 1:
        message = f"{population} people cannot be sampled"
        raise ValueError(message)
    spread = CHI_SQUARE * HALF * HALF
    exact = spread * population / (MARGIN * MARGIN * (population - 1) + spread)
    return Sample(half_up(exact), int(exact + HALF))
