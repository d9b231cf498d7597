"""What is said of the whole instrument: the settings sheet and our own one."""

import json
import re
from typing import Any, Final

from unsera_watch.instruments.export.columns import Row, Tables, visible
from unsera_watch.instruments.export.names import code_of
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.kernel.words import N_, say

MOST_VERSION: Final = 2**31 - 1
_VERSION: Final = re.compile(r"[0-9]{1,10}")
_SAID_HERE: Final = frozenset({"form_title", "form_id", "version", "default_language"})
_KEPT: Final = ("about", "citations", "dimensions", "scoring")


def top_of(tables: Tables, log: Log) -> dict[str, Any]:
    """Return the top of a definition, without its sections and lists."""
    row = tables.settings[0] if tables.settings else Row(2)
    own = own_values(tables, log)
    found: dict[str, Any] = {
        "code": code_of(row.get("form_id")) or code_of(row.get("form_title")) or "FORMULIR",
        "version": _version(row, log),
        "title": _title(row, own),
        "citations": [],
    }
    found |= {key: own[key] for key in _KEPT if own.get(key) is not None}
    for column in sorted(set(row.cells) - _SAID_HERE):
        log.at("settings", row, column, say(N_("A setting that nothing here follows.")))
    return found


def _title(row: Row, own: dict[str, Any]) -> dict[str, str]:
    title = visible(row.get("form_title") or row.get("form_id")) or "Formulir"
    english = own.get("title_en")
    return {"id": title, "en": english if isinstance(english, str) and english else title}


def _version(row: Row, log: Log) -> int:
    said = row.get("version")
    if _VERSION.fullmatch(said) and said.isascii() and 0 < int(said) <= MOST_VERSION:
        return int(said)
    if said:
        log.at(
            "settings", row, "version", say(N_("The version is no whole number; it begins at 1."))
        )
    return 1


def own_values(tables: Tables, log: Log) -> dict[str, Any]:
    """Return the values of our own sheet; a long one stands in several rows."""
    texts: dict[str, str] = {}
    for row in tables.own:
        texts[row.get("key")] = texts.get(row.get("key"), "") + row.get("value")
    found: dict[str, Any] = {"title_en": texts.pop("title_en", "")}
    for key, text in texts.items():
        try:
            found[key] = json.loads(text)
        except (ValueError, RecursionError):
            what = say(N_("This cell was changed and cannot be read any more."))
            log.say(f"unsera {key}", what)
    return found
