"""The question type "range": a number between two others."""

import re
from typing import Any, Final

from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.questions.drafts import ItemRead
from unsera_watch.instruments.export.reading.types import asked
from unsera_watch.instruments.rules.numbers import exact
from unsera_watch.instruments.rules.shape import Kind
from unsera_watch.kernel.words import N_, say

_SETTING: Final = re.compile(r"([a-z_-]+)\s*=\s*(\S+?)(?=[\s;,]|$)", re.IGNORECASE)
LONGEST: Final = 200
_USUAL: Final = ("0", "10", "1")


def ranged(item: ItemRead, log: Log) -> dict[str, Any]:
    """Return the limits of a range; of other questions nothing."""
    found = asked(item.row.get("type"))
    if found is None or found.spelling != "range":
        return {}
    said = dict(_SETTING.findall(item.row.get("parameters")[:LONGEST]))
    keys = ("start", "end", "step")
    numbers = [exact(said.get(key, usual)) for key, usual in zip(keys, _USUAL, strict=True)]
    if any(number is None for number in numbers):
        log.row(item.row, "parameters", say(N_("These parameters cannot be read.")))
        return {}
    start, end, step = (number for number in numbers if number is not None)
    if any(number % 1 for number in (start, end, step)):
        item.kind = Kind.DECIMAL
    if step != 1:
        log.row(item.row, "parameters", say(N_("Steps of a range; any number between is allowed.")))
    least, most = sorted((start, end))
    return {"least": f"{least:f}", "most": f"{most:f}"}
