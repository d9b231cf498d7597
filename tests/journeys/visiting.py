"""What a student does in a visit, page by page, each page judged."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from tests.journeys.visitor import judged, photo_taken, without_pin
from unsera_watch.observations.forms import to_local
from unsera_watch.web.request import utc_now

RECEIPT = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-.")


def start_visit(page: Page) -> None:
    """Say since when, who is there; the position is found meanwhile."""
    start = to_local(utc_now() - timedelta(minutes=75)).isoformat(timespec="minutes")
    page.fill("#visit input[name=started_at]", start)
    page.locator("#visit [data-present] input").first.check()
    expect(page.locator("#visit [data-position]")).to_contain_text("12 m")
    judged(page).click('.action-bar [data-go="begin"]')
    without_pin(page)
    expect(page.locator("#visit .steps-list").first).to_be_visible()
    judged(page).click("#visit .steps-list a >> nth=0")


def fill_part(page: Page, photo: Path, *, with_photo: bool) -> None:
    """Answer every question of a part with its first answer."""
    expect(page.locator(f"#part-{page.url.rsplit('/', 1)[1]}")).to_be_visible()
    judged(page)
    for question in page.locator("#visit [data-item]:visible").all():
        question.locator(".answers input").first.check()
        for tick in question.locator(".ticks").first.locator("input").all():
            tick.check()
    if with_photo:
        photo_taken(page, photo)
    old = page.url
    page.click('.action-bar [data-go="next"]')
    expect(page).not_to_have_url(old)


def send_visit(page: Page) -> str:
    """Put the visit into the queue, see its receipt, and return the record's address."""
    page.click('.action-bar [data-go="send"]')
    page.wait_for_url("**/phone/queue")
    sent = page.locator('[data-group="sent"] [data-cards] > *').first
    expect(sent.locator("[data-code]")).to_have_text(RECEIPT, timeout=30_000)
    judged(page)
    return urljoin(page.url, str(sent.locator("[data-open] a").get_attribute("href")))
