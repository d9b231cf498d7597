"""A student's phone in the demo world: a visit really made, for the pictures of docs/student.md."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import FilePayload, Locator, Page, expect

PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "geolocation": {"latitude": -6.12331, "longitude": 106.16681, "accuracy": 12},
    "permissions": ["geolocation"],
}
COLOURS: Final = 128  # enough for flat pages, and a quarter of the bytes
BOARD: Final = (
    "1. Isi formulir dan bawa KTP",
    "2. Serahkan di loket 2",
    "3. Tunggu paling lama 15 menit",
    "Biaya: Rp0",
)


def take(page: Page, folder: Path) -> None:
    """Send a visit, have one refused, let one wait, begin another; pictures on the way."""
    _ready(page)
    links = page.locator('main .grid a[href^="/assignments/"]')
    visits = list(dict.fromkeys(filter(None, (a.get_attribute("href") for a in links.all()))))
    _end(page, visits[4], began=50)
    _stands(page, "sent")
    _end(page, visits[5], began=40)  # nobody is in two places at once: the server refuses it
    _stands(page, "parked")
    page.context.set_offline(offline=True)
    _end(page, visits[0])
    _stands(page, "waiting")
    _keep(page, folder / "student-queue.png", 1740)
    _begin(page, visits[6])
    _answer(page, folder / "student-question.png")
    page.goto("/")
    expect(page.locator("[data-phone-home] [data-drafts] article")).to_have_count(1)
    _keep(page, folder / "student-today.png", 900)


def _ready(page: Page) -> None:
    ready = page.locator("[data-phone-home] [data-ready]")
    expect(ready).to_contain_text("Siap dipakai tanpa sinyal", timeout=60_000)


def _stands(page: Page, group: str) -> None:
    cards = page.locator(f'[data-group="{group}"] [data-cards] > *')
    expect(cards).to_have_count(1, timeout=30_000)


def _start(page: Page, visit: str, began: int = 0) -> None:
    """Say who is there, and that it began so many minutes ago."""
    page.goto(visit)
    page.locator("[data-phone-start]").first.click()
    page.locator("#visit [data-present] input").first.check()
    when = page.locator("#visit input[name=started_at]")
    earlier = datetime.fromisoformat(when.input_value()) - timedelta(minutes=began)
    when.fill(earlier.isoformat(timespec="minutes"))


def _end(page: Page, visit: str, began: int = 0) -> None:
    """Find the office closed: two taps, and the visit goes into the queue."""
    _start(page, visit, began)
    page.locator("#visit [data-outcome]").first.click()
    _without_pin(page, page.locator("#finish"))
    page.click('.action-bar [data-go="send"]')
    expect(page.locator("#queue")).to_be_visible()


def _begin(page: Page, visit: str) -> None:
    _start(page, visit)
    page.click('.action-bar [data-go="begin"]')
    _without_pin(page, page.locator("#visit .steps-list").first)


def _without_pin(page: Page, wanted: Locator) -> None:
    """Decline the PIN, which is offered with the first draft."""
    skip = page.locator("dialog[open] [data-press=skip]")
    expect(wanted.or_(skip).first).to_be_visible()
    if skip.count():
        skip.click()
    expect(wanted).to_be_visible()


def _answer(page: Page, target: Path) -> None:
    """Answer the first questions, and photograph the board of the first."""
    page.click("#visit .steps-list a >> nth=0")
    questions = page.locator("#visit [data-item]")
    for number in range(2):
        questions.nth(number).locator(".answers input").first.check()
    box = page.locator("#visit [data-photo]").first
    box.locator("input.camera-input").click()
    with page.expect_file_chooser() as opened:
        box.locator(".photo-people input").first.check()
    opened.value.set_files(_board())
    expect(box.locator(".shot")).to_have_count(1, timeout=20_000)
    page.wait_for_timeout(1_500)  # the draft says that it is saved
    page.evaluate("scrollTo(0, 0)")
    _keep(page, target, 1280)


def _board() -> FilePayload:
    """Return a photo of an office's board, drawn."""
    photo, out = Image.new("RGB", (1600, 1200), (206, 200, 188)), BytesIO()
    draw = ImageDraw.Draw(photo)
    draw.rectangle((150, 120, 1450, 1020), fill=(250, 250, 245), outline=(20, 70, 110), width=24)
    draw.rectangle((150, 120, 1450, 290), fill=(20, 70, 110))
    draw.text((250, 160), "ALUR PELAYANAN", font=ImageFont.load_default(90), fill="white")
    for number, line in enumerate(BOARD):
        place = (230, 370 + 150 * number)
        draw.text(place, line, font=ImageFont.load_default(64), fill=(20, 33, 61))
    photo.save(out, "JPEG", quality=88)
    return FilePayload(name="papan.jpg", mimeType="image/jpeg", buffer=out.getvalue())


def _keep(page: Page, target: Path, height: int) -> None:
    """Write what a screen so tall shows, in few colours so that the docs stay light."""
    page.set_viewport_size({"width": 360, "height": height})
    page.wait_for_timeout(500)
    shown = Image.open(BytesIO(page.screenshot())).convert("RGB")
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
