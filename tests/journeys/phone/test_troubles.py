"""Connections that break, servers that die, answers that are lost: each record arrives once."""

from playwright.sync_api import expect

from tests.journeys.phone.camera import photos
from tests.journeys.phone.found import records
from tests.journeys.phone.network import Fate

SECOND = 2


def ready(device, tmp_path):
    """Fill a visit with one photo where there is no signal, and put it into the queue."""
    device.send_originals()
    device.begin()
    device.without_signal()
    device.answer_all(photos(tmp_path / "foto", 1))
    device.send()


def nth(method, number, fate):
    """Return what meets the request of this method with this number; all others pass."""
    return lambda asked, path, count: (
        fate if asked == method and count == number and "/sync/" in path else Fate.PASS
    )


def offsets(net):
    """Return where each piece that reached the server began."""
    return [int(each.offset or 0) for each in net.of("PATCH") if each.status in {200, 201, 204}]


def test_a_piece_that_failed_is_sent_again_and_the_first_is_not(device, site, net, tmp_path):
    ready(device, tmp_path)
    net.fate = nth("PATCH", SECOND, Fate.FAIL)

    device.with_signal()
    device.received()

    assert [each.status for each in net.of("PATCH")].count(500) == 1
    assert offsets(net) == sorted(set(offsets(net)))
    assert len(records(site.settings)) == 1


def test_a_server_that_dies_after_a_piece_goes_on_with_the_next(device, site, net, tmp_path):
    ready(device, tmp_path)
    net.fate = nth("PATCH", 1, Fate.KILL)
    device.with_signal()
    for _ in range(100):
        if net.of("PATCH"):
            break
        device.page.wait_for_timeout(100)

    site.server.start()
    device.page.reload()
    device.received()

    assert offsets(net) == sorted(set(offsets(net)))
    assert len(records(site.settings)) == 1


def test_the_last_answer_lost_is_asked_for_again(device, site, net, tmp_path):
    ready(device, tmp_path)
    net.fate = nth("PUT", 1, Fate.LOSE)

    device.with_signal()
    device.received()

    assert [each.status for each in net.of("PUT")] == [201, 200]
    (record,) = records(site.settings)
    assert len(record.contents) == 1


def test_a_session_that_ended_stops_the_queue_and_loses_nothing(device, site, tmp_path):
    ready(device, tmp_path)
    device.context.clear_cookies()

    device.with_signal()
    device.page.goto("/phone/queue")
    device.page.locator("[data-sign-in] a").click()
    device.page.fill("input[name=email]", device.email)
    device.page.fill("input[name=password]", device.password)
    device.page.press("input[name=password]", "Enter")

    expect(device.page).to_have_url(f"{site.address}/phone/queue")
    device.received()
    assert len(records(site.settings)) == 1
