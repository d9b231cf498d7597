"""The choices sheet: named lists of answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from unsera_watch.instruments.export.columns import Row
from unsera_watch.instruments.export.names import Taken, is_code
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.texts import words
from unsera_watch.kernel.words import N_, say

Option = dict[str, Any]


@dataclass(slots=True)
class Listing:
    """One list: our name for it, its options, and what the names of its choices became."""

    name: str
    is_own: bool
    options: list[Option] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    is_used: bool = False

    @property
    def parts(self) -> list[Option]:
        """Return the options as parts to tick, which have no scores."""
        return [{"value": each["value"], "label": each["label"]} for each in self.options]


class Lists:
    """All lists of a workbook by the name they have there."""

    def __init__(self, rows: Sequence[Row], log: Log) -> None:
        """Read the choices sheet."""
        self._lists: dict[str, Listing] = {}
        self._log = log
        self._names = Taken()
        taken: dict[str, Taken] = {}
        for row in rows:
            self._read(row, taken)

    def get(self, name: str) -> Listing | None:
        """Return the list called *name* in the workbook."""
        return self._lists.get(name)

    def own(self, name: str) -> Listing | None:
        """Return the list of answers that has *name* in our language."""
        lists = self._lists.values()
        return next((each for each in lists if each.is_own and each.name == name), None)

    def add(self, wanted: str, options: list[Option]) -> Listing:
        """Add a list that the workbook does not have as such."""
        same = (each for each in self._lists.values() if each.options == options)
        found = next(same, None) or Listing(
            self._names.code(wanted, "answers"), is_own=False, options=options
        )
        found.is_used = True
        self._lists.setdefault(f"\0{found.name}", found)
        return found

    @property
    def choices(self) -> dict[str, list[Option]]:
        """Return the lists our items choose from."""
        lists = self._lists.values()
        return {each.name: each.options for each in lists if each.is_used or each.is_own}

    def _read(self, row: Row, taken: dict[str, Taken]) -> None:
        name, value = row.get("list_name"), row.get("name")
        if not name or not value:
            if row.cells:
                what = say(N_("A choice needs a list and a name."))
                self._log.at("choices", row, "name", what)
            return
        listing = self._lists.get(name) or self._begin(row, name)
        if value in listing.values:
            self._log.at("choices", row, "name", say(N_("This choice stands in its list twice.")))
            return
        code = taken.setdefault(name, Taken()).code(value, "answer")
        listing.values[value] = code
        label = words(row, "label", self._log, "choices") or {"id": value, "en": value}
        score = row.get("unsera_score") or None
        listing.options.append({"value": code, "label": label, "score": score})

    def _begin(self, row: Row, name: str) -> Listing:
        own = row.get("unsera_list")
        listing = Listing(self._names.code(own or name, "answers"), is_own=is_code(own))
        self._lists[name] = listing
        return listing
