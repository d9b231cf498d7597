"""Totals made of other totals: official ones, and composites written as data."""

from unsera_watch.instruments.rules.composites.composed import (
    CompositeDefinition,
    CompositeDimension,
    CompositePart,
    CompositeScore,
    Indicator,
    Source,
    compose,
)
from unsera_watch.instruments.rules.composites.official import (
    DIMENSION_WEIGHTS,
    Composite,
    Dimension,
    dimensions,
    ipp,
)

__all__ = [
    "DIMENSION_WEIGHTS",
    "Composite",
    "CompositeDefinition",
    "CompositeDimension",
    "CompositePart",
    "CompositeScore",
    "Dimension",
    "Indicator",
    "Source",
    "compose",
    "dimensions",
    "ipp",
]
