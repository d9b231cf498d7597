"""The page of a whole visit over Slow 3G on a phone that is four times slower than this machine.

`python3 dev.py bench capture` prints one JSON line for each figure: milliseconds until a visit
can be started the first time and from the kept copy, and the compressed bytes of the page's
scripts and styles. Slow 3G is 400 kbit/s and 400 ms each way (see slow.py); a run takes
each figure three times and prints the middle one.
"""

from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.capture.served import Capture, capture_page
from bench.capture.slow import Phone
from bench.sync import figure
from tests.serving import CHROMIUM, FLAGS

FIRST_MS, KEPT_MS = 8000, 3000
MOST_BYTES = 100 * 1024
ROUNDS = 3


def main() -> None:
    """Measure each time on phones that have never seen the site."""
    with capture_page() as page, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        rounds = [_round(browser, page) for _ in range(ROUNDS)]
        browser.close()
    first, kept, sizes = zip(*rounds, strict=True)
    figure("capture.first_ms", median(first), FIRST_MS)
    figure("capture.kept_ms", median(kept), KEPT_MS)
    figure("capture.bytes", max(sizes), MOST_BYTES)


def _round(browser: Browser, page: Capture) -> tuple[float, float, int]:
    """Return what one new phone takes: the first time, from the kept copy, and the bytes."""
    stranger = Phone(browser, page)
    first = stranger.opened_ms(page.url)
    size = stranger.code_bytes()
    stranger.switch_off()
    ready = Phone(browser, page)
    ready.keep_pages()
    kept = ready.opened_ms(page.url)
    ready.switch_off()
    return first, kept, size


if __name__ == "__main__":
    main()
