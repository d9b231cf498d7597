"""The choices sheet: the lists of answers, and the parts and steps of items."""

from collections.abc import Iterator, Mapping
from typing import Any

from unsera_watch.instruments.export.columns import both
from unsera_watch.instruments.export.writing.plan import Plan
from unsera_watch.instruments.rules.shape import Definition, Item, Kind, Text

Cells = dict[str, str]


def choice_rows(definition: Definition, raw: Mapping[str, Any], plan: Plan) -> list[Cells]:
    """Return the lists that items choose from; one that nobody uses is kept elsewhere."""
    rows = [row for name in plan.lists for row in _answers(name, raw, plan)]
    for item in definition.items:
        listed = plan.items[item.code].listed
        rows += [{"list_name": listed, **each} for each in _own_list(item)]
    return rows


def used_lists(raw: Mapping[str, Any]) -> list[str]:
    """Return the lists some item chooses from, in the order of the file."""
    items = (item for section in raw["sections"] for item in section["items"])
    used = {item["choices"] for item in items if item.get("choices") is not None}
    return [name for name in raw["choices"] if name in used]


def _answers(name: str, raw: Mapping[str, Any], plan: Plan) -> Iterator[Cells]:
    for option in raw["choices"][name]:
        yield {
            "list_name": plan.lists[name],
            **_choice(option["value"], Text(**option["label"])),
            "unsera_list": name,
            "unsera_score": option.get("score") or "",
        }


def _own_list(item: Item) -> Iterator[Cells]:
    for part in item.parts:
        yield _choice(part.value, part.label)
    if item.kind is Kind.SCALE:
        yield from _steps(item)
        for option in item.options:
            if not option.value.isdecimal():
                yield _choice(option.value, option.label)


def _steps(item: Item) -> Iterator[Cells]:
    """Return the steps of a scale with their numbers before what they mean."""
    least, most = int(item.limits.least or 0), int(item.limits.most or 0)
    for at, step in enumerate(range(least, most + 1)):
        anchor = item.anchors[at]
        yield _choice(str(step), Text(f"{step}. {anchor.id}", f"{step}. {anchor.en}"))


def _choice(value: str, label: Text) -> Cells:
    return {"name": value, **both("label", label)}
