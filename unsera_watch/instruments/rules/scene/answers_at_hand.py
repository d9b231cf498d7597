"""What is asked, given what was answered: relevance, row by row where a section repeats."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from unsera_watch.instruments.rules.expressions import OWN, Expression, Value, holds
from unsera_watch.instruments.rules.reading import given
from unsera_watch.instruments.rules.scene.order import in_order
from unsera_watch.instruments.rules.shape import Definition, Item, Kind, Section

_EMPTY: Final[Mapping[str, Any]] = {}


def rows_of(section: Section, answers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the rows of a repeated section; what is no row is an empty one."""
    raw = answers.get(section.code)
    found = raw if isinstance(raw, list | tuple) else []
    return [row if isinstance(row, Mapping) else _EMPTY for row in found]


class Scene:
    """The answers at hand: the whole form, or one row with the form around it."""

    def __init__(
        self,
        definition: Definition,
        answers: Mapping[str, Any],
        photos: Mapping[str, int] = _EMPTY,
        outer: "Scene | None" = None,
    ) -> None:
        """Look at *answers*; *outer* is the form around a row."""
        self.definition, self.answers, self.photos, self.outer = definition, answers, photos, outer
        self._asked: dict[str, bool] = {}
        self._is_judged = False

    def rows(self, section: Section) -> Iterator["Scene"]:
        """Yield a scene for each row of a repeated section."""
        for row in rows_of(section, self.answers):
            yield Scene(self.definition, row, outer=self)

    def asks_section(self, section: Section) -> bool:
        """Say whether a section is asked at all."""
        return section.relevant is None or (self.outer or self).judged().get(section.code, False)

    def asks(self, item: Item) -> bool:
        """Say whether *item* is asked, here where the answers are."""
        return is_plain(self.definition) or self.judged().get(item.code, False)

    def judged(self) -> Mapping[str, bool]:
        """Return which sections and items are asked; each is judged after those it looks at."""
        if not self._is_judged:
            self._is_judged = True
            for code in in_order(self.definition):
                self._judge(code)
        return self._asked

    def _judge(self, code: str) -> None:
        item = _items(self.definition).get(code)
        if item is not None and self._is_here(item):
            section = _places(self.definition)[code]
            self._asked[code] = self.asks_section(section) and self._holds(item.relevant)
        elif item is None and self.outer is None:
            section_alone = self.definition.section(code)
            condition = None if section_alone is None else section_alone.relevant
            self._asked[code] = self._holds(condition)

    def _holds(self, condition: Expression | None) -> bool:
        return condition is None or holds(condition, self.look)

    def is_sound(self, item: Item) -> bool:
        """Say whether the constraint of *item* holds for its own answer."""
        rule = item.constraint
        if rule is None:
            return True
        own = item.code
        return holds(rule.test, lambda code, ticks: self.look(own if code == OWN else code, ticks))

    def look(self, code: str, ticks: bool = False) -> Value:  # noqa: FBT001, FBT002  (a Look)
        """Return what the answer *code* says; nothing for what is not asked or not answered."""
        item = _items(self.definition).get(code)
        if item is None:
            return self._rows_count(code)
        home = self if self._is_here(item) else self.outer
        if home is None or not home.asks(item):
            return None
        return home.said(item, ticks)

    def _is_here(self, item: Item) -> bool:
        is_row = self.outer is not None
        return is_row == (_places(self.definition)[item.code].repeat is not None)

    def _rows_count(self, code: str) -> int | None:
        section = self.definition.section(code)
        if section is None or section.repeat is None or not self.asks_section(section):
            return None
        return len(rows_of(section, (self.outer or self).answers))

    def said(self, item: Item, ticks: bool) -> Value:  # noqa: FBT001  (as look)
        """Return what the answer to *item* says here, asked or not."""
        if item.kind is Kind.PHOTO:
            return self.photos.get(item.code) or None
        found = given(item, self.answers.get(item.code))
        if found is None or found.value is None:
            return () if ticks and item.parts else None
        if ticks:
            return tuple(sorted(found.ticked)) if item.parts else (found.value,)
        return tuple(sorted(found.ticked)) if item.kind is Kind.MANY else found.value


def asked_only(
    definition: Definition, answers: Mapping[str, Any], photos: Mapping[str, int] = _EMPTY
) -> dict[str, Any]:
    """Return the answers without those to questions that are not asked, row by row.

    A browser keeps what was typed into a question that disappeared; nobody said it.
    """
    scene = Scene(definition, answers, photos)
    once, rows = set[str](), dict[str, list[dict[str, Any]] | None]()
    for section in definition.sections:
        if section.repeat is None:
            once |= {item.code for item in section.items if not scene.asks(item)}
        elif section.code in answers:
            rows[section.code] = _rows_asked(scene, section)
    kept = {code: answer for code, answer in answers.items() if code not in once | rows.keys()}
    return kept | {code: found for code, found in rows.items() if found is not None}


def _rows_asked(scene: Scene, section: Section) -> list[dict[str, Any]] | None:
    if not scene.asks_section(section):
        return None
    return [_row_asked(row, section) for row in scene.rows(section)]


def _row_asked(row: Scene, section: Section) -> dict[str, Any]:
    gone = {item.code for item in section.items if not row.asks(item)}
    return {code: answer for code, answer in row.answers.items() if code not in gone}


def is_plain(definition: Definition) -> bool:
    """Say whether every item is always asked, once: then nobody needs a scene."""
    kept: bool | None = definition.kept.get("plain")
    if kept is None:
        kept = definition.kept["plain"] = all(
            section.repeat is None
            and section.relevant is None
            and all(item.relevant is None for item in section.items)
            for section in definition.sections
        )
    return kept


def _items(definition: Definition) -> Mapping[str, Item]:
    found: Mapping[str, Item] | None = definition.kept.get("items")
    if found is None:
        found = definition.kept["items"] = {item.code: item for item in definition.items}
    return found


def _places(definition: Definition) -> Mapping[str, Section]:
    found: Mapping[str, Section] | None = definition.kept.get("places")
    if found is None:
        found = definition.kept["places"] = {
            item.code: section for section in definition.sections for item in section.items
        }
    return found
