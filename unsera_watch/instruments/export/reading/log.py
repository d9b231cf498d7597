"""What was left out of a workbook, each once, with the place where it stands."""

from dataclasses import dataclass, field
from typing import Final

from unsera_watch.instruments.export.columns import LeftOut, Row
from unsera_watch.kernel.words import N_, Message, say

MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Note:
    number: int
    column: str
    left_out: LeftOut


@dataclass(slots=True)
class Log:
    """Takes notes while a form is read."""

    _notes: list[_Note] = field(default_factory=list)

    def row(self, row: Row, column: str, what: Message) -> None:
        """Note something in a row of the survey sheet."""
        self.at("survey", row, column, what)

    def at(self, sheet: str, row: Row, column: str, what: Message) -> None:
        """Note something in a row of a sheet."""
        self._add(row.number, column, f"{sheet}!{row.number} {column}".strip(), what)

    def say(self, place: str, what: Message) -> None:
        """Note something that stands in no row."""
        self._add(0, "", place, what)

    def forget(self, row: Row, column: str) -> None:
        """Drop the notes on a cell of the survey sheet whose meaning was kept elsewhere."""
        self._notes = [
            note
            for note in self._notes
            if (note.number, note.column) != (row.number, column)
            or not note.left_out.place.startswith("survey!")
        ]

    @property
    def all(self) -> tuple[LeftOut, ...]:
        """Return what was noted, in the order of the rows."""
        return tuple(note.left_out for note in sorted(self._notes, key=lambda one: one.number))

    def _add(self, number: int, column: str, place: str, what: Message) -> None:
        note = _Note(number, column, LeftOut(place, what))
        if note not in self._notes and len(self._notes) < MOST:
            self._notes.append(note)
        elif len(self._notes) == MOST:
            more = LeftOut("survey", say(N_("More was left out than is listed here.")))
            self._notes.append(_Note(0, "", more))
