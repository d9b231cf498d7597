"""Which names everything has in the workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unsera_watch.instruments.export.names import Taken
from unsera_watch.instruments.export.xpath.writer import Spoken
from unsera_watch.instruments.rules.expressions import OWN
from unsera_watch.instruments.rules.shape import NUMERIC, Definition, Item, Kind, PhotoRule, Section

ROOT = "data"
"""What converters call the form itself."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the questions one item becomes; empty where it does not become that one.

    *listed* is the list of its parts or steps.
    """

    main: str
    parts: str = ""
    not_applicable: str = ""
    beside: str = ""
    photo: str = ""
    listed: str = ""


class Plan:
    """The names of a definition: questions, groups and lists."""

    def __init__(self, definition: Definition, used: Iterable[str]) -> None:
        """Give every section, item and list of answers in use its name once."""
        lists = Taken()
        self.lists = {name: lists.name(name) for name in used}
        taken = Taken("meta", ROOT, "instanceid", "instancename")
        self.sections = {each.code: taken.name(each.code) for each in definition.sections}
        main = {each.code: taken.name(each.code) for each in definition.items}
        self.about = {
            each.code: taken.name(f"{self.sections[each.code]}_about")
            for each in definition.sections
            if each.about is not None
        }
        self.items = {
            each.code: _names(each, main[each.code], taken, lists) for each in definition.items
        }
        repeated = (each for each in definition.sections if each.repeat is not None)
        self._known = {each.code: self._spoken(each) for each in definition.items}
        self._known |= {each.code: self._rows(each) for each in repeated}

    def known(self, own: Item | None = None) -> Mapping[str, Spoken]:
        """Return how conditions write each answer; *own* is the item of a constraint."""
        return self._known if own is None else {**self._known, OWN: self._own(own)}

    def _spoken(self, item: Item) -> Spoken:
        names = self.items[item.code]
        values = frozenset(option.value for option in item.options) if names.beside else frozenset()
        main = _reference(names.main)
        ticks = _reference(names.parts) if names.parts else main
        return Spoken(main, ticks, _reference(names.beside), values, item.kind)

    def _own(self, item: Item) -> Spoken:
        found = self._spoken(item)
        ticks = found.ticks if self.items[item.code].parts else OWN
        return Spoken(OWN, ticks, found.beside, found.beside_values, item.kind)

    def _rows(self, section: Section) -> Spoken:
        return Spoken("''", _reference(self.sections[section.code]), is_rows=True)


def _reference(name: str) -> str:
    return f"${{{name}}}" if name else ""


def _names(item: Item, main: str, taken: Taken, lists: Taken) -> Names:
    beside = item.kind in NUMERIC - {Kind.SCALE} and bool(item.options)
    photo = item.kind is not Kind.PHOTO and item.photo is not PhotoRule.FORBIDDEN
    return Names(
        main,
        parts=taken.name(f"{main}_parts") if item.parts else "",
        not_applicable=taken.name(f"{main}_na") if item.kind is Kind.MANY else "",
        beside=taken.name(f"{main}_or") if beside else "",
        photo=taken.name(f"{main}_photo") if photo else "",
        listed=lists.name(f"{main}_parts" if item.parts else f"{main}_steps"),
    )
