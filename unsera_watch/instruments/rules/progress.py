"""How far a form is: what is answered, and which photos would help."""

from collections.abc import Iterator, Mapping
from typing import Any

from unsera_watch.instruments.rules.checks import has_something_to_show, problem_of
from unsera_watch.instruments.rules.scene import Scene, rows_of
from unsera_watch.instruments.rules.shape import Definition, Item, PhotoRule, Section


def missing_photos(
    definition: Definition, answers: Mapping[str, Any], photos_count: Mapping[str, int]
) -> tuple[str, ...]:
    """Return the items said to be there without the photo that should show it."""
    scene = Scene(definition, answers, photos_count)
    return tuple(
        item.code
        for item in definition.items
        if item.photo is PhotoRule.EXPECTED
        and not photos_count.get(item.code, 0)
        and has_something_to_show(scene, item)
    )


def answered(
    definition: Definition,
    answers: Mapping[str, Any],
    photos_count: Mapping[str, int] | None = None,
    *,
    within: Section | None = None,
) -> tuple[int, int]:
    """Return how many questions have a usable answer, and how many are asked.

    Only what is asked now counts, row by row; what may stay empty counts once it is answered. A
    repeated section also counts the rows it still needs.
    """
    scene = Scene(definition, answers, photos_count or {})
    counts = [
        _section(scene, section)
        for section in definition.sections
        if within is None or section.code == within.code
    ]
    return sum(done for done, _ in counts), sum(total for _, total in counts)


def _section(scene: Scene, section: Section) -> tuple[int, int]:
    sound = [
        problem_free for each in _scenes(scene, section) for problem_free in _marks(each, section)
    ]
    lacking = 0
    if section.repeat is not None and scene.asks_section(section):
        lacking = max(0, section.repeat.least - len(rows_of(section, scene.answers)))
    return sum(sound), len(sound) + lacking


def _scenes(scene: Scene, section: Section) -> Iterator[Scene]:
    if section.repeat is None:
        yield scene
    else:
        yield from scene.rows(section)


def _marks(scene: Scene, section: Section) -> Iterator[bool]:
    for item in section.items:
        if item.is_asked and scene.asks(item) and _counts(scene, item):
            yield problem_of(scene, item) is None


def _counts(scene: Scene, item: Item) -> bool:
    """Say whether a question is counted: one that may stay empty only once it is answered."""
    raw = scene.answers.get(item.code)
    return item.required or not (raw is None or raw == "")
