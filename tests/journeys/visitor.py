"""People in front of a browser, and a judge of every page they see."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from config import Settings
from unsera_watch import app as application
from unsera_watch.accounts import queries as accounts
from unsera_watch.kernel.actor import Actor

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
AXE = Axe()
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# Whatever the keyboard reaches must come out from under the bars that stay where they are
# (WCAG 2.4.11), also when it lay at the very edge of the screen.
HIDDEN_WHEN_REACHED = """() => {
  const bars = [...document.querySelectorAll("body *")].filter((each) =>
    ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.offsetHeight > 0);
  const under = (box, bar) => box.top >= bar.getBoundingClientRect().top
    && box.bottom <= bar.getBoundingClientRect().bottom
    && bar.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
  const hidden = (each) => [0, innerHeight - each.offsetHeight].some((edge) => {
    each.blur();
    scrollBy({ top: each.getBoundingClientRect().top - edge, behavior: "instant" });
    each.focus();
    return document.activeElement === each
      && bars.some((bar) => under(each.getBoundingClientRect(), bar));
  });
  const found = [...document.querySelectorAll("a, button, input, select, textarea, summary")]
    .filter((each) => !bars.some((bar) => bar.contains(each)) && hidden(each));
  document.activeElement.blur();
  scrollTo(0, 0);
  return found.map((each) => each.outerHTML.slice(0, 140));
}"""


class Visitors:
    """Everybody who comes to the site in one journey."""

    def __init__(self, browser: Browser, address: str, settings: Settings, password: str) -> None:
        """Remember where the site is."""
        self.browser = browser
        self.address = address
        self.settings = settings
        self.password = password
        self.contexts: list[BrowserContext] = []

    def on_a_phone(self, who: Actor | None = None) -> Page:
        """Return a page on a phone at the office's door."""
        return self._page(who, PHONE, has_touch=True, device_scale_factor=2)

    def at_a_desk(self, who: Actor | None = None) -> Page:
        """Return a page on a desktop computer."""
        return self._page(who, DESK)

    def leave(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()

    def _page(self, who: Actor | None, viewport: Any, **device: Any) -> Page:
        context = self.browser.new_context(
            viewport=viewport,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            geolocation={"latitude": -6.12331, "longitude": 106.16681, "accuracy": 12},
            permissions=["geolocation"],
            reduced_motion="reduce",
            base_url=self.address,
            **device,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if who is not None:
            self._sign_in(page, who)
        return page

    def _sign_in(self, page: Page, who: Actor) -> None:
        page.goto("/sign-in")
        page.fill("input[name=email]", email_of(self.settings, who))
        page.fill("input[name=password]", self.password)
        page.press("input[name=password]", "Enter")
        expect(page).to_have_url(f"{self.address}/")


def email_of(settings: Settings, who: Actor) -> str:
    """Return the address somebody signs in with."""
    database = application.open_database(settings)
    with database.reading() as session:
        email = accounts.get(session, who.id).email
    database.engine.dispose()
    return email


def judged(page: Page) -> Page:
    """Refuse a page that axe finds fault with, in either theme, that scrolls sideways or hides."""
    page.wait_for_load_state()
    with _all_at_once(page):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its literals
            found = AXE.run(page, options=WCAG).response["violations"]
            assert not found, [_fault(page.url, each) for each in found]
    page.emulate_media(color_scheme="light")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"
    hidden = page.evaluate(HIDDEN_WHEN_REACHED)
    assert not hidden, f"{page.url} hides under a bar: {hidden}"
    return page


@contextmanager
def _all_at_once(page: Page) -> Iterator[None]:
    """Show the whole page on a screen as tall as it is: what a bar covers can be scrolled free."""
    size = page.viewport_size
    assert size is not None
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    yield
    page.set_viewport_size(size)


def photo_taken(page: Page, photo: Path) -> None:
    """Take a photo for the first question that wants one, and see it kept on the phone."""
    box = page.locator("#visit [data-photo]").first
    before = box.locator(".shot").count()
    photo_chosen(page, photo)
    expect(box.locator(".shot")).to_have_count(before + 1, timeout=20_000)


def photo_chosen(page: Page, photo: Path) -> None:
    """Say that nobody is in the picture, and give it to the page as the camera does."""
    box = page.locator("#visit [data-photo]").first
    box.locator("input.camera-input").click()
    with page.expect_file_chooser() as opened:
        box.locator(".photo-people input").first.check()
    opened.value.set_files(photo)


def without_pin(page: Page) -> None:
    """Go on without a PIN where the app asks for one, as it does with the first draft."""
    overview, skip = (
        page.locator("#visit .steps-list"),
        page.locator("dialog[open] [data-press=skip]"),
    )
    expect(overview.or_(skip).first).to_be_visible()
    if skip.count():
        skip.click()


def _fault(url: str, violation: dict[str, Any]) -> str:
    nodes = [node["html"][:140] for node in violation["nodes"][:3]]
    return f"{url}: {violation['id']}: {nodes}"


def reference_confirmed(page: Page, code: str) -> None:
    """Find on the draft which reference waits, confirm it, and come back."""
    draft = page.url
    expect(page.locator('form[action$="/issue"]')).to_have_count(0)
    judged(page).click(f'main a[href$="/citations/{code}"]')
    page.select_option("select[name=in_force]", "yes")
    page.fill("textarea[name=checked_at_source]", "Naskah contoh di tempat resminya.")
    judged(page).click('button[value="confirm"]')
    expect(page.locator(".flash-success")).to_be_visible()
    page.goto(draft)
