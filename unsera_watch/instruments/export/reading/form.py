"""A whole workbook read: its sections, its lists, and what is said of the instrument."""

from dataclasses import dataclass
from typing import Any

from unsera_watch.instruments.export.columns import Row, Tables
from unsera_watch.instruments.export.names import Taken
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.questions.conditions import add_conditions
from unsera_watch.instruments.export.reading.questions.drafts import ItemRead, SectionRead
from unsera_watch.instruments.export.reading.questions.items import fill, question
from unsera_watch.instruments.export.reading.questions.lists import Lists, Option
from unsera_watch.instruments.export.reading.sections import fill_section
from unsera_watch.instruments.export.reading.structure import Draft, drafts
from unsera_watch.instruments.export.reading.top import top_of
from unsera_watch.kernel.words import N_, say


@dataclass(frozen=True, slots=True)
class Form:
    """What was read, in parts, before anything kept is put back."""

    top: dict[str, Any]
    choices: dict[str, list[Option]]
    sections: list[SectionRead]
    log: Log


def read(tables: Tables) -> Form:
    """Read the sheets of a form."""
    log = Log()
    lists = Lists(tables.choices, log)
    top = top_of(tables, log)
    found = [_section(draft, log) for draft in drafts(tables.survey, log)]
    codes = Taken()
    for section in found:
        fill_section(section, top["title"], codes, log)
        _fill_items(section, lists, codes, log)
    sections = [section for section in found if section.items]
    for section in sections:
        add_conditions(section, sections, log)
    return Form(top, lists.choices, sections, log)


def _section(draft: Draft, log: Log) -> SectionRead:
    row = draft.row or Row(draft.questions[0].row.number)
    section = SectionRead(row, draft.is_repeat, draft.groups)
    apart: list[Row] = []
    for asked in draft.questions:
        if asked.row.get("unsera_role"):
            apart.append(asked.row)
            continue
        item = question(asked, log)
        if item is not None:
            section.items.append(item)
    _attach(section, apart, log)
    return section


def _attach(section: SectionRead, apart: list[Row], log: Log) -> None:
    """Give each row that belongs to a question to it."""
    homes: dict[str, ItemRead] = {}
    for item in section.items:
        homes.setdefault(item.row.get("unsera_code"), item)
    for row in apart:
        role, home = row.get("unsera_role"), homes.get(row.get("unsera_code"))
        if role == "about":
            section.about = row
        elif home is None or role in home.belonging:
            what = say(N_("This belongs to a question that is not there."))
            log.row(row, "unsera_code", what)
        else:
            home.belonging[role] = row


def _fill_items(section: SectionRead, lists: Lists, codes: Taken, log: Log) -> None:
    for item in section.items:
        fill(item, lists, codes, log)
    section.items = [item for item in section.items if item.raw]
