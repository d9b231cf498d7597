"""The survey sheet: sections as groups and repeats, and the items in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from unsera_watch.instruments.export.columns import as_json, both
from unsera_watch.instruments.export.writing.items import item_rows
from unsera_watch.instruments.export.writing.plan import Plan
from unsera_watch.instruments.export.xpath.writer import write
from unsera_watch.instruments.rules.shape import Definition, Section


def survey_rows(definition: Definition, raw: Mapping[str, Any], plan: Plan) -> list[dict[str, str]]:
    """Return the rows of all sections in their order."""
    return [
        row
        for section, written in zip(definition.sections, raw["sections"], strict=True)
        for row in _section(section, written, plan)
    ]


def _section(section: Section, written: Mapping[str, Any], plan: Plan) -> Iterator[dict[str, str]]:
    sort = "group" if section.repeat is None else "repeat"
    relevant = section.relevant
    yield {
        "type": f"begin {sort}",
        "name": plan.sections[section.code],
        **both("label", section.title),
        "relevant": "" if relevant is None else write(relevant, plan.known()),
        "unsera_code": section.code,
        "unsera_dimension": written.get("dimension") or "",
        "unsera_repeat": _plain(written.get("repeat")),
    }
    if section.about is not None:
        name = plan.about[section.code]
        yield {
            "type": "note",
            "name": name,
            **both("label", section.about),
            "unsera_role": "about",
        }
    for item, own in zip(section.items, written["items"], strict=True):
        yield from item_rows(item, own, plan)
    yield {"type": f"end {sort}"}


def _plain(value: object) -> str:
    return "" if value is None else as_json(value)
