"""Every page that links lead to, and every form on them, as a person would find them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag
from flask import Flask
from werkzeug.test import TestResponse

from tests.browser import Browser, Page
from unsera_watch.kernel.actor import Actor

TYPED: Final = {"text", "search", "email", "tel", "url", "number", "textarea"}
THING: Final = re.compile(
    r"[0-9a-f-]{36}|(?<=/sections/)\w+|(?<=after=)[^&]+|(?<=/citations/)[\w-]+"
    r"|(?<=/instruments/)[A-Z][\w-]+"
)
DAYS: Final = {"date": "2026-11-20", "datetime-local": "2026-11-24T10:30"}


@dataclass(frozen=True, slots=True)
class Found:
    """One form: where it goes and what it would send untouched; some of it can be typed."""

    action: str
    method: str
    fields: tuple[tuple[str, str], ...]
    typed: frozenset[str]

    @property
    def kind(self) -> tuple[object, ...]:
        """Return what forms of the same kind have in common, whatever thing they are about."""
        names = frozenset(name for name, _ in self.fields)
        return shape(self.action), self.method, names

    def filled(self, text: str) -> dict[str, list[str]]:
        """Return what is sent when *text* is typed into every field for words."""
        return self._data(lambda name, value: text if name in self.typed else value)

    def forged(self, text: str) -> dict[str, list[str]]:
        """Return what is sent by somebody who does not use our pages: *text* everywhere."""
        return self._data(lambda _name, _value: text)

    def _data(self, chosen: Callable[[str, str], str]) -> dict[str, list[str]]:
        data: dict[str, list[str]] = {}
        for name, value in self.fields:
            data.setdefault(name, []).append(chosen(name, value))
        return data


def shape(address: str) -> str:
    """Return what addresses of the same kind of page have in common, whatever thing it shows."""
    return THING.sub("…", address)


def pages(browser: Browser) -> Iterator[Page]:
    """Yield a page of each kind that links lead to from the pages with an address of their own."""
    rules = browser.app.url_map.iter_rules()
    waiting = [rule.rule for rule in rules if not rule.arguments and "GET" in (rule.methods or ())]
    seen = set(map(shape, waiting))
    while waiting:
        page = browser.get(waiting.pop())
        if page.text:
            yield page
        new = {shape(address): address for address in _links(page) if shape(address) not in seen}
        seen.update(new)
        waiting.extend(new.values())


def forms(page: Page) -> Iterator[Found]:
    """Yield the forms of a page, each button with a value counting as pressed."""
    for form in page.soup.select("form"):
        controls = [each for each in form.select("[name]") if each.get("type") != "file"]
        yield Found(
            action=str(form["action"]),
            method=str(form.get("method", "get")),
            fields=tuple(map(_sent, controls)),
            typed=frozenset(str(each["name"]) for each in controls if _kind(each) in TYPED),
        )


class Glancing(Browser):
    """A visitor who looks for forms and leaves the judging of pages to others."""

    def _judged(self, response: TestResponse) -> Page:
        return Page(response)


def found(app: Flask, people: Iterable[Actor]) -> list[tuple[Actor, Found]]:
    """Return one form of each kind with somebody who can find it."""
    kinds: dict[object, tuple[Actor, Found]] = {}
    for who in people:
        for page in pages(Glancing(app).as_(who)):
            kinds.update({form.kind: (who, form) for form in forms(page)})
    return list(kinds.values())


def _links(page: Page) -> list[str]:
    links = [str(tag["href"]) for tag in page.soup.select("a[href]")]
    ours = [link for link in links if link.startswith("/") and not link.startswith("/static/")]
    return [link.partition("#")[0] for link in ours]


def _kind(control: Tag) -> str:
    return str(control.get("type", "text")) if control.name == "input" else control.name


def _sent(control: Tag) -> tuple[str, str]:
    """Return a name and a value; of a list the last choice, and some day where one is asked."""
    name = str(control["name"])
    if control.name == "select":
        return name, str(control.select("option")[-1].get("value", ""))
    if control.name == "textarea":
        return name, control.get_text()
    return name, str(control.get("value") or DAYS.get(_kind(control), ""))
