"""Accidents become pages: a full disk, a database that is locked or away."""

import json
import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from tests.browser import Browser
from unsera_watch import app as application
from unsera_watch.db.engine import open_engine
from unsera_watch.web.guard import open_to_all

JSON = {"Accept": "application/json"}


@pytest.fixture
def serve(own_app):
    """Return a way to let a view run into trouble and to read the page that follows."""

    def serving(trouble):
        @open_to_all
        def view():
            trouble()
            return "fine"

        own_app.config["PROPAGATE_EXCEPTIONS"] = False
        own_app.add_url_rule("/trouble", "trouble", view)
        return Browser(own_app).get("/trouble")

    return serving


def write_to_a_full_disk():
    with open("/dev/full", "w", encoding="utf-8") as disk:  # noqa: PTH123  (a device, no path of ours)
        disk.write("x")


def write_to_a_full_database():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("PRAGMA max_page_count=2"))
        connection.execute(text("CREATE TABLE a (b)"))
        connection.execute(text("INSERT INTO a VALUES (randomblob(100000))"))


@pytest.mark.parametrize("trouble", [write_to_a_full_disk, write_to_a_full_database])
def test_a_full_disk_is_told_and_nothing_is_promised(serve, trouble):
    page = serve(trouble)

    assert page.status == 507
    assert "no-room" in page.words


def test_another_fault_of_the_disk_is_an_accident(serve, tmp_path):
    page = serve((tmp_path / "missing").read_text)

    assert page.status == 500
    assert "missing" not in page.text


def test_a_locked_database_asks_for_a_little_patience(serve, tmp_path):
    url = f"sqlite:///{tmp_path / 'locked.db'}?timeout=0"
    holder = sqlite3.connect(tmp_path / "locked.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    def wait_in_vain():
        with create_engine(url).begin() as connection:
            connection.execute(text("CREATE TABLE a (b)"))

    page = serve(wait_in_vain)
    holder.close()

    assert (page.status, page.response.headers["Retry-After"]) == (503, "3")


@pytest.fixture
def orphan(settings, tmp_path):
    """Return a browser of an installation whose database cannot be reached."""
    away = replace(settings, database_url=f"sqlite:///{tmp_path / 'gone' / 'u.db'}")
    app = application.create_app(away)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return Browser(app)


def test_a_database_that_is_away_is_told_on_a_whole_page(orphan):
    orphan.client.set_cookie("sid", "any")

    page = orphan.get("/")

    assert (page.status, page.response.headers["Retry-After"]) == (503, "3")
    assert "busy" in page.words


def test_a_script_is_told_in_its_own_language(orphan):
    orphan.client.set_cookie("sid", "any")

    answer = orphan.client.get("/", headers=JSON)

    assert (answer.status_code, json.loads(answer.data)["error"]) == (503, "busy")


def test_reading_goes_on_while_somebody_writes(settings, browser, app):
    engine = open_engine(settings.database_url).execution_options(write=True)

    with engine.begin():
        assert browser.get("/sign-in").status == 200
    engine.dispose()
