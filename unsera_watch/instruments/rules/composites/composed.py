"""A composite of one visit: which parts it has, and how they are weighed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from unsera_watch.instruments.rules.exact import half_up
from unsera_watch.instruments.rules.scoring import Outcome, Score
from unsera_watch.instruments.rules.shape import Text, WeightSource


@dataclass(frozen=True, slots=True)
class Source:
    """Where a composite looks: an item or a dimension of another instrument."""

    instrument: str
    code: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a composite; the first source that counted is taken."""

    code: str
    text: Text
    weight: Decimal
    source: WeightSource
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class CompositeDimension:
    """Indicators weighed together, or one dimension of another instrument as it is."""

    code: str
    title: Text
    weight: Decimal
    source: WeightSource
    indicators: tuple[Indicator, ...] = ()
    whole: Source | None = None


@dataclass(frozen=True, slots=True)
class CompositeDefinition:
    """One version of a composite, complete."""

    code: str
    version: int
    title: Text
    citations: tuple[str, ...]
    dimensions: tuple[CompositeDimension, ...]
    scales: tuple[str, ...]
    about: Text | None = None

    @property
    def instruments(self) -> frozenset[str]:
        """Return the codes of the instruments it takes its dimensions from."""
        found = {each.whole.instrument for each in self.dimensions if each.whole}
        inside = (one for each in self.dimensions for one in each.indicators)
        return frozenset(found | {source.instrument for one in inside for source in one.sources})


@dataclass(frozen=True, slots=True)
class Taken:
    """One indicator of a composite: its share, and the source it was taken from."""

    indicator: Indicator
    share: Fraction | None
    source: Source | None
    is_one_persons: bool = False


@dataclass(frozen=True, slots=True)
class CompositePart:
    """One dimension of a composite: its exact score 0-100, or None when nothing is known."""

    dimension: CompositeDimension
    exact: Fraction | None
    taken: tuple[Taken, ...] = ()

    @property
    def score(self) -> Decimal | None:
        """Return the score, rounded for reading only."""
        return None if self.exact is None else half_up(self.exact)


@dataclass(frozen=True, slots=True)
class CompositeScore:
    """The whole: *missing* dimensions are named, and while there are any there is no total."""

    total: Decimal | None
    parts: tuple[CompositePart, ...]
    missing: tuple[str, ...]


def compose(definition: CompositeDefinition, scores: Mapping[str, Score]) -> CompositeScore:
    """Take each dimension from the scores of one visit, by instrument code, and weigh them.

    Dimension = 100 x sum of weight times share over the weights that apply; total = sum of
    official weight times dimension (domain.md §2.2). Never rescaled for what is missing.
    """
    parts = tuple(_part(each, scores) for each in definition.dimensions)
    missing = tuple(each.dimension.code for each in parts if each.exact is None)
    weighed = (Fraction(p.dimension.weight) / 100 * p.exact for p in parts if p.exact is not None)
    total = None if missing else half_up(sum(weighed, Fraction(0)))
    return CompositeScore(total, parts, missing)


def _part(dimension: CompositeDimension, scores: Mapping[str, Score]) -> CompositePart:
    if dimension.whole is not None:
        return CompositePart(dimension, _whole(dimension.whole, scores))
    taken = tuple(_taken(each, scores) for each in dimension.indicators)
    if not _is_assessed(dimension, scores):
        return CompositePart(dimension, None, taken)
    found = [(Fraction(t.indicator.weight), t.share) for t in taken if t.share is not None]
    applicable = sum((weight for weight, _ in found), Fraction(0))
    points = sum((weight * share for weight, share in found), Fraction(0))
    return CompositePart(dimension, 100 * points / applicable if applicable else None, taken)


def _whole(source: Source, scores: Mapping[str, Score]) -> Fraction | None:
    score = scores.get(source.instrument)
    variables = score.variables if score is not None else ()
    one = next((each for each in variables if each.code == source.code), None)
    return None if one is None or one.exact is None else one.exact * 100 / one.top


def _is_assessed(dimension: CompositeDimension, scores: Mapping[str, Score]) -> bool:
    """Say whether instruments that ask at least half of the weight were filled in.

    Without interviews of officials Input is not assessed (domain.md §2.2), however many waiting
    rooms were seen. The half is a proposal of this project.
    """
    whole = sum(each.weight for each in dimension.indicators)
    reached = sum(
        each.weight
        for each in dimension.indicators
        if any(_is_used(scores.get(source.instrument)) for source in each.sources)
    )
    return reached * 2 >= whole


def _is_used(score: Score | None) -> bool:
    return score is not None and any(each.outcome is Outcome.COUNTED for each in score.indicators)


def _taken(indicator: Indicator, scores: Mapping[str, Score]) -> Taken:
    for source in indicator.sources:
        score = scores.get(source.instrument)
        for one in score.indicators if score is not None else ():
            if one.code == source.code and one.outcome is Outcome.COUNTED:
                return Taken(indicator, one.share, source, one.is_one_persons)
    return Taken(indicator, None, None)
