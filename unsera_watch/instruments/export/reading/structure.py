"""Groups and repeats of the survey sheet as sections: nested ones become flat."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from unsera_watch.instruments.export.columns import Row
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.types import Frame, frame_of
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, say


@dataclass(frozen=True, slots=True)
class Question:
    """A row that asks something, and the nested groups whose conditions it inherits."""

    row: Row
    groups: tuple[Row, ...] = ()


@dataclass(slots=True)
class Draft:
    """A section to be: its beginning, the groups around it, and its questions.

    Questions outside every group have a section without a *row*.
    """

    row: Row | None
    is_repeat: bool = False
    groups: tuple[Row, ...] = ()
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    row: Row
    frame: Frame


class _Walk:
    def __init__(self, log: Log) -> None:
        self.drafts: list[Draft] = []
        self.open: list[_Open] = []
        self._log = log

    def step(self, row: Row) -> None:
        frame = frame_of(row.get("type"))
        if frame is None:
            self._question(row)
        elif frame.begins:
            self._begin(row, frame)
        else:
            self._end(row, frame)

    def _begin(self, row: Row, frame: Frame) -> None:
        if frame.sort == "loop":
            self._log.row(row, "type", say(N_("A loop over choices; its questions are left out.")))
        elif frame.is_repeat and any(each.frame.is_repeat for each in self.open):
            self._log.row(row, "type", say(N_("Rows inside rows; their questions are left out.")))
        elif self.open and not self._is_lost:
            self._log.row(row, "type", say(N_("A group inside a group; it is made flat.")))
        self.open.append(_Open(row, frame))

    def _end(self, row: Row, frame: Frame) -> None:
        if not self.open or self.open[-1].frame.is_repeat is not frame.is_repeat:
            message = say(N_("This end has no beginning of its kind."))
            raise Invalid({f"survey!{row.number} type": message}, "bad-xlsform")
        self.open.pop()

    @property
    def _is_lost(self) -> bool:
        """Say whether this is inside something the language does not have."""
        repeats = sum(each.frame.is_repeat for each in self.open)
        return repeats > 1 or any(each.frame.sort == "loop" for each in self.open)

    def _question(self, row: Row) -> None:
        if self._is_lost:
            return
        if not row.get("type"):
            self._log.row(row, "type", say(N_("A row without a type asks nothing.")))
            return
        base = self._base()
        inner = tuple(each.row for each in self.open[len(base) :])
        home = base[-1] if base else None
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.row is not (home.row if home else None):
            last = Draft(
                home.row if home else None,
                is_repeat=home is not None and home.frame.is_repeat,
                groups=tuple(each.row for each in base),
            )
            self.drafts.append(last)
        last.questions.append(Question(row, inner))

    def _base(self) -> list[_Open]:
        """Return what is open around the section: up to the repeat, else the first group."""
        if not any(each.frame.is_repeat for each in self.open):
            return self.open[:1]
        around = takewhile(lambda each: not each.frame.is_repeat, self.open)
        return self.open[: len(list(around)) + 1]


def drafts(rows: Sequence[Row], log: Log) -> list[Draft]:
    """Return the sections of a survey sheet, or refuse groups that do not close."""
    walk = _Walk(log)
    for row in rows:
        walk.step(row)
    if walk.open:
        begun = walk.open[-1].row.number
        message = say(N_("This beginning has no end."))
        raise Invalid({f"survey!{begun} type": message}, "bad-xlsform")
    return walk.drafts
