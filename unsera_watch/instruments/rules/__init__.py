"""How answers are judged and scored: plain Python, every number with its source."""

from unsera_watch.instruments.rules.answers import (
    MAX_NOTE,
    Given,
    answered,
    check_answers,
    given,
    is_storable,
    missing_photos,
)
from unsera_watch.instruments.rules.comparison import Band, Comparison, comparison_2016
from unsera_watch.instruments.rules.scoring import (
    IndicatorScore,
    Outcome,
    Score,
    VariableScore,
    score,
)
from unsera_watch.instruments.rules.shape import (
    INTERNAL_COMPONENTS,
    PUBLISHED_COMPONENTS,
    Definition,
    Item,
    Kind,
    Option,
    Part,
    PhotoRule,
    Section,
    Text,
    WeightSource,
)

__all__ = [
    "INTERNAL_COMPONENTS",
    "MAX_NOTE",
    "PUBLISHED_COMPONENTS",
    "Band",
    "Comparison",
    "Definition",
    "Given",
    "IndicatorScore",
    "Item",
    "Kind",
    "Option",
    "Outcome",
    "Part",
    "PhotoRule",
    "Score",
    "Section",
    "Text",
    "VariableScore",
    "WeightSource",
    "answered",
    "check_answers",
    "comparison_2016",
    "given",
    "is_storable",
    "missing_photos",
    "score",
]
