"""The pages of one draft in three ways: forms made anew, forms made before, constant text."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from jinja2 import Template
from sqlalchemy.orm import Session

from config import Settings
from tests import make
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service.signing import Life, open_session
from unsera_watch.app import create_app, open_database
from unsera_watch.db.migrate import upgrade
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.service import definition_of
from unsera_watch.observations import queries
from unsera_watch.observations.forms import photo_forms, section_form
from unsera_watch.observations.rules.draft import Opening
from unsera_watch.observations.service import drafts

LIFE = Life(idle=timedelta(days=1), absolute=timedelta(days=1))
LANGUAGE = "id"
TEMPLATE = "observations/section.html"
MAIN, END_MAIN = "{% block main %}", "{% endblock main %}"


@dataclass(frozen=True, slots=True)
class Part:
    """One page: what its template is given, and the template with its questions as constants."""

    code: str
    context: Mapping[str, Any]
    constant: Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Every page of one draft."""

    app: Flask
    definition: Definition
    answers: Mapping[str, Any]
    notes: Mapping[str, str]
    template: Template
    pages: tuple[Part, ...]

    @property
    def count(self) -> int:
        """Return how many pages one round shows."""
        return len(self.pages)

    @contextmanager
    def request(self) -> Iterator[None]:
        """Give what templates ask of a request."""
        with self.app.test_request_context("/", headers={"Cookie": f"lang={LANGUAGE}"}):
            yield

    def generate(self) -> None:
        """Show each page with a form made from the definition and the answers."""
        for page in self.pages:
            form = section_form(self.definition, page.code, LANGUAGE)
            filled = form.from_answers(self.answers, self.notes)
            cameras = photo_forms(self.definition, page.code, None)
            self.template.render({**page.context, "form": filled, "cameras": cameras})

    def fill(self) -> None:
        """Show each page with the form that was made before."""
        for page in self.pages:
            self.template.render(page.context)

    def repeat(self) -> None:
        """Show each page with its questions as constant text."""
        for page in self.pages:
            page.constant.render(page.context)


def parts(settings: Settings) -> Parts:
    """Return the pages of a complete draft in an installation of its own."""
    upgrade(settings.database_url)
    database = open_database(settings)
    with database.work() as session:
        make.basics(session)
        world = make.world(session)
        draft_id = _draft(session, world)
        token = open_session(
            session, session.get_one(Account, world.observer.id), "bench", life=LIFE, now=make.NOON
        )
    with database.reading() as session:
        found = queries.draft(session, world.observer, draft_id)
        definition, body = definition_of(found.version), found.body
    app = create_app(settings, database)
    app.config.update(CLOCK=lambda: make.NOON)
    client = app.test_client()
    client.set_cookie(app.config["SID_COOKIE"], token)
    codes = [section.code for section in definition.sections]
    return Parts(
        app=app,
        definition=definition,
        answers=body["answers"],
        notes=body["notes"],
        template=app.jinja_env.get_template(TEMPLATE),
        pages=tuple(_part(app, client, f"/drafts/{draft_id}/sections/", code) for code in codes),
    )


def _draft(session: Session, world: make.World) -> UUID:
    opening = Opening(make.NOON - timedelta(hours=1), (world.partner.id,), None)
    actor, now = world.observer, make.NOON
    draft_id = drafts.begin(session, actor, world.assignment_id, opening, now=now)
    answers = make.answers(session)
    drafts.save_answers(session, actor, draft_id, 0, answers, {"K1.1": "Papan."}, now=now)
    return draft_id


def _part(app: Flask, client: FlaskClient, address: str, code: str) -> Part:
    """Open the real page once, and keep what its template was given and what came of it."""
    given: list[dict[str, Any]] = []

    def keep(_sender: object, context: dict[str, Any], **_more: object) -> None:
        given.append(context)

    with template_rendered.connected_to(keep, app):
        answer = client.get(address + code)
    html = answer.get_data(as_text=True)
    form = html[html.index("<form", html.index("<main")) : html.index("</form>") + len("</form>")]
    source = (app.jinja_env.loader or _nothing()).get_source(app.jinja_env, TEMPLATE)[0]
    head, tail = source.split(MAIN)[0], source.split(END_MAIN)[1]
    constant = f"{head}{MAIN}{{% raw %}}{form}{{% endraw %}}{END_MAIN}{tail}"
    return Part(code, given[-1], app.jinja_env.from_string(constant))


def _nothing() -> Any:  # noqa: ANN401  (never reached: the application has a loader)
    message = "the application has no templates"
    raise RuntimeError(message)
