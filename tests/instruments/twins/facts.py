"""What Python finds in a case, in the order in which `tests/js/twin.ts` finds it."""

from typing import Any

from unsera_watch.instruments.rules import Definition, Scene, Section, check_answers
from unsera_watch.instruments.rules.expressions import Expression, Value, evaluate
from unsera_watch.instruments.rules.sentences import SENTENCES
from unsera_watch.instruments.rules.shape import Text
from unsera_watch.kernel.words import Message

MOST_EXACT = 2**53 - 1
NAMES = {sentence: name for name, sentence in SENTENCES.items()}


def facts(
    definition: Definition,
    probes: list[Expression],
    answers: dict[str, Any],
    photos: dict[str, int],
    notes: dict[str, Any],
) -> list[list[Any]]:
    """Return a list of facts for the whole form, then for each row, then what is wrong."""
    scene = Scene(definition, answers, photos)
    found = [_of(scene, definition.sections, probes)]
    for section in definition.sections:
        if section.repeat is not None:
            found += [_of(row, (section,), probes) for row in scene.rows(section)]
    return [*found, _wrong(check_answers(definition, answers, notes, photos))]


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


def _wrong(problems: dict[str, Message]) -> list[Any]:
    """Return which sentence stands at which place, and with which values."""
    return [
        [path, NAMES[message.text], {name: _said(value) for name, value in message.values.items()}]
        for path, message in sorted(problems.items())
    ]


def _said(value: object) -> object:
    return [value.id, value.en] if isinstance(value, Text) else value
