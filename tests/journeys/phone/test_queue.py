"""The queue of one phone: two tabs, a refused record, a full store, two hundred drafts."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.phone.found import records


def fill(device, page=None):
    device.begin(page)
    device.answer_all(page=page)


def test_two_tabs_send_each_record_once(device, site, net):
    fill(device)
    device.without_signal()
    device.send()
    other = device.new_tab()
    other.goto("/phone/queue")

    device.with_signal()
    for page in (device.page, other):
        page.dispatch_event("[data-send]", "click")
    device.received()
    device.received(page=other)

    assert [each.status for each in net.of("PUT")] == [201]
    assert len(records(site.settings)) == 1


def test_a_refused_record_says_why_and_stops_no_other(device, site):
    device.queue_many(3, spoiled=1)

    device.with_signal()
    device.page.goto("/phone/queue")
    device.received(2)

    parked = device.page.locator('[data-group="parked"]')
    expect(parked.locator("[data-cards] > *")).to_have_count(1)
    expect(parked).to_contain_text("Perbaiki")
    assert len(records(site.settings)) == 2


def test_two_hundred_records_all_arrive(device, site):
    device.queue_many(200)

    device.with_signal()
    device.page.goto("/phone/queue")
    device.page.wait_for_timeout(1_000)
    expect(device.page.locator('[data-group="sent"] [data-count]')).to_have_text(
        "200", timeout=120_000
    )

    found = records(site.settings)
    assert len(found) == len({each.id for each in found}) == 200
    assert timedelta(minutes=found[0].minutes) > timedelta()
