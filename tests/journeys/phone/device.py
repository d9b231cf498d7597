"""A student's phone: it keeps its profile, loses its signal, and fills the form without it."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.journeys.conftest import Site
from tests.journeys.phone.inside import CONTROLLED, DATABASES, KEPT, MULTIPLY, READY
from tests.journeys.visitor import PHONE, email_of, photo_taken, without_pin
from tests.serving import CHROMIUM, FLAGS
from unsera_watch.kernel.actor import Actor
from unsera_watch.web.request import utc_now

HERE = {"latitude": -6.12331, "longitude": 106.16681, "accuracy": 12}


class Device:
    """One phone with one profile; closing its tabs or switching it off loses nothing."""

    def __init__(self, driver: Playwright, site: Site, profile: Path, password: str) -> None:
        """Switch on."""
        self.driver, self.site, self.profile, self.password = driver, site, profile, password
        self.context: BrowserContext = self._open()
        self.page: Page = self.context.pages[0]

    def _open(self) -> BrowserContext:
        context = self.driver.chromium.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport=PHONE,  # type: ignore[arg-type]  # two numbers
            has_touch=True,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            geolocation=HERE,  # type: ignore[arg-type]  # three numbers
            permissions=["geolocation"],
            reduced_motion="reduce",
            base_url=self.site.address,
        )
        context.set_default_timeout(15_000)
        return context

    def switch_off(self) -> None:
        """End the browser."""
        self.context.close()

    def switch_on(self) -> None:
        """Start the browser again with everything it had kept."""
        self.context = self._open()
        self.page = self.context.pages[0]

    def send_originals(self) -> None:
        """Switch the saver off, so that the camera's own files are sent, in many pieces."""
        self.page.goto("/phone/queue")
        self.page.locator("[data-saver]").uncheck()

    def instead_of(self, page: Page) -> Page:
        """Close a tab and go on in another."""
        other = self.new_tab()
        page.close()
        return other

    def new_tab(self) -> Page:
        """Open another tab."""
        return self.context.new_page()

    def sign_in(self, who: Actor) -> None:
        """Sign in, and wait until the phone has everything it needs without a network."""
        self.email = email_of(self.site.settings, who)
        self.page.goto("/sign-in")
        self.page.fill("input[name=email]", self.email)
        self.page.fill("input[name=password]", self.password)
        self.page.press("input[name=password]", "Enter")
        expect(self.page).to_have_url(f"{self.site.address}/")
        self.get_ready()

    def get_ready(self) -> None:
        """Wait until the worker is in charge and the last refresh has kept every page."""
        expect(self.page.locator(READY)).to_contain_text(
            "Siap dipakai tanpa sinyal", timeout=30_000
        )
        for _ in range(50):
            if self.page.evaluate(CONTROLLED):
                return
            self.page.wait_for_timeout(100)
        message = "no service worker is in charge"
        raise AssertionError(message)

    def limit(self, size_bytes: int) -> None:
        """Leave this site so much room on the phone."""
        devtools = self.context.new_cdp_session(self.page)
        said = {"origin": self.site.address, "quotaSize": size_bytes}
        devtools.send("Storage.overrideQuotaForOrigin", said)

    def set_clock(self, ahead: timedelta) -> None:
        """Set the phone's clock wrong."""
        self.context.clock.install(time=utc_now() + ahead)

    def databases(self) -> list[str]:
        """Return the names of what the phone keeps for this site."""
        return self.page.evaluate(DATABASES)  # type: ignore[no-any-return]  # as the browser says

    def kept_pages(self) -> list[str]:
        """Return the addresses that open without a network."""
        return self.page.evaluate(KEPT)  # type: ignore[no-any-return]  # as the browser says

    def without_signal(self) -> None:
        """Cut every connection."""
        self.context.set_offline(True)

    def with_signal(self) -> None:
        """Let connections through again."""
        self.context.set_offline(False)

    def begin(self, page: Page | None = None) -> str:
        """Start the visit with the partner and return the draft's address."""
        page = page or self.page
        page.goto(f"/assignments/{self.site.world.assignment_id}")
        page.locator("[data-phone-start]").first.click()
        page.locator("#visit [data-present] input").first.check()
        page.click('.action-bar [data-go="begin"]')
        without_pin(page)
        expect(page.locator("#visit .steps-list").first).to_be_visible()
        return page.url

    def answer_all(
        self, photos: Sequence[Path] = (), page: Page | None = None, *, parts: int = 10
    ) -> None:
        """Answer every question of *parts* parts with its first answer, with photos in the first.

        After the last part the page is at the end of the visit.
        """
        page = page or self.page
        page.click("#visit .steps-list a >> nth=0")
        waiting = list(photos)
        for _ in range(parts):
            expect(page.locator(f"#part-{page.url.rsplit('/', 1)[1]}")).to_be_visible()
            for question in page.locator("#visit [data-item]:visible").all():
                question.locator(".answers input").first.check()
                for tick in question.locator(".ticks").first.locator("input").all():
                    tick.check()
            while waiting and page.locator("#visit [data-photo]").count():
                photo_taken(page, waiting.pop(0))
            old = page.url
            page.click('.action-bar [data-go="next"]')
            expect(page).not_to_have_url(old)

    def send(self, page: Page | None = None) -> None:
        """End the visit and put it into the queue."""
        page = page or self.page
        expect(page.locator("#finish")).to_be_visible()
        page.click('.action-bar [data-go="send"]')
        expect(page).to_have_url(f"{self.site.address}/phone/queue")

    def queue_many(self, count: int, *, spoiled: int = 0) -> None:
        """Fill one visit where there is no signal, and let *count* of them wait in the queue.

        The one called *spoiled* names nobody as present, which the server refuses.
        """
        self.begin()
        self.without_signal()
        self.answer_all()
        self.send()
        self.page.goto("/phone/help")
        self.page.evaluate(MULTIPLY, [str(self.site.world.observer.id), count, spoiled])

    def received(self, count: int = 1, page: Page | None = None) -> Any:
        """Wait until as many records have their receipt, and return where they stand."""
        group = (page or self.page).locator('[data-group="sent"]')
        expect(group.locator("[data-cards] > *")).to_have_count(count, timeout=30_000)
        return group
