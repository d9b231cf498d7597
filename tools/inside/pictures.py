"""What a browser sees of a served demo world, as the pictures of README and docs.

Started by tools/pictures.py: ADDRESS FOLDER, and the password in $UNSERA_DEMO_PASSWORD.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, ViewportSize, sync_playwright

FLAGS: Final = ("--no-sandbox", "--no-zygote", "--disable-gpu")
DESK: Final[ViewportSize] = {"width": 1280, "height": 860}


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


def _take(browser: Browser, picture: Picture, address: str, target: Path) -> None:
    context = browser.new_context(
        base_url=address,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        reduced_motion="reduce",
        viewport=picture.size,
    )
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("input[name=email]", f"{picture.who}@unsera.example")
    page.fill("input[name=password]", os.environ["UNSERA_DEMO_PASSWORD"])
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")
    page.goto(picture.path)
    if picture.opened:
        page.click(picture.opened)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target)
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
