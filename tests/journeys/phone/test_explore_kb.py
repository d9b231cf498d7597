"""Exploring."""
from playwright.sync_api import expect

def test_explore(device, site):
    page = device.page
    out = open("/tmp/plan/explore.txt", "w")
    def snap(name):
        out.write(f"\n##### {name} {page.url}\n" + page.locator("body").aria_snapshot() + "\n")
        out.flush()
    snap("home")
    page.goto(f"/assignments/{site.world.assignment_id}")
    page.wait_for_timeout(800)
    snap("assignment")
    page.locator("[data-phone-start]").first.click()
    page.wait_for_timeout(1000)
    snap("start")
    page.locator("#visit [data-present] input").first.check()
    page.click('.action-bar [data-go="begin"]')
    page.wait_for_timeout(1500)
    snap("pin")
    page.locator("dialog[open] [data-press=skip]").click()
    page.wait_for_timeout(500)
    snap("overview")
    page.click("#visit .steps-list a >> nth=0")
    page.wait_for_timeout(500)
    for n in range(10):
        snap(f"part {n}")
        for question in page.locator("#visit [data-item]:visible").all():
            question.locator(".answers input").first.check()
            for tick in question.locator(".ticks").first.locator("input").all():
                tick.check()
        snap(f"part {n} answered")
        old = page.url
        page.click('.action-bar [data-go="next"]')
        expect(page).not_to_have_url(old)
    page.wait_for_timeout(500)
    snap("finish")
    page.click('.action-bar [data-go="send"]')
    page.wait_for_timeout(3000)
    snap("queue")
