"""The first part of the story: a student starts a visit on a phone with her partner."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.conftest import Site
from tests.journeys.visitor import Visitors, judged
from unsera_watch.observations.forms import to_local
from unsera_watch.web.request import utc_now

SECTIONS = 10


def test_a_student_starts_a_visit_with_her_partner(site: Site, visitors: Visitors) -> None:
    page = visitors.on_a_phone(site.world.observer)
    page.goto(f"/assignments/{site.world.assignment_id}")
    judged(page).click(f'a[href="/assignments/{site.world.assignment_id}/visit"]')
    start = to_local(utc_now() - timedelta(minutes=75)).isoformat(timespec="minutes")
    page.fill("input[name=started_at]", start)
    page.check(f'input[name=present][value="{site.world.partner.id}"]')
    page.click("[data-take-position]")
    expect(page.locator("[data-position-state]")).to_contain_text("12 m")

    judged(page).click('button[form="start"]')

    expect(page.locator(".steps-list a")).to_have_count(SECTIONS)
    judged(page)
