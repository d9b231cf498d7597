"""What a browser needs to know of a definition to ask only what is asked, as plain JSON.

`frontend/src/form/` reads it; no texts, weights or scores are in it.
"""

from typing import Any

from unsera_watch.instruments.rules.expressions import Expression
from unsera_watch.instruments.rules.expressions import plain as written
from unsera_watch.instruments.rules.scene.order import in_order
from unsera_watch.instruments.rules.shape import Definition, Item, Section


def plan(definition: Definition) -> dict[str, Any]:
    """Return sections, items and conditions, and the order in which conditions are judged."""
    found: dict[str, Any] | None = definition.kept.get("plan")
    if found is None:
        found = definition.kept["plan"] = {
            "sections": [_section(each) for each in definition.sections],
            "order": in_order(definition),
        }
    return found


def _section(section: Section) -> dict[str, Any]:
    return {
        "code": section.code,
        "repeat": section.repeat is not None,
        "relevant": _condition(section.relevant),
        "items": [_item(item) for item in section.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "code": item.code,
        "kind": item.kind.value,
        "relevant": _condition(item.relevant),
        "constraint": _condition(item.constraint.test if item.constraint else None),
        "parts": [part.value for part in item.parts],
        "options": [option.value for option in item.options],
        "looked": item.looked,
        "asked": item.is_asked,
    }


def _condition(condition: Expression | None) -> Any:  # noqa: ANN401  (a JSON tree)
    return None if condition is None else written(condition)
