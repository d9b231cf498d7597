"""Words for people: English source strings are message ids, translated at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Protocol, runtime_checkable

NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is not translated yet: the source string and its values apart."""

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)

    def __str__(self) -> str:
        """Return the sentence in the source language, for logs and tests."""
        return self.text % self.values if self.values else self.text


@runtime_checkable
class InLanguages(Protocol):
    """A text that brings its own translations, such as the message of an instrument."""

    def in_(self, language: str) -> str:
        """Return the text in *language*."""
        ...


def N_(text: str) -> str:  # noqa: N802  (the marker that extraction tools look for)
    """Mark *text* for translation without translating it."""
    return text


def say(text: str, **values: object) -> Message:
    """Return a message; mark its text with :func:`N_`."""
    return Message(text, MappingProxyType(values))
