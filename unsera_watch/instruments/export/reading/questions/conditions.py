"""The relevant and constraint cells of a form as conditions of ours."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.export.columns import Row
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.questions.drafts import ItemRead, SectionRead
from unsera_watch.instruments.export.reading.questions.lists import Listing
from unsera_watch.instruments.export.reading.texts import words
from unsera_watch.instruments.export.xpath.bounds import Bounds, bounds, joined
from unsera_watch.instruments.export.xpath.meaning import MOST_PARTS, Known, Target, meaning
from unsera_watch.instruments.export.xpath.reader import read
from unsera_watch.instruments.export.xpath.words import Unreadable
from unsera_watch.instruments.rules.expressions import OWN
from unsera_watch.instruments.rules.shape import Kind
from unsera_watch.kernel.words import N_, say

_UNFIT: Final = MappingProxyType(
    {"id": "Jawaban ini belum sesuai.", "en": "This answer does not fit."}
)


def add_conditions(section: SectionRead, sections: list[SectionRead], log: Log) -> None:
    """Fill in the conditions of a section and its items."""
    outside = [each for each in sections if not each.is_repeat]
    rows = {_name(each.row): Target(each.code, rows=True) for each in sections if each.is_repeat}
    free = _answers(each for each in outside if each is not section)
    _relevant(section.raw, section.groups, free | rows, log)
    inside: dict[str, Target | None] = {**_answers([section]), **free, **rows}
    for item in section.items:
        own = _of(item)
        hidden: dict[str, Target | None] = dict.fromkeys(own, None)
        _relevant(item.raw, (*item.groups, item.row), ChainMap(hidden, inside), log)
        _constraint(item, ChainMap({OWN: _own(own, item)}, inside), log)


def _answers(sections: Iterable[SectionRead]) -> dict[str, Target]:
    """Return what every name of a question stands for."""
    found: dict[str, Target] = {}
    for section in sections:
        for item in section.items:
            if item.kind is not Kind.NOTE:
                found |= _of(item)
    return found


def _of(item: ItemRead) -> dict[str, Target]:
    values = _values(item.listing)
    found = {_name(item.row): Target(item.code, ticks=item.has_ticks, values=values)}
    for role, row in item.belonging.items():
        if role in {"parts", "beside"}:
            found[_name(row)] = Target(item.code, ticks=role == "parts", values=values)
    return found


def _values(listing: Listing | None) -> Mapping[str, str]:
    return {} if listing is None else listing.values


def _own(own: Mapping[str, Target], item: ItemRead) -> Target:
    target = own[_name(item.row)]
    return Target(OWN, ticks=target.ticks, values=target.values)


def _name(row: Row) -> str:
    return row.get("name")


def _relevant(raw: dict[str, Any], rows: tuple[Row, ...], known: Known, log: Log) -> None:
    """Join the conditions of a question and the groups around it."""
    found = []
    for row in rows:
        text = row.get("relevant")
        if not text:
            continue
        try:
            found.append(meaning(read(text), known))
        except Unreadable as unread:
            log.row(row, "relevant", unread.why)
    if found[1:MOST_PARTS]:
        raw["relevant"] = {"op": "and", "of": found[:MOST_PARTS]}
    elif found:
        raw["relevant"] = found[0]


def _constraint(item: ItemRead, known: Known, log: Log) -> None:
    message = words(item.row, "constraint_message", log)
    try:
        found = _bounds(item, is_said=message is not None)
        if found.rest:
            item.raw["constraint"] = meaning(joined(found.rest), known)
            item.raw["message"] = message or dict(_UNFIT)
        item.raw |= found.limits
    except Unreadable as unread:
        log.row(item.row, "constraint", unread.why)
    _settle(item, log)


def _bounds(item: ItemRead, *, is_said: bool) -> Bounds:
    """Part a constraint into limits and the rest; limits with words of their own are a rule."""
    text = item.row.get("constraint")
    if not text:
        return Bounds()
    node = read(text)
    found = bounds(node, item.kind)
    if is_said and not found.rest and item.kind in {Kind.INTEGER, Kind.DECIMAL}:
        return Bounds(rest=[node])
    return found


def _settle(item: ItemRead, log: Log) -> None:
    """Make a count without a largest number a plain whole number."""
    if item.kind is Kind.COUNT and "most" not in item.raw:
        log.row(item.row, "constraint", say(N_("Counted things need a largest number.")))
        item.kind = Kind.INTEGER
        item.raw["kind"] = item.kind.value
        for key in ("weight", "sumber", "levels"):
            item.raw.pop(key, None)
