"""What a browser needs of a definition to ask only what is asked and to check what is answered.

Plain JSON; `frontend/src/form/` reads it. No weights or scores are in it, and what is as usual is
left out. Texts are those a page cannot show before it is needed: titles, words of constraints.
"""

from typing import Any

from unsera_watch.instruments.rules.expressions import Expression
from unsera_watch.instruments.rules.expressions import plain as written
from unsera_watch.instruments.rules.numbers import in_digits
from unsera_watch.instruments.rules.scene.order import in_order
from unsera_watch.instruments.rules.shape import Definition, Item, PhotoRule, Section, Text


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
    repeat = section.repeat
    rows = {} if repeat is None else {"least": repeat.least, "most": repeat.most}
    return {
        "code": section.code,
        "title": _both(section.title),
        "repeat": repeat is not None,
        **rows,
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
        "letters": [len(item.text.id), len(item.text.en)],
        **_rules(item),
    }


def _rules(item: Item) -> dict[str, Any]:
    """Return what is not as usual: optional, limits, photos, answers that give points, words."""
    least, most = item.limits.least, item.limits.most
    rules = {
        "optional": not item.required,
        "least": None if least is None else in_digits(least),
        "most": None if most is None else in_digits(most),
        "photo": None if item.photo is PhotoRule.ALLOWED else item.photo.value,
        "yes": [option.value for option in item.options if option.score],
        "message": _both(item.constraint.message) if item.constraint else None,
    }
    return {name: rule for name, rule in rules.items() if rule}


def _both(text: Text) -> list[str]:
    return [text.id, text.en]


def _condition(condition: Expression | None) -> Any:  # noqa: ANN401  (a JSON tree)
    return None if condition is None else written(condition)
