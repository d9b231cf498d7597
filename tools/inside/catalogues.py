"""The catalogues of translations: extract into them, check them, compile them.

Run as: python -m tools.inside.catalogues extract | check | compile
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.place import ROOT, TRANSLATIONS

KEYWORDS: Final = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
METHODS: Final = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
# An unclosed block in a template must stop us, not hide the sentences after it.
OPTIONS: Final = {"**.html": {"silent": "false"}, "**.txt": {"silent": "false"}}
PLACEHOLDER: Final = re.compile(r"%\((\w+)\)")


def extract() -> int:
    """Bring every catalogue in line with the sources; new sentences come in empty."""
    found = _sources()
    for path in _catalogues():
        catalogue = _read(path)
        catalogue.update(found, no_fuzzy_matching=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    return 0


def check() -> int:
    """Refuse a sentence that is missing, fuzzy or has other placeholders in a catalogue."""
    found = _sources()
    problems = [line for path in _catalogues() for line in _problems(path, found)]
    if not _catalogues():
        problems = ["There is no catalogue in unsera_watch/translations."]
    print("\n".join(problems) or "Every sentence is translated.")
    return 1 if problems else 0


def compile_all() -> int:
    """Write the .mo file beside each catalogue."""
    for path in _catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(path))
    return 0


def _sources() -> Catalog:
    catalogue = Catalog(project="Unsera Watch", charset="utf-8")
    for folder in ("unsera_watch", "templates"):
        for name, line, message, comments, context in extract_from_dir(
            ROOT / folder, METHODS, OPTIONS, KEYWORDS, comment_tags=("translators:",)
        ):
            catalogue.add(
                message, None, [(f"{folder}/{name}", line)], (), comments, context=context
            )
    return catalogue


def _catalogues() -> list[Path]:
    return sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def _problems(path: Path, found: Iterable[Message]) -> Iterator[str]:
    catalogue, language = _read(path), path.parts[-3]
    for message in found:
        told = catalogue.get(message.id, message.context) if message.id else message
        problem = problem_of(message, told)
        if problem:
            yield f"{language}: {problem}: {_all(message.id)[0]!r} ({message.locations[0][0]})"


def problem_of(message: Message, told: Message | None) -> str | None:
    """Return what is wrong with a translation, or nothing."""
    if not message.id:
        return None
    if told is None or not all(_all(told.string)):
        return "missing"
    if told.fuzzy:
        return "fuzzy"
    wanted, used = (set(PLACEHOLDER.findall(" ".join(_all(t)))) for t in (message.id, told.string))
    return None if used == wanted else f"placeholders {sorted(used ^ wanted)}"


def _all(text: str | Iterable[str] | None) -> list[str]:
    return [text or ""] if text is None or isinstance(text, str) else list(text)


VERBS: Final[Mapping[str, Callable[[], int]]] = MappingProxyType(
    {"extract": extract, "check": check, "compile": compile_all}
)

if __name__ == "__main__":
    sys.exit(VERBS[sys.argv[1]]())
