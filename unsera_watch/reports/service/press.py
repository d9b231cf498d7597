"""What this installation prints with; given by whoever calls, for services read no settings."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from unsera_watch.evidence.store.files import FileStore
from unsera_watch.kernel.words import Message
from unsera_watch.reports.document import Letterhead

Tell = Callable[[Message | str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Letterhead, number pattern, address of the check page, fonts, files and the translator.

    *tell* says other rooms' words in the language of papers, which is Indonesian.
    """

    letterhead: Letterhead
    place: str
    number_pattern: str
    public_url: str
    is_demo: bool
    fonts: Path
    store: FileStore
    tell: Tell
