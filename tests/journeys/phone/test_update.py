"""The app is updated while a draft is open: it asks first, and saves first."""

from playwright.sync_api import expect

from tests.journeys.phone.camera import photos

NOTE = "Papan persyaratan menempel di dinding loket dua."
MARK = "document.body.dataset.same = 'yes'"
WAITS = "navigator.serviceWorker.getRegistration().then(({waiting}) => waiting !== null)"


def newer(path, text):
    """Return what a newer build of the app answers."""
    return text.replace(b'"build":"', b'"build":"newer-', 1) if path == "/worker.js" else text


def asked(device, net):
    """Let another tab find the newer app, and return the bar that asks beside the draft."""
    device.page.evaluate(MARK)
    net.alter = newer
    device.new_tab().goto("/phone/help")
    bar = device.page.get_by_role("region", name="Versi baru")
    expect(bar.get_by_role("status")).not_to_be_empty()
    return bar


def in_first_part(device, taken=()):
    """Answer the first part, and write a note in it."""
    device.begin()
    device.answer_all(taken, parts=1)
    device.page.click('.action-bar [data-go="back"]')
    expect(device.page.get_by_role("heading", level=1)).to_have_text("Standar pelayanan")


def is_same_page(page):
    return page.locator("body").get_attribute("data-same") == "yes"


def test_later_leaves_the_draft_and_the_app_as_they_are(device, net):
    in_first_part(device)
    bar = asked(device, net)

    device.page.get_by_role("textbox").first.fill(NOTE)
    bar.get_by_role("button", name="Nanti").click()

    expect(bar).to_have_count(0)
    expect(device.page.get_by_role("textbox").first).to_have_value(NOTE)
    device.page.wait_for_timeout(1_500)
    assert is_same_page(device.page)
    assert device.page.evaluate(WAITS), "the newer app took over unasked"
    expect(bar).to_have_count(0)


def test_a_yes_saves_what_was_typed_and_the_draft_is_whole(device, net, tmp_path):
    in_first_part(device, photos(tmp_path / "foto", 1))
    bar = asked(device, net)

    device.page.get_by_role("textbox").first.fill(NOTE)
    bar.get_by_role("button", name="Perbarui").click()

    expect(device.page.locator("body")).not_to_have_attribute("data-same", "yes")
    expect(device.page.get_by_role("textbox").first).to_have_value(NOTE)
    expect(device.page.get_by_role("radio", name="Ada", exact=True).first).to_be_checked()
    expect(device.page.locator("#visit .shot")).to_have_count(1)
    assert device.page.locator("#visit .shot img").evaluate("img => img.decode().then(() => true)")
    assert not device.page.evaluate(WAITS)


def test_a_yes_in_another_tab_takes_nothing_from_the_draft(device, net):
    in_first_part(device)
    bar = asked(device, net)
    other = device.context.pages[-1]

    device.page.get_by_role("textbox").first.fill(NOTE)
    other.get_by_role("button", name="Perbarui").click()

    expect(bar.get_by_role("status")).to_contain_text("sudah dipakai")
    assert is_same_page(device.page)
    bar.get_by_role("button", name="Perbarui").click()
    expect(device.page.locator("body")).not_to_have_attribute("data-same", "yes")
    expect(device.page.get_by_role("textbox").first).to_have_value(NOTE)
