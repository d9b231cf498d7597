"""An item as one question, or as a main one and those that belong to it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.export.columns import CAPTURED, both, visible
from unsera_watch.instruments.export.writing.conditions import constraint, relevant, with_value
from unsera_watch.instruments.export.writing.plan import Names, Plan
from unsera_watch.instruments.rules.shape import Item, Kind, PhotoRule, Text

Cells = dict[str, str]

TYPES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.COUNT: "integer",
        Kind.INTEGER: "integer",
        Kind.DECIMAL: "decimal",
        Kind.TEXT: "text",
        Kind.DATE: "date",
        Kind.TIME: "time",
        Kind.PHOTO: "image",
        Kind.POINT: "geopoint",
        Kind.NOTE: "note",
    }
)
_OTHERWISE: Final = Text("Atau", "Or")
_NOT_HERE: Final = Text("Yang tidak berlaku di sini", "What does not apply here")
_PHOTO: Final = Text("Foto", "Photo")


def item_rows(item: Item, written: Mapping[str, Any], plan: Plan) -> Iterator[Cells]:
    """Return the rows of one item; those after the first say whose they are."""
    names = plan.items[item.code]
    yield {
        "type": _type(item, written, plan),
        "name": names.main,
        **both("label", item.text),
        **both("hint", item.help),
        **both("guidance_hint", item.evidence),
        "required": _required(item, names),
        "relevant": relevant(item, plan),
        **constraint(item, plan),
        "parameters": CAPTURED if item.kind is Kind.PHOTO else "",
        **_extra(item, written),
    }
    for row in _belonging(item, written, names, plan):
        yield {**row, "unsera_code": item.code}


def _type(item: Item, written: Mapping[str, Any], plan: Plan) -> str:
    names = plan.items[item.code]
    if item.kind in TYPES:
        return TYPES[item.kind]
    listed = names.listed if item.kind is Kind.SCALE else plan.lists[written["choices"]]
    return f"select_one {listed}"


def _required(item: Item, names: Names) -> str:
    if not item.required or item.kind is Kind.NOTE:
        return ""
    return f"${{{names.beside}}} = ''" if names.beside else "yes"


def _extra(item: Item, written: Mapping[str, Any]) -> Cells:
    """Return what XLSForm has no column for, one column for each key."""
    single = ("weight", "sumber", "component", "element", "dimension")
    several = ("maladministration", "seen", "citations")
    photo = item.photo.value if item.kind is Kind.PHOTO and "photo" in written else ""
    return {
        "unsera_code": item.code,
        "unsera_kind": item.kind.value,
        **{f"unsera_{key}": written.get(key) or "" for key in single},
        **{f"unsera_{key}": visible(" ".join(written.get(key) or ())) for key in several},
        "unsera_photo": photo,
        "unsera_levels": "; ".join(f"{each.least}={each.score}" for each in item.levels),
        "unsera_choices": ""
        if item.kind in {Kind.ONE, Kind.MANY}
        else written.get("choices") or "",
    }


def _belonging(item: Item, written: Mapping[str, Any], names: Names, plan: Plan) -> Iterator[Cells]:
    shown = relevant(item, plan)
    if names.beside:
        answers = plan.lists[written["choices"]]
        yield _row(f"select_one {answers}", names.beside, _OTHERWISE, shown, "beside")
    if names.parts:
        ticked = with_value(item, plan)
        many = f"select_multiple {names.listed}"
        yield _row(many, names.parts, item.parts_title or _OTHERWISE, ticked, "parts")
        if names.not_applicable:
            yield _row(many, names.not_applicable, _NOT_HERE, ticked, "not_applicable")
    if names.photo:
        must = item.photo is PhotoRule.REQUIRED
        yield {
            **_row("image", names.photo, item.evidence or _PHOTO, shown, "photo"),
            "relevant": with_value(item, plan) if must else shown,
            "required": "yes" if must else "",
            "parameters": CAPTURED,
            "unsera_photo": item.photo.value,
        }


def _row(type_: str, name: str, label: Text, shown: str, role: str) -> Cells:
    return {
        "type": type_,
        "name": name,
        **both("label", label),
        "relevant": shown,
        "unsera_role": role,
    }
