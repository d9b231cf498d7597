"""Words into lines of a given width; every text is cleaned on the way."""

from collections.abc import Iterator
from functools import lru_cache

from unsera_watch.reports.pdf.letters.faces import Faces
from unsera_watch.reports.pdf.look import Style

ELLIPSIS = "…"


@lru_cache(maxsize=8192)
def wrap(faces: Faces, text: str, style: Style, width: float) -> tuple[str, ...]:
    """Return the lines of *text*; a word wider than a line is broken where the line ends."""
    cleaned = faces.clean(text)
    if not cleaned:
        return ()
    return tuple(line for part in cleaned.split("\n") for line in _lines(faces, part, style, width))


def at_most(faces: Faces, text: str, style: Style, width: float, *, lines: int) -> tuple[str, ...]:
    """Return the first *lines* lines; the last one says with an ellipsis that more followed."""
    wrapped = wrap(faces, text, style, width)
    if len(wrapped) <= lines:
        return wrapped
    return (*wrapped[: lines - 1], _shortened(faces, wrapped[lines - 1], style, width))


def fitted(faces: Faces, text: str, style: Style, width: float) -> str:
    """Return *text* on one line."""
    lines = at_most(faces, text, style, width, lines=1)
    return lines[0] if lines else ""


def _shortened(faces: Faces, line: str, style: Style, width: float) -> str:
    while line and faces.width(line + ELLIPSIS, style) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def _lines(faces: Faces, part: str, style: Style, width: float) -> Iterator[str]:
    space = faces.width(" ", style)
    line: list[str] = []
    used = -space
    for word in _words(faces, part, style, width):
        wide = faces.width(word, style)
        if line and used + space + wide > width:
            yield " ".join(line)
            line, used = [], -space
        line.append(word)
        used += space + wide
    yield " ".join(line)


def _words(faces: Faces, part: str, style: Style, width: float) -> Iterator[str]:
    for word in part.split(" "):
        if faces.width(word, style) <= width:
            yield word
        else:
            yield from _pieces(faces, word, style, width)


def _pieces(faces: Faces, word: str, style: Style, width: float) -> Iterator[str]:
    """Break a long word, an address after a slash; at least one character a line."""
    start, used = 0, 0.0
    for index, char in enumerate(word):
        wide = faces.width(char, style)
        if index > start and used + wide > width:
            end = (word.rfind("/", start, index) + 1) or index
            yield word[start:end]
            start, used = end, faces.width(word[end:index], style)
        used += wide
    yield word[start:]
