"""Several people, wrong clocks, full phones: nothing is lost, nothing is sent as another."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.phone.camera import photos
from tests.journeys.phone.found import records
from tests.journeys.visitor import Visitors, photo_chosen

DAYS = timedelta(days=2)


def sign_out(page):
    page.goto("/")
    page.locator("details.account summary").click()
    page.locator('form[action$="/sign-out"] button').click()


@pytest.mark.parametrize("ahead", [DAYS, -DAYS])
def test_a_clock_two_days_wrong_gets_through_and_both_times_stay(device, site, ahead):
    device.set_clock(ahead)
    device.page.goto("/")
    device.get_ready()
    device.begin()
    device.without_signal()
    device.answer_all()
    device.send()

    device.with_signal()
    device.received()

    (record,) = records(site.settings)
    seconds = record.contents[0]["clock_ahead_s"]
    assert abs(timedelta(seconds=seconds) - ahead) < timedelta(minutes=1)


def test_signing_out_offers_to_keep_what_is_unsent_and_then_wipes(device, site):
    device.begin()
    sign_out(device.page)
    dialog = device.page.locator("dialog[open]")
    expect(dialog).to_be_visible()

    dialog.locator("[data-press=lose]").click()
    device.page.locator("dialog[open] input").fill("HAPUS")
    device.page.locator("dialog[open] form button").first.click()

    expect(device.page).to_have_url(f"{site.address}/sign-in")
    assert device.databases() == []


def test_a_full_phone_says_so_and_loses_nothing_that_was_kept(new_device, site, tmp_path):
    device = new_device
    device.limit(8_000_000)
    device.sign_in(site.world.observer)
    device.send_originals()
    overview = device.begin()
    device.page.click("#visit .steps-list a >> nth=0")

    kept = photos_until_full(device.page, photos(tmp_path / "foto", 6))

    device.page.goto(overview)
    device.answer_all()
    device.send()
    device.received()
    (record,) = records(site.settings)
    assert len(record.photos) == kept


def photos_until_full(page, taken):
    """Take photos until the phone says that it is full; return how many it kept."""
    state = page.locator("#visit [data-photo] [data-photo-state]").first
    for kept, photo in enumerate(taken):
        photo_chosen(page, photo)
        expect(state).to_contain_text(re.compile("Posisi|penuh"), timeout=20_000)
        if "penuh" in state.inner_text():
            return kept
        expect(page.locator("#visit [data-photo]").first.locator(".shot")).to_have_count(kept + 1)
    message = "the phone never became full"
    raise AssertionError(message)


def test_the_second_of_a_team_is_told_before_and_after(device, site, chromium):
    partner = Visitors(chromium, site.address, site.settings, device.password)
    device.begin()
    device.answer_all()
    device.send()
    device.received()

    page = partner.on_a_phone(site.world.partner)
    page.goto(f"/assignments/{site.world.assignment_id}")

    expect(page.locator("main")).to_contain_text("Sudah dikirim untuk penugasan ini")
    partner.leave()


def test_the_next_person_on_a_phone_is_never_shown_the_one_before(device, site):
    device.begin()
    device.context.clear_cookies()
    device.page.goto("/sign-in")
    before = device.kept_pages()

    device.sign_in(site.world.partner)

    assert f"/assignments/{site.world.assignment_id}" in before
    expect(device.page.locator("[data-phone-home] [data-drafts] a")).to_have_count(0)
    assert f"unsera-{site.world.observer.id}" in device.databases()
