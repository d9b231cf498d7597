"""Doubts about a record: flags with a reason in words, never refusals (domain.md §10.3).

These need no server: the phone says them before sending (`frontend/src/doubts/`, held to these by
tests/observations/doubts/test_twins.py), and a supervisor reads them afterwards.
"""

from collections.abc import Callable, Iterator
from typing import Final

from unsera_watch.observations.rules.doubts import places, said, times
from unsera_watch.observations.rules.doubts.facts import (
    Doubt,
    Facts,
    PhotoFacts,
    QuestionFacts,
    Spot,
    spot,
)
from unsera_watch.observations.rules.doubts.looking import Find, look_through
from unsera_watch.observations.rules.doubts.record import Unit, facts_of
from unsera_watch.observations.rules.doubts.sentences import SENTENCES, for_pages
from unsera_watch.programs.rules import Limits

Rule = Callable[[Facts, Limits], Iterator[Doubt]]
RULES: Final[tuple[Rule, ...]] = (
    *(places.position, places.photos),
    *(times.length, times.hours, times.photo_times, times.clock),
    *(said.company, said.alike, said.pace, said.evidence),
)


def doubts(facts: Facts, limits: Limits) -> tuple[Doubt, ...]:
    """Return every flag of one record, in the order of the rules."""
    return tuple(found for rule in RULES for found in rule(facts, limits))


__all__ = [
    "SENTENCES",
    "Doubt",
    "Facts",
    "Find",
    "Limits",
    "PhotoFacts",
    "QuestionFacts",
    "Spot",
    "Unit",
    "doubts",
    "facts_of",
    "for_pages",
    "look_through",
    "spot",
]
