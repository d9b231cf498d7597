"""What the browser keeps: the worker, the manifest, the pages that are the same for everybody."""

import gzip
import json

import pytest
from PIL import Image

from tests import make
from tests.browser import Browser
from unsera_watch.kernel.permissions import Role
from unsera_watch.web import pages

SHELLS = ("/phone/queue", "/phone/help", "/phone/away")
DIST = "/static/dist/"


@pytest.fixture
def student(app, world):
    return Browser(app).as_(world.observer)


@pytest.fixture
def guest(app):
    return Browser(app)


def told(answer):
    """Return what the first line of the worker says, and the rest."""
    line, _, script = answer.get_data(as_text=True).partition("\n")
    assert line.startswith("self.UNSERA=")
    return json.loads(line.removeprefix("self.UNSERA=").rstrip(";")), script


def bytes_of(app, url):
    return pages.DIST / url.removeprefix(DIST)


def test_the_worker_is_given_to_anybody_and_never_old(guest):
    answer = guest.client.get("/worker.js")

    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_worker_knows_its_build_and_what_to_keep(app, guest):
    kept, script = told(guest.client.get("/worker.js"))

    assert kept["build"] == app.extensions["build"]
    assert script.lstrip().startswith(('"use strict"', "("))
    assert set(kept["pages"]) == set(SHELLS)
    assert [url for url in kept["assets"] if not bytes_of(app, url).is_file()] == []


def test_the_worker_keeps_what_phone_pages_name(app, guest, student):
    kept, _ = told(guest.client.get("/worker.js"))
    soup = student.get("/phone/help").soup

    named = {tag["src"] for tag in soup.select("script[src]")}
    named |= {tag["href"] for tag in soup.select("link[rel=stylesheet], link[rel=icon]")}
    named |= {tag["href"].partition("#")[0] for tag in soup.select("use")}
    assert named - set(kept["assets"]) == set()
    assert [url for url in kept["assets"] if url.endswith(".woff2")] != []
    assert [url for url in kept["assets"] if "desk" in url or "verify" in url] == []


def test_the_manifest_starts_at_today_and_its_pictures_are_what_it_says(app, guest):
    found = json.loads(guest.client.get("/manifest.webmanifest").data)

    assert (found["id"], found["start_url"], found["scope"]) == ("/", "/", "/")
    assert found["display"] == "standalone"
    assert [each["url"] for each in found["shortcuts"]] == ["/", "/phone/queue"]
    assert {each["purpose"] for each in found["icons"]} == {"any", "maskable"}
    for each in found["icons"]:
        with Image.open(bytes_of(app, each["src"])) as picture:
            assert f"{picture.width}x{picture.height}" == each["sizes"]


def test_the_manifest_speaks_the_language_of_the_visitor(guest):
    guest.client.set_cookie("lang", "id")

    found = json.loads(guest.client.get("/manifest.webmanifest").data)

    assert found["lang"] == "id"
    assert found["shortcuts"][0]["name"] == "Hari ini"


@pytest.mark.parametrize("address", SHELLS)
def test_a_shell_is_the_same_for_everybody(app, world, address):
    answers = [
        Browser(app).as_(who).client.get(address, headers={"Accept-Encoding": "gzip"})
        for who in (world.observer, world.partner)
    ]

    assert [each.status_code for each in answers] == [200, 200]
    assert answers[0].data == answers[1].data
    assert "Pengamat" not in gzip.decompress(answers[0].data).decode()


def test_a_message_waiting_to_be_shown_is_not_put_into_a_kept_page(student):
    with student.client.session_transaction() as session:
        session["_flashes"] = [("success", "Only for you")]

    kept = student.client.get("/", headers={"X-Keep": "page"}).get_data(as_text=True)

    assert "Only for you" not in student.get("/phone/help").text + kept
    assert "Only for you" in student.get("/").text


def test_a_shell_travels_compressed_and_only_when_it_changed(student):
    first = student.client.get("/phone/help", headers={"Accept-Encoding": "gzip"})
    plain = student.client.get("/phone/help")
    again = student.client.get("/phone/help", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(first.data) == plain.data
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "private, no-cache"


def test_a_shell_speaks_the_language_of_its_reader(student):
    english = student.get("/phone/help").text
    student.post("/language", {"language": "id", "next": "/"})

    indonesian = student.get("/phone/help").text

    assert '<html lang="en">' in english
    assert '<html lang="id">' in indonesian


def test_every_page_of_an_observer_carries_the_phone(app, world, student):
    assert [bool(student.get(each).soup.select("#phone-words")) for each in ("/", *SHELLS)] == [
        True
    ] * 4
    assert student.get("/").response.headers["X-Build"] == app.extensions["build"]


def test_nobody_else_carries_it(app, world, guest):
    staff = Browser(app).as_(world.coordinator)

    assert staff.get("/").soup.select("#phone-words, [data-phone-home]") == []
    assert guest.get("/sign-in").soup.select("#phone-words") == []


@pytest.mark.parametrize("address", SHELLS)
def test_the_phones_pages_are_the_observers(app, database, address):
    with database.work() as session:
        lecturer = make.account(session, Role.LECTURER)

    assert Browser(app).as_(lecturer).get(address).status == 403
