"""What Python finds in a case, in the order in which `tests/js/twin.ts` finds it."""

from typing import Any

from unsera_watch.instruments.rules import Definition, Scene, Section
from unsera_watch.instruments.rules.expressions import Expression, Value, evaluate

MOST_EXACT = 2**53 - 1


def facts(
    definition: Definition,
    probes: list[Expression],
    answers: dict[str, Any],
    photos: dict[str, int],
) -> list[list[Any]]:
    """Return a list of facts for the whole form, and then for each row."""
    scene = Scene(definition, answers, photos)
    found = [_of(scene, definition.sections, probes)]
    for section in definition.sections:
        if section.repeat is not None:
            found += [_of(row, (section,), probes) for row in scene.rows(section)]
    return found


def _of(scene: Scene, sections: tuple[Section, ...], probes: list[Expression]) -> list[Any]:
    found: list[Any] = []
    for section in sections:
        found += [scene.asks_section(section), _plain(scene.look(section.code))]
        for item in section.items:
            found += [scene.asks(item), scene.is_sound(item)]
            found += [_plain(scene.look(item.code)), _plain(scene.look(item.code, ticks=True))]
    return found + [_plain(evaluate(probe, scene.look)) for probe in probes]


def _plain(value: Value) -> Any:
    """Write a whole number that a double cannot keep as text, apart from texts."""
    if isinstance(value, int) and abs(value) > MOST_EXACT:
        return {"whole": str(value)}
    return value
