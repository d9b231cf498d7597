"""Stamps: a second call does nothing while what a step was made from is unchanged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tools.place import ROOT

_IGNORED = {"node_modules", "__pycache__"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """The digest of all a step was made from, kept in *file* once the step is done."""

    file: Path
    sources: tuple[Path, ...]
    words: tuple[str, ...] = ()

    def is_fresh(self) -> bool:
        """Say whether the step was done from exactly these sources."""
        return self.file.is_file() and self.file.read_text() == self._digest()

    def set(self) -> None:
        """Remember that the step is done."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self._digest())

    def _digest(self) -> str:
        found = sha256("\0".join(self.words).encode())
        for path in sorted(_files(self.sources)):
            found.update(f"\0{path.relative_to(ROOT)}\0".encode())
            found.update(path.read_bytes())
        return found.hexdigest()


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_file():
            yield source
        elif source.is_dir() and source.name not in _IGNORED:
            yield from _files(source.iterdir())
