"""Reading XPath by recursive descent into plain nodes; nothing in it is ever evaluated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from unsera_watch.instruments.export.xpath.words import Piece, Sort, Unreadable, pieces
from unsera_watch.kernel.words import N_, say

DEEPEST: Final = 60
_COMPARED: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Name:
    """An answer by its name; the name "." is the question's own."""

    name: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    said: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator or a function with what it is said of."""

    what: str
    of: tuple["Node", ...]


Node = Name | Number | Apply | str


def read(text: str) -> Node:
    """Return the nodes of an expression, or raise Unreadable."""
    reader = _Reader(pieces(text))
    found = reader.any_of()
    if reader.next is not None:
        raise _unexpected(reader.next)
    return found


def _unexpected(piece: Piece | None) -> Unreadable:
    if piece is None:
        return Unreadable(say(N_("This condition ends too early.")))
    return Unreadable(say(N_("“%(said)s” cannot be read."), said=piece.said[:40]))


class _Reader:
    def __init__(self, found: list[Piece]) -> None:
        self._pieces = found
        self._at = 0
        self._depth = 0

    @property
    def next(self) -> Piece | None:
        """The piece that comes next, or None at the end."""
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def any_of(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(say(N_("This condition is nested too deeply.")))
        found = self._joined("or", self._all_of)
        self._depth -= 1
        return found

    def _all_of(self) -> Node:
        return self._joined("and", self._compared)

    def _joined(self, word: str, part: Callable[[], Node]) -> Node:
        parts = [part()]
        while self.next == Piece(Sort.WORD, word):
            self._at += 1
            parts.append(part())
        return Apply(word, tuple(parts)) if len(parts) > 1 else parts[0]

    def _compared(self) -> Node:
        left = self._one()
        piece = self.next
        if piece is None or piece.sort is not Sort.SIGN or piece.said not in _COMPARED:
            return left
        self._at += 1
        return Apply(piece.said, (left, self._one()))

    def _one(self) -> Node:
        piece = self.next
        if piece is None:
            raise _unexpected(piece)
        self._at += 1
        if piece.sort is Sort.WORD:
            return self._called(piece)
        if piece.sort is Sort.SIGN:
            return self._signed(piece)
        if piece.sort is Sort.TEXT:
            return piece.said[1:-1]
        return Number(piece.said) if piece.sort is Sort.NUMBER else Name(piece.said)

    def _signed(self, piece: Piece) -> Node:
        if piece.said == "(":
            found = self.any_of()
            self._take(")")
            return found
        following = self.next
        if piece.said == "-" and following is not None and following.sort is Sort.NUMBER:
            self._at += 1
            return Number(f"-{following.said}")
        raise _unexpected(piece)

    def _called(self, piece: Piece) -> Node:
        if self.next != Piece(Sort.SIGN, "("):
            raise _unexpected(piece)
        self._at += 1
        of: list[Node] = []
        if self.next != Piece(Sort.SIGN, ")"):
            of.append(self.any_of())
            while self.next == Piece(Sort.SIGN, ","):
                self._at += 1
                of.append(self.any_of())
        self._take(")")
        return Apply(f"{piece.said}()", tuple(of))

    def _take(self, sign: str) -> None:
        if self.next != Piece(Sort.SIGN, sign):
            raise _unexpected(self.next)
        self._at += 1
