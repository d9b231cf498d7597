"""The main job, end to end: from a student's phone to the Ombudsman's PDF."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import LAST_CITATION, Site
from tests.journeys.phone.inside import READY
from tests.journeys.visiting import fill_part, send_visit, start_visit
from tests.journeys.visitor import (
    Visitors,
    judged,
    reference_confirmed,
)
from tests.photos import jpeg

SECTIONS = 10


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return a photo as a phone gives it to a page: without a position."""
    path = tmp_path / "papan.jpg"
    path.write_bytes(jpeg(1600, 1200))
    return path


def test_from_a_students_phone_to_the_ombudsmans_pdf(
    site: Site, visitors: Visitors, photo: Path, tmp_path: Path
) -> None:
    world = site.world
    student = visitors.on_a_phone(world.observer)

    observation = _visit(student, site, photo)
    _confirm(visitors.on_a_phone(world.partner))
    supervisor = visitors.at_a_desk(world.supervisor)
    _return(supervisor, observation)
    _correct(student, observation)
    _verify(supervisor, observation)
    _logbooks(visitors, site)
    _approve(visitors.at_a_desk(world.lecturer))
    _issue(visitors.at_a_desk(world.coordinator))
    paper, code = _receive(visitors.at_a_desk(site.officer), tmp_path)
    _check(visitors.at_a_desk(), paper, code)


def _visit(page: Page, site: Site, photo: Path) -> str:
    """Open the assignment, start with the partner, fill, leave, come back, send, get a receipt."""
    page.goto(f"/assignments/{site.world.assignment_id}")
    way = page.locator("main a[data-phone-start]").first
    expect(way).to_have_attribute("href", re.compile("/capture/"))
    judged(page)
    way.click()
    start_visit(page)
    for number in range(SECTIONS):
        fill_part(page, photo, with_photo=number < 2)
        if number == 4:
            page.goto("/")
            judged(page).locator("[data-phone-home] [data-drafts] a").first.click()
            page.click("#visit .steps-list a >> nth=5")
    expect(page.locator("#visit #finish")).to_be_visible()
    judged(page)
    return send_visit(page)


def _confirm(page: Page) -> None:
    judged(page).click('button[name="was_there"][value="yes"]')
    expect(page.locator(".flash-success")).to_be_visible()


def _return(page: Page, observation: str) -> None:
    """See it in the queue and send it back with a remark on one indicator."""
    page.goto("/desk")
    judged(page).click(f'a[href*="{observation.rsplit("/", 1)[1]}"]')
    judged(page)
    page.locator('textarea[name$="K1_1"], textarea[name$="K1.1"]').first.evaluate(
        "box => { const d = box.closest('details'); if (d) d.open = true; }"
    )
    page.locator('textarea[name$="K1_1"], textarea[name$="K1.1"]').first.fill(
        "Foto papan kurang jelas. Mohon foto ulang."
    )
    page.click('button[name="action"][value="return"]')
    expect(page.locator(".flash-success")).to_be_visible()


def _correct(page: Page, observation: str) -> None:
    """Read the remark, correct the answer on the phone, send again."""
    page.goto("/")
    expect(page.locator(READY)).to_contain_text("Siap dipakai", timeout=30_000)
    page.goto(observation)
    expect(page.locator("main")).to_contain_text("Foto papan kurang jelas")
    judged(page).click('form[action$="/correct"] button')
    page.click("#visit .steps-list a >> nth=0")
    expect(page.locator("#q-K1-1")).to_contain_text("Foto papan kurang jelas")
    page.fill("textarea[name=q_K1_1_note]", "Papan di sebelah kiri pintu masuk.")
    page.goto(re.sub("/[^/]*$", "/finish", page.url))
    send_visit(page)
    page.goto(observation)
    expect(page.locator(".receipt-code")).to_have_count(2)


def _verify(page: Page, observation: str) -> None:
    page.goto(f"/desk/{observation.rsplit('/', 1)[1]}")
    judged(page).click('button[name="action"][value="verify"]')
    expect(page.locator(".flash-success")).to_be_visible()


def _logbooks(visitors: Visitors, site: Site) -> None:
    """Find the visit's minutes in both students' logbooks."""
    for member in (site.world.observer, site.world.partner):
        page = visitors.on_a_phone(member)
        page.goto("/logbook")
        expect(page.locator("main")).to_contain_text("Unit Contoh Melati")
        judged(page)


def _approve(page: Page) -> None:
    """Approve what waits for both students, with one reading each."""
    for number in range(2):
        page.goto("/credit")
        page.locator('main a[href^="/credit/"]').nth(number).click()
        for tick in judged(page).locator("main input[type=checkbox]").all():
            tick.check()
        page.click('button[value="approve"]')
        expect(page.locator(".flash-success")).to_be_visible()


def _issue(page: Page) -> None:
    page.goto("/reports")
    judged(page).locator("main form button").first.click()
    reference_confirmed(page, LAST_CITATION)
    judged(page).locator('form[action$="/issue"] button').click()
    expect(page.locator("main")).to_contain_text(re.compile(r"001/LHO/UNSERA/[IVX]+/\d{4}"))
    judged(page)


def _receive(page: Page, folder: Path) -> tuple[Path, str]:
    """Find it on the shelf, read it, download it, acknowledge it."""
    page.goto("/shelf")
    judged(page).locator('main a[href^="/shelf/"]').first.click()
    code = page.locator("main").get_by_text(re.compile(r"UW-\w{4}-\w{4}-.")).first.inner_text()
    with judged(page).expect_download() as downloading:
        page.locator('a[href$=".pdf"]').first.click()
    paper = folder / "laporan.pdf"
    downloading.value.save_as(paper)
    page.click('form[action$="/receive"] button')
    expect(page.locator("main")).to_contain_text("Bukan persetujuan, penilaian, atau pendapat")
    found = re.search(r"UW-\w{4}-\w{4}-.", code)
    assert found is not None
    assert paper.read_bytes().startswith(b"%PDF-")
    return paper, found[0]


def _check(page: Page, paper: Path, code: str) -> None:
    """Check the paper by code, by dropping the file, and a changed file."""
    page.goto("/verify")
    judged(page)
    page.fill("input[name=code]", code)
    page.locator("main form button").last.click()
    expect(page.locator("main")).to_contain_text("001/LHO/UNSERA/")
    page.goto("/verify")
    page.set_input_files("[data-drop] input[type=file]", paper)
    expect(page.locator("main")).to_contain_text("001/LHO/UNSERA/")
    changed = paper.with_name("diubah.pdf")
    changed.write_bytes(paper.read_bytes() + b"\n")
    page.goto("/verify")
    page.set_input_files("[data-drop] input[type=file]", changed)
    expect(page.locator("[data-verify-answer]")).not_to_contain_text("001/LHO/UNSERA/")
