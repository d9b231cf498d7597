"""What the people of the demo world, and a passer-by, are shown in both languages."""

import errno
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.exceptions import default_exceptions
from werkzeug.wrappers import Response

from tests.browser import SAME_ORIGIN
from tests.house.answers import Answer, leads
from tests.house.crawl import Glancing
from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.service.signing import actor_of
from unsera_watch.db.work import Database
from unsera_watch.programs.models import AssignmentLetter
from unsera_watch.reports.models import Report, ReportVersion
from unsera_watch.web.errors import PAGES
from unsera_watch.web.i18n import LANGUAGES

PEOPLE: Final = (
    *("student1", "student2", "student3", "supervisor1", "supervisor2"),
    *("lecturer1", "coordinator1", "admin1", "ombudsman1"),
)
NOBODY: Final = "a passer-by"
CLOSED: Final = ("/nowhere", "/invitation/nobody", "/v/AAAA", "/verify?sha256=1")
# "/phone/away" stands in for a page that a phone does not have; nothing leads there.
STARTS: Final = ("/", "/assignments", "/phone/away")
# Of one kind of address each person follows so many: first those that nobody has read yet.
MOST: Final = {"id": 3, "en": 2}
# Pages of a thing called by a word; the words around it are the same for each.
ALIKE: Final = frozenset({"instruments.citation"})
PRESSED: Final[Mapping[str, Mapping[str, str]]] = {
    r"/desk/remarks/[\w-]+/answer": {"text": ""},
    r"/account/people/[\w-]+/invite": {},
}
NO_ROOM: Final = OSError(errno.ENOSPC, "no room")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a browser that speaks one language."""

    name: str
    language: str
    client: FlaskClient


class Reader:
    """Walks through the demo world and keeps what it was shown."""

    def __init__(self, app: Flask) -> None:
        """Start with nothing read."""
        self.app = app
        self.answers: list[Answer] = []
        self.templates: set[tuple[str, str]] = set()
        self._database: Database = app.extensions["database"]
        self._places = app.url_map.bind("localhost")
        self._read: Counter[tuple[str, str]] = Counter()

    def read_all(self) -> "Reader":
        """Read in every language as everybody: what links lead to, and what refusals say."""
        for language in LANGUAGES:
            with template_rendered.connected_to(self._noting(language), self.app):
                self._pass_by(language)
                for name in PEOPLE:
                    self._tour(self._signed_in(name, language), list(STARTS))
                self._press(language)
                self._fail(language)
        return self

    def _pass_by(self, language: str) -> None:
        """Read what needs no account: pages, the addresses on paper, closed doors."""
        visitor = Visitor(NOBODY, language, self.app.test_client())
        visitor.client.set_cookie("lang", language)
        for address in CLOSED:
            self._get(visitor, address)
        with self._database.reading() as session:
            letters = session.scalars(select(AssignmentLetter.code))
            versions = session.execute(select(Report.code, ReportVersion.file_digest).join(Report))
            printed = [f"/letters/{code}" for code in letters]
            for code, digest in versions:
                printed += [f"/v/{code}", f"/verify?sha256={digest}"]
        self._tour(visitor, ["/healthz", "/readyz", "/sign-in", "/verify", *printed])
        late = visitor.client.post("/account/password", data={"new": "x"}, headers=SAME_ORIGIN)
        self._keep(visitor, "/account/password", late)

    def _signed_in(self, name: str, language: str) -> Visitor:
        with self._database.reading() as session:
            account = accounts.by_email(session, f"{name}@unsera.example")
            assert account is not None, name
            who = actor_of(account)
        client = Glancing(self.app).as_(who).client
        client.post("/language", data={"language": language}, headers=SAME_ORIGIN)
        return Visitor(name, language, client)

    def _tour(self, visitor: Visitor, start: list[str]) -> None:
        waiting, known, kinds = list(start), set(start), Counter[object]()
        while waiting:
            address = min(waiting, key=lambda each: self._read[visitor.language, each])
            waiting.remove(address)
            kinds[kind := self._kind(address)] += 1
            if kinds[kind] <= MOST[visitor.language]:
                new = [each for each in leads(self._get(visitor, address)) if each not in known]
                waiting += new
                known |= set(new)

    def _kind(self, address: str) -> object:
        """Return what addresses share that lead to the same words about another thing."""
        path, _, query = address.partition("?")
        endpoint, values = self._places.match(path, method="GET")
        told = () if endpoint in ALIKE else values.values()
        words = tuple(each for each in told if isinstance(each, str))
        return endpoint, words, tuple(sorted(parse_qs(query)))

    def _press(self, language: str) -> None:
        """Read the pages that only a pressed button shows."""
        for action, data in PRESSED.items():
            visitor, address = self._seen(language, action)
            answer = visitor.client.post(address, data=data, headers=SAME_ORIGIN)
            self._keep(visitor, address, answer)
        self._get(*self._seen(language, r"/invitation/[\w-]{9,}"))

    def _seen(self, language: str, pattern: str) -> tuple[Visitor, str]:
        """Return an address that stood on a page in *language*, and who saw it."""
        pages = (each for each in self.answers if each.is_page and each.language == language)
        found = ((each.who, re.search(pattern.encode(), each.data)) for each in pages)
        who, address = next((who, match[0].decode()) for who, match in found if match)
        return self._signed_in(who, language), address

    def _fail(self, language: str) -> None:
        """Read what is said when something goes wrong, whatever it was."""
        errors = [default_exceptions[each]() for each in sorted(PAGES & set(default_exceptions))]
        visitor = Visitor(NOBODY, language, self.app.test_client())
        for error in (*errors, NO_ROOM):
            with self.app.test_request_context("/", headers={"Cookie": f"lang={language}"}):
                self.app.preprocess_request()
                answer = self.app.make_response(self.app.handle_user_exception(error))
            self._keep(visitor, type(error).__name__, answer)

    def _get(self, visitor: Visitor, address: str) -> Answer:
        self._read[visitor.language, address] += 1
        return self._keep(visitor, address, visitor.client.get(address, headers=SAME_ORIGIN))

    def _keep(self, visitor: Visitor, address: str, got: Response) -> Answer:
        name = got.headers.get("Content-Disposition", "")
        facts = (got.status_code, got.mimetype or "", name, got.get_data())
        got.close()
        self.answers.append(Answer(visitor.name, visitor.language, address, *facts))
        return self.answers[-1]

    def _noting(self, language: str) -> Any:
        def note(_app: Flask, template: Any, **_more: object) -> None:
            self.templates.add((language, template.name))

        return note
