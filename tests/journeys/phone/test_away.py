"""Where there is no signal: everything opens, everything is kept, and it is sent afterwards."""

import pytest
from playwright.sync_api import expect

from tests.journeys.phone.camera import photos, sha256
from tests.journeys.phone.found import drafts, records


@pytest.mark.parametrize("way", ["the network is cut", "the server is dead"])
def test_after_one_visit_everything_opens_without_a_network(device, site, way):
    cut = device.without_signal if way == "the network is cut" else site.server.kill
    form = device.begin().split("#")[0]
    cut()

    for address in ("/", f"/assignments/{site.world.assignment_id}", form, "/phone/queue"):
        device.page.goto(address)
        expect(device.page.locator("h1")).to_be_visible()
        expect(device.page.locator("h1")).not_to_contain_text("tidak tersimpan")
    device.page.goto("/phone/help")
    expect(device.page.locator("main")).to_contain_text("sinyal")
    device.page.goto("/logbook")
    expect(device.page.locator("[data-kept] a").first).to_be_visible()


def test_a_visit_filled_without_signal_arrives_once_with_every_hash_right(device, site, tmp_path):
    taken = photos(tmp_path / "foto", 5)
    address = device.begin()
    device.without_signal()
    device.answer_all(taken[:3], parts=1)
    device.page.reload()
    expect(device.page.locator("#visit [data-item]").first).to_be_visible()
    device.page = device.instead_of(device.page)
    device.page.goto(address)
    expect(device.page.locator("#visit [data-photos]")).to_contain_text("3")
    device.answer_all(taken[3:])
    device.send()

    device.with_signal()
    device.received()

    (record,) = records(site.settings)
    assert {original for _, original in record.photos} == {sha256(each) for each in taken}
    assert len({digest for digest, _ in record.photos}) == 5
    assert drafts(site.settings) == 0


def test_a_phone_that_was_switched_off_goes_on_where_it_was(device, site, tmp_path):
    address = device.begin()
    device.without_signal()
    device.answer_all(photos(tmp_path / "foto", 1))
    device.switch_off()

    device.switch_on()
    device.page.goto(address)
    device.page.click("[data-go=finish]")
    device.send()
    device.received()

    (record,) = records(site.settings)
    assert len(record.photos) == 1
