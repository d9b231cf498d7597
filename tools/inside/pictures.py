"""What a browser sees of a served demo world, as the pictures of README and docs.

Started by tools/pictures.py: ADDRESS FOLDER, and the password in $UNSERA_DEMO_PASSWORD.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright

from tools.inside import phone_pictures

FLAGS: Final = ("--no-sandbox", "--no-zygote", "--disable-gpu")
DESK: Final[ViewportSize] = {"width": 1280, "height": 860}
# The same words, hours and stillness on every machine.
PLACE: Final[dict[str, Any]] = {
    "locale": "id-ID",
    "timezone_id": "Asia/Jakarta",
    "reduced_motion": "reduce",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: who looks, where, and what they open there."""

    name: str
    who: str
    path: str
    opened: str | None = None
    size: ViewportSize | None = None


PICTURES: Final = (
    Picture("queue.png", "supervisor1", "/desk", opened=".queue li:nth-child(2) a", size=DESK),
)


def main(address: str, folder: str) -> None:
    with sync_playwright() as playwright:
        path = os.environ["UNSERA_CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for picture in PICTURES:
            _take(browser, picture, address, Path(folder) / picture.name)
        browser.close()
        with _phone(playwright, address) as page:
            _sign_in(page, "student1", address)
            phone_pictures.take(page, Path(folder))


def _take(browser: Browser, picture: Picture, address: str, target: Path) -> None:
    context = browser.new_context(base_url=address, viewport=picture.size, **PLACE)
    page = context.new_page()
    _sign_in(page, picture.who, address)
    page.goto(picture.path)
    if picture.opened:
        page.click(picture.opened)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target)
    context.close()


def _sign_in(page: Page, who: str, address: str) -> None:
    page.goto("/sign-in")
    page.fill("input[name=email]", f"{who}@unsera.example")
    page.fill("input[name=password]", os.environ["UNSERA_DEMO_PASSWORD"])
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")


@contextmanager
def _phone(playwright: Playwright, address: str) -> Iterator[Page]:
    """Switch on a phone: it has a profile, as the app keeps its work in one."""
    with TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=os.environ["UNSERA_CHROMIUM"],
            args=FLAGS,
            base_url=address,
            **phone_pictures.PHONE,
            **PLACE,
        )
        yield context.pages[0]
        context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
