"""The pages of a visit, with script off."""

import re
from io import BytesIO

from bs4 import Tag

from tests import make
from tests.browser import Browser, Page
from tests.make import World
from tests.photos import jpeg
from unsera_watch.db.work import Database


def started(browser: Browser, world: World) -> str:
    """Start a visit with the partner and return the draft's address."""
    begun = browser.post(
        f"/assignments/{world.assignment_id}/visit",
        {
            "started_at": "2026-11-24T10:00",
            "present": str(world.partner.id),
            "lat": "-6.12331",
            "lon": "106.16681",
            "accuracy_m": "9",
            "position_at": "2026-11-24T03:00:00Z",
        },
    )
    assert begun.status == 303, begun.words
    return begun.location


def filled(page: Page, value: str = "ada") -> dict[str, object]:
    """Return what a person would send of a section: every question answered."""
    data: dict[str, object] = {"saved_n": _value(page, "saved_n"), "go": "next"}
    for radio in page.soup.select('input[type="radio"]'):
        name = str(radio["name"])
        if name.startswith("q_"):
            options = page.soup.select(f'input[name="{name}"]')
            values = [str(option["value"]) for option in options]
            data[name] = value if value in values else values[0]
    for box in page.soup.select('input[name$="_ticked"]'):
        data.setdefault(str(box["name"]), [])
        data[str(box["name"])].append(str(box["value"]))  # type: ignore[attr-defined]  # a list
    return data


def _value(page: Page, name: str) -> str:
    found = page.soup.select_one(f'input[name="{name}"]')
    assert isinstance(found, Tag)
    return str(found["value"])


def answered(browser: Browser, draft: str) -> Page:
    """Answer section after section and return the page where the visit ends."""
    sections = [str(a["href"]) for a in browser.get(draft).soup.select(".steps-list a")]
    assert len(sections) == 10
    page = browser.get(sections[0])
    while "/sections/" in page.address:
        sent = browser.post(page.address, filled(page))
        assert sent.status == 303, sent.words
        page = browser.get(sent.location)
    return page


def ended(page: Page, **changes: str) -> dict[str, str]:
    """Return what ends a visit and sends it."""
    ending = {"ended_at": "2026-11-24T11:00", "outcome": "done", "go": "send"}
    return {"saved_n": _value(page, "saved_n"), **ending, **changes}


def test_a_student_fills_the_form_section_by_section_and_gets_a_receipt(
    browser: Browser, world: World
) -> None:
    draft = started(browser.as_(world.observer), world)
    last = answered(browser, draft)

    sent = browser.post(last.address, ended(last))
    page = browser.get(sent.location)

    assert sent.status == 303, sent.words
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-.", page.text_of(".receipt-code"))
    assert "100.00" in page.text_of(".score-value")


def test_what_is_missing_is_named_by_its_part_and_nothing_is_lost(
    browser: Browser, world: World
) -> None:
    draft = started(browser.as_(world.observer), world)
    page = browser.get(f"{draft}/finish")

    refused = browser.post(page.address, ended(page))

    assert refused.status == 422
    assert len(refused.soup.select(".error-summary a")) == 10
    assert _value(refused, "ended_at") == "2026-11-24T11:00"


def test_a_photo_travels_with_its_section_where_there_is_no_script(
    browser: Browser, world: World
) -> None:
    draft = started(browser.as_(world.observer), world)
    page = browser.get(f"{draft}/sections/{first_section(browser, draft)}")
    photo = {"p_K1_1_photo": (BytesIO(jpeg()), "papan.jpg"), "p_K1_1_people": "none"}

    sent = browser.post(page.address, {**filled(page), **photo, "go": "stay"})
    again = browser.get(page.address)

    assert sent.status == 303, sent.words
    with browser.client.get(str(again.soup.select(".thumb img")[0]["src"])) as thumb:
        assert thumb.mimetype == "image/jpeg"
        assert "sandbox" in thumb.headers["Content-Security-Policy"]


def first_section(browser: Browser, draft: str) -> str:
    """Return the code of the first section."""
    link = browser.get(draft).soup.select(".steps-list a")[0]
    return str(link["href"]).rsplit("/", 1)[-1]


def test_a_stale_draft_shows_both_texts(browser: Browser, world: World) -> None:
    draft = started(browser.as_(world.observer), world)
    page = browser.get(f"{draft}/sections/{first_section(browser, draft)}")
    old = filled(page)
    browser.post(page.address, {**filled(page), "q_K1_1_note": "dari jendela lain"})

    stale = browser.post(page.address, {**old, "q_K1_1_note": "dari jendela ini"})

    assert stale.status == 409
    assert "dari jendela lain" in stale.text_of(".error-summary")
    assert "dari jendela ini" in stale.text_of("#q_K1_1_note")


def test_a_draft_of_somebody_else_does_not_exist(browser: Browser, world: World) -> None:
    draft = started(browser.as_(world.observer), world)

    page = browser.as_(world.partner).get(draft)

    assert page.status == 404


def test_a_closed_office_needs_one_sentence_and_no_answers(browser: Browser, world: World) -> None:
    draft = started(browser.as_(world.observer), world)
    page = browser.get(f"{draft}/finish")

    refused = browser.post(page.address, ended(page, outcome="closed"))
    sent = browser.post(
        page.address, ended(refused, outcome="closed", outcome_note="Pintu terkunci.")
    )

    assert refused.status == 422
    assert sent.status == 303, sent.words


def test_the_partner_confirms_once(browser: Browser, world: World, database: Database) -> None:
    with database.work() as session:
        make.sent(session, world)
    page = browser.as_(world.partner).get("/")
    form = page.soup.select('form[action$="/presence"]')[0]

    yes = browser.post(str(form["action"]), {"was_there": "yes"})
    again = browser.post(str(form["action"]), {"was_there": "no"})

    assert yes.status == 303
    assert again.status == 409


def test_a_script_is_told_how_far_the_draft_is(browser: Browser, world: World) -> None:
    draft = started(browser.as_(world.observer), world)
    page = browser.get(f"{draft}/sections/{first_section(browser, draft)}")

    saved = browser.post(page.address, filled(page), headers={"Accept": "application/json"})

    assert saved.json["saved_n"] == 1
