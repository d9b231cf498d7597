"""One answer of the application as a reader keeps it, and where it leads."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bs4 import BeautifulSoup

LEADS: Final = {
    "a[href]": "href",
    "form[method=get]": "action",
    "[data-capture]": "data-capture",  # where a script leads instead
}


@dataclass(frozen=True)
class Answer:
    """One answer of the application, and who got it."""

    who: str
    language: str
    address: str
    status: int
    kind: str
    file_name: str
    data: bytes

    @cached_property
    def soup(self) -> BeautifulSoup:
        """Return the page; other tests judge its HTML, so the quick parser will do."""
        return BeautifulSoup(self.data, "lxml")

    @property
    def is_page(self) -> bool:
        """Say whether there is something to read, not only the way to another page."""
        return self.kind == "text/html" and self.status not in range(300, 400)

    @property
    def place(self) -> str:
        """Return where it was found, for the one who has to look again."""
        return f"{self.who}, {self.language}, {self.address} ({self.status})"


def leads(answer: Answer) -> list[str]:
    """Return the addresses of ours that a page links to or asks; pictures hold no words."""
    if not answer.is_page:
        return []
    found = [str(tag[name]) for which, name in LEADS.items() for tag in answer.soup.select(which)]
    ours = (each.partition("#")[0] for each in found if re.match(r"/(?!/|static/)", each))
    return list(dict.fromkeys(ours))
