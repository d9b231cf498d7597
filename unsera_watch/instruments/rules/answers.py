"""Collecting everything that is wrong with answers, each problem by its place.

The shape of an answers document is written down in `docs/instruments.md`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from unsera_watch.instruments.rules.checks import has_something_to_show, problem_of
from unsera_watch.instruments.rules.reading import is_storable
from unsera_watch.instruments.rules.scene import Scene, rows_of
from unsera_watch.instruments.rules.sentences import tell
from unsera_watch.instruments.rules.shape import Definition, Kind, PhotoRule, Section
from unsera_watch.kernel.words import Message

MAX_NOTE: Final = 2_000
HOUR: Final = "_hour"
"""The hour (0-23, campus time) in which a row was taken down; the minute is nobody's business."""

LAST_HOUR: Final = 23
_SHOWN_CODE: Final = 40

Problems = Iterator[tuple[str, Message]]


def check_answers(
    definition: Definition,
    answers: Mapping[str, Any],
    notes: Mapping[str, Any],
    photos_count: Mapping[str, int],
) -> dict[str, Message]:
    """Return every problem by its place: `K1.1`, `K1.1.note`, `K1.1.photos`, `RESP[0].U1`.

    A photo that is expected and missing is no problem; see :func:`missing_photos`.
    """
    scene = Scene(definition, answers, photos_count)
    problems: dict[str, Message] = {}
    for section in definition.sections:
        problems.update(_section_problems(scene, section))
    problems.update(_strangers(definition, answers, notes, photos_count))
    problems.update(_note_problems(notes))
    problems.update(_photo_problems(scene, photos_count))
    return problems


def _section_problems(scene: Scene, section: Section) -> Problems:
    if section.repeat is None:
        for item in section.items:
            problem = problem_of(scene, item)
            if problem is not None:
                yield item.code, problem
        return
    if scene.asks_section(section):
        yield from _rows_problems(scene, section)


def _rows_problems(scene: Scene, section: Section) -> Problems:
    yield from _rows_shape(scene, section)
    count, repeat = len(rows_of(section, scene.answers)), section.repeat
    if repeat is None or count > repeat.most:
        return
    for number, row in enumerate(scene.rows(section)):
        for path, message in _row_problems(row, section):
            yield f"{section.code}[{number}].{path}", message


def _rows_shape(scene: Scene, section: Section) -> Problems:
    """Say what is wrong with the rows as such: no list, no objects, too few or too many."""
    raw, repeat = scene.answers.get(section.code), section.repeat
    if raw is not None and not isinstance(raw, list | tuple):
        yield section.code, tell("unreadable")
    count = len(rows_of(section, scene.answers))
    if repeat and count < repeat.least:
        yield section.code, tell("rows-few", least=repeat.least)
    if repeat and count > repeat.most:
        yield section.code, tell("rows-many", most=repeat.most)
    for number, one in enumerate(raw if isinstance(raw, list | tuple) else ()):
        if not isinstance(one, Mapping):
            yield f"{section.code}[{number}]", tell("unreadable")


def _row_problems(row: Scene, section: Section) -> Problems:
    known = {item.code for item in section.items} | {HOUR}
    for code in sorted(str(code) for code in set(row.answers) - known):
        yield code[:_SHOWN_CODE], tell("stranger")
    hour = row.answers.get(HOUR)
    if hour is not None and (type(hour) is not int or not 0 <= hour <= LAST_HOUR):
        yield HOUR, tell("not-whole")
    for item in section.items:
        problem = problem_of(row, item)
        if problem is not None:
            yield item.code, problem


def _strangers(
    definition: Definition, answers: Mapping[str, Any], *beside: Mapping[str, Any]
) -> dict[str, Message]:
    """Refuse codes nobody asks; notes and photos belong to items asked once."""
    once = {
        item.code
        for section in definition.sections
        if section.repeat is None
        for item in section.items
    }
    rows = {section.code for section in definition.sections if section.repeat is not None}
    strange = {str(code) for code in set(answers) - once - rows}
    strange |= {str(code) for document in beside for code in document} - once
    return {code[:_SHOWN_CODE]: tell("stranger") for code in sorted(strange)}


def _note_problems(notes: Mapping[str, Any]) -> Problems:
    for code, note in notes.items():
        if not isinstance(note, str) or not is_storable(note):
            yield f"{code}.note", tell("note-unkept")
        elif len(note) > MAX_NOTE:
            yield f"{code}.note", tell("too-long", most=MAX_NOTE)


def _photo_problems(scene: Scene, photos_count: Mapping[str, int]) -> Problems:
    for item in scene.definition.items:
        count = photos_count.get(item.code, 0)
        if item.photo is PhotoRule.FORBIDDEN and count and item.kind is not Kind.PHOTO:
            yield f"{item.code}.photos", tell("no-photos")
        if item.photo is PhotoRule.REQUIRED and not count and has_something_to_show(scene, item):
            yield f"{item.code}.photos", tell("photo-needed")
