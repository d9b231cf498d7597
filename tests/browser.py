"""The judging test client: every page a test reads must be sound HTML."""

from functools import cached_property
from typing import Any

import html5lib
from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

from tests import make
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service.signing import open_session
from unsera_watch.db.work import Database
from unsera_watch.instruments.service import versions
from unsera_watch.kernel.actor import Actor

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
UNLABELLED = {"hidden", "submit", "button", "reset"}


class Page:
    """An answer, with its HTML at hand."""

    def __init__(self, response: TestResponse) -> None:
        """Read *response*."""
        self.response = response
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.address = response.request.path if response.request is not None else ""
        self.json: Any = response.get_json(silent=True)
        self.text = response.get_data(as_text=True) if self._is_html else ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page as a tree."""
        return BeautifulSoup(self.text, "html5lib")

    @property
    def _is_html(self) -> bool:
        return self.response.mimetype == "text/html"

    def text_of(self, selector: str) -> str:
        """Return the words of the first element that matches."""
        found = self.soup.select_one(selector)
        assert found is not None, f"nothing matches {selector}"
        return " ".join(found.get_text(" ").split())

    @property
    def words(self) -> str:
        """Return all words of the page."""
        return " ".join(self.soup.get_text(" ").split())


class Browser:
    """A visitor."""

    def __init__(self, app: Flask) -> None:
        """Start signed out."""
        self.app = app
        versions._PARSED.clear()  # noqa: SLF001  (a new process has read no definition yet)
        self.client = app.test_client()
        self.client.set_cookie("lang", "en")

    def as_(self, who: Actor) -> "Browser":
        """Sign in as *who* without typing a password."""
        database: Database = self.app.extensions["database"]
        with database.work() as session:
            account = session.get_one(Account, who.id)
            account.language = "en"
            life = self.app.config["SESSION_LIFE"]
            token = open_session(session, account, "test", life=life, now=make.NOON)
        self.client.set_cookie(self.app.config["SID_COOKIE"], token)
        return self

    def get(self, address: str, **kwargs: Any) -> Page:
        """Open a page and judge it."""
        return self._judged(self.client.get(address, headers=SAME_ORIGIN, buffered=True, **kwargs))

    def post(self, address: str, data: Any = None, **kwargs: Any) -> Page:
        """Send a form as a page of our own would, and judge what comes back."""
        headers = {**SAME_ORIGIN, **kwargs.pop("headers", {})}
        return self._judged(
            self.client.post(address, data=data, headers=headers, buffered=True, **kwargs)
        )

    def _judged(self, response: TestResponse) -> Page:
        page = Page(response)
        response.request.input_stream.close()  # a large upload lies in a file of the client's
        if response.mimetype == "text/html" and page.text:
            check_page(page.text, page.soup)
        return page


def check_page(text: str, soup: BeautifulSoup) -> None:
    """Refuse a page that a browser or a screen reader would have to guess about."""
    html5lib.HTMLParser(strict=True).parse(text)
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids)), sorted({each for each in ids if ids.count(each) > 1})
    if "<!doctype html" not in text[:40].lower():
        return
    _check_heading(soup)
    _check_forms(soup, set(ids))
    for tag in soup.select("[aria-describedby], [aria-labelledby]"):
        for name in ("aria-describedby", "aria-labelledby"):
            for target in str(tag.get(name, "")).split():
                assert target in ids, f"{name} points at nothing: {target}"
    assert not soup.select("[style], style, script:not([src])"), "inline style or script"


def _check_heading(soup: BeautifulSoup) -> None:
    heads = soup.select("h1")
    assert len(heads) == 1, f"{len(heads)} h1"
    assert soup.title is not None
    title, head = (" ".join(tag.get_text().split()) for tag in (soup.title, heads[0]))
    assert title.startswith(head), f"{title!r} does not start with {head!r}"
    assert soup.html is not None
    assert soup.html.get("lang"), "no language"


def _check_forms(soup: BeautifulSoup, ids: set[str]) -> None:
    for form in soup.select("form"):
        assert form.get("action"), f"a form without action: {str(form)[:80]}"
    for control in soup.select("input, select, textarea"):
        if control.get("type") in UNLABELLED:
            continue
        assert _is_labelled(soup, control), f"no label: {str(control)[:120]}"
    for label in soup.select("label[for]"):
        assert label["for"] in ids, f"a label for nothing: {label['for']}"


def _is_labelled(soup: BeautifulSoup, control: Tag) -> bool:
    named = control.get("aria-label") or control.get("aria-labelledby")
    inside = control.find_parent("label") is not None
    return bool(named or inside or soup.select(f'label[for="{control.get("id")}"]'))
