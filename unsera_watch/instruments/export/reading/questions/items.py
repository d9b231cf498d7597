"""One row of the survey sheet as an item: everything but its conditions."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.export.columns import Row
from unsera_watch.instruments.export.names import Taken
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.questions.answers import ANSWERS
from unsera_watch.instruments.export.reading.questions.drafts import ItemRead
from unsera_watch.instruments.export.reading.questions.lists import Lists
from unsera_watch.instruments.export.reading.structure import Question
from unsera_watch.instruments.export.reading.texts import words
from unsera_watch.instruments.export.reading.types import asked
from unsera_watch.instruments.rules.shape import SCORED, Kind, PhotoRule
from unsera_watch.kernel.words import N_, say

YES: Final = frozenset({"yes", "true", "true()", "1", "ya"})
NO: Final = frozenset({"", "no", "false", "false()", "0", "tidak"})
_UNSAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "calculation": N_("A calculation; nothing is calculated here."),
        "default": N_("A default answer; there are none here."),
        "choice_filter": N_("A filter of choices; all of them are shown."),
        "read_only": N_("A question that is only read; it is asked."),
        "trigger": N_("A trigger; nothing is calculated here."),
    }
)
_SINGLE: Final = ("component", "dimension")
_SEVERAL: Final = ("maladministration", "seen", "citations")


def question(asked_by: Question, log: Log) -> ItemRead | None:
    """Return the beginnings of an item, or note why a row is none."""
    row = asked_by.row
    found = asked(row.get("type"))
    if found is None:
        log.row(row, "type", say(N_("There is no “%(type)s” here."), type=row.get("type")[:60]))
        return None
    kind = found.kind
    if row.get("unsera_kind") in _MAY_BE.get(kind, ()) and not found.several:
        kind = Kind(row.get("unsera_kind"))
    return ItemRead(
        row, Kind.MANY if found.several else kind, asked_by.groups, has_ticks=found.several
    )


_MAY_BE: Final[Mapping[Kind, frozenset[str]]] = MappingProxyType(
    {
        Kind.ONE: frozenset({Kind.MANY, Kind.SCALE}),
        Kind.INTEGER: frozenset({Kind.COUNT}),
    }
)


def fill(item: ItemRead, lists: Lists, codes: Taken, log: Log) -> None:
    """Fill in an item; without what its kind needs it stays empty and is noted."""
    row = item.row
    raw = ANSWERS[item.kind](item, lists, log)
    if raw is None:
        return
    text = words(row, "label", log)
    if text is None:
        log.row(row, "label", say(N_("A question without words; its name stands for them.")))
        name = row.get("name") or "?"
        text = {"id": name, "en": name}
    code = codes.code(row.get("unsera_code") or row.get("name"), "butir")
    item.raw = {"code": code, "kind": item.kind.value, "text": text, **raw}
    item.raw |= _texts(row, log) | _extra(item, log) | _photo(item, log) | _required(item, log)
    _note_unsaid(row, log)


def _texts(row: Row, log: Log) -> dict[str, Any]:
    """Return help and evidence; in foreign forms the guidance is help too."""
    hint, guidance = words(row, "hint", log), words(row, "guidance_hint", log)
    if not row.get("unsera_code"):
        hint, guidance = hint or guidance, None if hint is None else guidance
    if guidance is not None and not row.get("unsera_code"):
        log.row(row, "guidance_hint", say(N_("A second hint; only the first one is kept.")))
        guidance = None
    found = {"help": hint, "evidence": guidance}
    return {key: value for key, value in found.items() if value is not None}


def _extra(item: ItemRead, log: Log) -> dict[str, Any]:
    row = item.row
    found: dict[str, Any] = {key: row.get(f"unsera_{key}") for key in _SINGLE}
    found |= {key: row.get(f"unsera_{key}").split() for key in _SEVERAL}
    scored = {key: row.get(f"unsera_{key}") for key in ("weight", "sumber")}
    if item.kind in SCORED:
        found |= scored
    elif any(scored.values()):
        log.row(row, "unsera_weight", say(N_("A question of this type has no weight.")))
    if item.kind is Kind.SCALE:
        found["element"] = row.get("unsera_element")
    return {key: value for key, value in found.items() if value}


def _photo(item: ItemRead, log: Log) -> dict[str, str]:
    own = item.kind is Kind.PHOTO
    row = item.row if own else item.belonging.get("photo")
    if row is None:
        return {}
    said = row.get("unsera_photo")
    must = _is_yes(row.get("required"))
    if must and (not own or not said):
        return {"photo": PhotoRule.REQUIRED.value}
    if not own and said == PhotoRule.REQUIRED.value:
        return {"photo": PhotoRule.EXPECTED.value}
    if said and said not in set(PhotoRule):
        log.row(row, "unsera_photo", say(N_("This is no rule for photos.")))
        said = ""
    return {"photo": said or PhotoRule.ALLOWED.value}


def _required(item: ItemRead, log: Log) -> dict[str, bool]:
    said = item.row.get("required")
    if item.kind is Kind.NOTE or _is_yes(said):
        return {}
    beside = item.belonging.get("beside")
    if beside is not None and re.sub(r"\s", "", said) == f"${{{beside.get('name')}}}=''":
        return {}
    if said.lower() not in NO:
        log.row(item.row, "required", say(N_("Required on a condition; it may stay empty.")))
    return {"required": False}


def _is_yes(said: str) -> bool:
    return said.lower() in YES


def _note_unsaid(row: Row, log: Log) -> None:
    for column, what in _UNSAID.items():
        if row.get(column) and row.get(column).lower() not in NO:
            log.row(row, column, say(what))
