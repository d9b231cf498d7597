"""What a verification can find, in words for the operator."""

from dataclasses import dataclass
from enum import StrEnum

from unsera_watch.kernel.words import Message


class Where(StrEnum):
    """What kind of thing does not fit."""

    ENTRY = "entry"
    ROW = "row"
    FILE = "file"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not fit the trail: where, its name, and why."""

    where: Where
    name: str
    message: Message

    def __str__(self) -> str:
        """Return the line that a command prints."""
        return f"{self.where} {self.name}: {self.message}"
