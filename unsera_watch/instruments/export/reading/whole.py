"""The definition a workbook makes: what was read, what was kept, and whether it holds."""

import re
from typing import Any, Final

from unsera_watch.instruments.definition import parse
from unsera_watch.instruments.export.columns import CONDITIONS, EXACT, Row, Tables, conditions
from unsera_watch.instruments.export.exact import holding, restored, same
from unsera_watch.instruments.export.reading.form import Form, read
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.questions.drafts import ItemRead, SectionRead
from unsera_watch.instruments.export.reading.sections import parsed
from unsera_watch.instruments.export.reading.top import own_values
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, say

_INSIDE: Final = re.compile(r"sections\[(\d+)\](?:\.items\[(\d+)\])?\.?(.*)")
_COLUMNS: Final = {
    **{key: key for key in ("relevant", "constraint", "required")},
    "text": "label",
    "title": "label",
    "help": "hint",
    "evidence": "guidance_hint",
    "message": "constraint_message",
    "kind": "type",
    "choices": "type",
    "least": "constraint",
    "most": "constraint",
    "noun": "label",
}


def definition_of(tables: Tables) -> tuple[dict[str, Any], Log]:
    """Return a definition that parses, or refuse with places in the workbook."""
    form = read(tables)
    if not form.sections:
        message = say(N_("There is no question in this form that can be asked here."))
        raise Invalid({"survey": message}, "bad-xlsform")
    raw = _joined(form, tables)
    try:
        parse(raw)
    except Invalid as refusal:
        places = {_place(path, form): what for path, what in refusal.problems.items()}
        raise Invalid(places, "bad-xlsform") from refusal
    return raw, form.log


def _joined(form: Form, tables: Tables) -> dict[str, Any]:
    kept = own_values(tables, Log()).get("exact")
    kept = kept if isinstance(kept, dict) else {}
    codes = {each.code for each in form.sections}
    codes |= {item.code for each in form.sections for item in each.items}
    sections = [_section(section, codes, form.log) for section in form.sections]
    raw = {**restored(form.top, kept.get("form")), "sections": sections}
    raw["choices"] = restored(dict(form.choices), kept.get("choices"))
    if "scoring" not in raw and not any(_weights(sections)):
        raw["scoring"] = {"total": "none"}
    return raw


def _weights(sections: list[dict[str, Any]]) -> list[bool]:
    return ["weight" in item for section in sections for item in section["items"]]


def _section(section: SectionRead, codes: set[str], log: Log) -> dict[str, Any]:
    items = [_whole(item, codes, log) for item in section.items]
    return {**_whole(section, codes, log), "items": items}


def _whole(read_from: SectionRead | ItemRead, codes: set[str], log: Log) -> dict[str, Any]:
    """Put back what was kept of a row, and drop the notes on cells that were thus understood."""
    row = read_from.row
    pieces = sorted(column for column in row.cells if column.startswith(EXACT))
    text = "".join(row.get(column) for column in pieces)
    kept = parsed(Row(row.number, {EXACT: text}), EXACT, log)
    found = restored(read_from.raw, holding(kept, codes), conditions(row))
    for key in CONDITIONS:
        if not same(found.get(key), read_from.raw.get(key)):
            log.forget(row, key)
    return found


def _place(path: str, form: Form) -> str:
    """Return where in the workbook a problem of the definition stands."""
    inside = _INSIDE.fullmatch(path)
    if inside is None:
        return _outside(path)
    section = form.sections[int(inside[1])]
    row = section.row if inside[2] is None else section.items[int(inside[2])].row
    key = inside[3].partition(".")[0].partition("[")[0]
    return f"survey!{row.number} {_COLUMNS.get(key, f'unsera_{key}') if key else ''}".strip()


def _outside(path: str) -> str:
    key, _, rest = path.partition(".")
    if key in {"code", "version", "title"}:
        column = {"code": "form_id", "version": "version", "title": "form_title"}[key]
        return f"settings {column}"
    if key == "choices":
        return f"choices {rest}".strip()
    return {"sections": "survey", "items": "survey"}.get(key, f"unsera {path}")
