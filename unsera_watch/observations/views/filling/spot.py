"""Where in a draft one types: a section, or one row of a section that repeats."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unsera_watch.instruments.rules import Definition, Section, rows_of
from unsera_watch.instruments.rules.plan import plan
from unsera_watch.instruments.rules.scene import is_plain
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.errors import NotFound
from unsera_watch.observations.forms import SectionForm, section_form
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules.rows import KEY, is_new, placed
from unsera_watch.programs.rules import campus_hour
from unsera_watch.web.i18n import current_language
from unsera_watch.web.request import clock

Held = tuple[dict[str, Any], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """One section of a draft; with *row* the one with this number, or the next new one.

    *key* is what the page calls its row, whatever number that has by now.
    """

    draft: Draft
    section: Section
    row: int | None = None
    key: str = ""

    @property
    def definition(self) -> Definition:
        """Return the instrument the draft answers."""
        return definition_of(self.draft.version)

    @property
    def code(self) -> str:
        """Return the code of the section."""
        return self.section.code

    def held(self) -> Held:
        """Return the answers and notes that stand here now."""
        if self.row is None:
            return self.draft.body["answers"], self.draft.body["notes"]
        here = [row for row in self.rows if self.key and row.get(KEY) == self.key]
        if not self.key:
            here = self.rows[self.row : self.row + 1]
        return dict(here[0]) if here else {}, {}

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        """Return the rows of a section that repeats."""
        return rows_of(self.section, self.draft.body["answers"])

    @property
    def adds(self) -> bool:
        """Say whether saving adds a row, which takes nothing from anybody."""
        return self.row is not None and is_new(self.rows, self.key)

    def form_class(self) -> type[SectionForm]:
        """Return the form in the visitor's language."""
        return section_form(self.definition, self.section.code, current_language())

    def filled(self) -> SectionForm:
        """Return the form with what stands here now."""
        return self.form_class().from_answers(*self.held())

    def merged(self, form: SectionForm) -> Held:
        """Return the whole draft with what the form says put here."""
        answers, notes = self.draft.body["answers"], self.draft.body["notes"]
        if self.row is None:
            return form.merged(answers, notes)
        rows = placed(self.rows, self.row, self.key, form.to_answers(), hour=campus_hour(clock()))
        return {**answers, self.code: rows}, dict(notes)

    def plan(self) -> str | None:
        """Return what a script needs to hide questions, as JSON; nothing where all are asked."""
        if is_plain(self.definition) or all(item.relevant is None for item in self.section.items):
            return None
        return json.dumps(
            {
                "plan": plan(self.definition),
                "answers": self.draft.body["answers"],
                "section": self.section.code,
                "row": self.row,
                "photos": Counter(photo.indicator for photo in self.draft.photos),
            }
        )


def spot(draft: Draft, code: str, row: int | None = None, key: str = "") -> Spot:
    """Return the place called *code*, or refuse with NotFound.

    A repeated section is typed row by row; one row more than there are may be named.
    """
    section = definition_of(draft.version).section(code)
    if section is None or (row is not None) != (section.repeat is not None):
        raise NotFound("no-such-section")
    rows = rows_of(section, draft.body["answers"])
    if row is not None and row > len(rows) and not key:
        raise NotFound("no-such-row")
    return Spot(draft, section, row, key)
