"""A place inside a JSON document: what stands there, and where problems with it are noted."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

from unsera_watch.instruments.rules.numbers import exact
from unsera_watch.instruments.rules.shape import Text
from unsera_watch.kernel.words import N_, Message, say

Chosen = TypeVar("Chosen", bound=StrEnum)

MAX_TEXT: Final = 2_000
_NUMBER: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?")
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")


@dataclass(frozen=True, slots=True)
class Place:
    """One value, the way to it, and the problems found so far.

    Reading goes on after a problem with a harmless stand-in, so that all are told at once.
    """

    value: Any
    path: str
    problems: dict[str, Message]

    def refuse(self, message: Message) -> None:
        """Note a problem here; the first one at a place is kept."""
        self.problems.setdefault(self.path or "definition", message)

    def get(self, key: str) -> Any:  # noqa: ANN401  (a value of a JSON document)
        """Return what stands under *key*, or None."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def child(self, key: str) -> "Place":
        """Return the place under *key*."""
        return Place(self.get(key), f"{self.path}.{key}".lstrip("."), self.problems)

    def names(self) -> tuple[str, ...]:
        """Return the keys of an object, or refuse what is no object."""
        if isinstance(self.value, dict):
            return tuple(self.value)
        self.refuse(say(N_("An object is needed here.")))
        return ()

    def only(self, known: AbstractSet[str]) -> None:
        """Refuse keys that nobody reads: they are mostly slips of the pen."""
        for key in self.names():
            if key not in known:
                self.child(key).refuse(say(N_("Nobody reads this key.")))

    def rows(self, key: str) -> list["Place"]:
        """Return the places of a list that is not empty."""
        found = self.get(key)
        if not isinstance(found, list) or not found:
            self.child(key).refuse(say(N_("A list that is not empty is needed here.")))
            return []
        path = self.child(key).path
        return [Place(row, f"{path}[{n}]", self.problems) for n, row in enumerate(found)]

    def text(self, key: str) -> str:
        """Return a short code: letters, digits, dots, dashes."""
        found = self.get(key)
        if isinstance(found, str) and _CODE.fullmatch(found):
            return found
        self.child(key).refuse(say(N_("A short code is needed here.")))
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of codes; it may be empty."""
        found = self.get(key)
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found)
        self.child(key).refuse(say(N_("A list of codes is needed here.")))
        return ()

    def words(self, key: str) -> Text:
        """Return a text in both languages."""
        return self.child(key).both()

    def both(self) -> Text:
        """Return this place's own text in both languages."""
        self.only({"id", "en"})
        return Text(self.sentence("id"), self.sentence("en"))

    def sentence(self, key: str) -> str:
        """Return words for people."""
        found = self.get(key)
        if isinstance(found, str) and 0 < len(found.strip()) <= MAX_TEXT:
            return found
        self.child(key).refuse(say(N_("Words are needed here.")))
        return ""

    def whole(self, key: str) -> int:
        """Return a whole number above zero."""
        found = self.get(key)
        if isinstance(found, int) and not isinstance(found, bool) and found > 0:
            return found
        self.child(key).refuse(say(N_("A whole number above zero is needed here.")))
        return 0

    def words_if_any(self, key: str) -> Text | None:
        """Return a text in both languages where there is one."""
        return None if self.get(key) is None else self.words(key)

    def yes(self, key: str, *, otherwise: bool) -> bool:
        """Return true or false."""
        found = self.get(key)
        if found is None or isinstance(found, bool):
            return otherwise if found is None else found
        self.child(key).refuse(say(N_("True or false is needed here.")))
        return otherwise

    def known(self, key: str, known: AbstractSet[str]) -> tuple[str, ...]:
        """Return a list of codes, all of them on a closed list."""
        found = self.texts(key) if self.get(key) is not None else ()
        strange = sorted(set(found) - known)
        if strange:
            self.child(key).refuse(
                say(N_("These are not on the list: %(codes)s."), codes=", ".join(strange))
            )
            return ()
        return found

    def any_number(self, key: str) -> Decimal | None:
        """Return a number, negative ones too, written as text or as a whole number."""
        found = self.get(key)
        number = exact(found)
        if found is not None and number is None:
            self.child(key).refuse(say(N_('A number such as 12 or "2.5" is needed here.')))
        return number

    def number(self, key: str, *, most: int = 100) -> Decimal:
        """Return an exact number written as text, such as "1.5"."""
        found = self.get(key)
        if isinstance(found, str) and _NUMBER.fullmatch(found) and Decimal(found) <= most:
            return Decimal(found)
        self.child(key).refuse(
            say(
                N_('A number written as text, such as "1.5", is needed here; at most %(most)s.'),
                most=most,
            )
        )
        return Decimal(0)

    def one_of(self, key: str, kind: type[Chosen]) -> Chosen:
        """Return a member of a closed list."""
        try:
            return kind(self.get(key))
        except ValueError:
            known = ", ".join(member.value for member in kind)
            self.child(key).refuse(say(N_("One of these is needed here: %(known)s."), known=known))
            return next(iter(kind))
