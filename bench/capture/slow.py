"""A slow phone on a slow network, and the moment its page can be used."""

from playwright.sync_api import Browser, Response, expect

from bench.capture.served import Capture
from tests.journeys.phone.inside import CONTROLLED, READY
from tests.journeys.visitor import PHONE

# Slow 3G: 400 kbit/s each way, and 400 ms each way between a request and the first byte of its
# answer. Chrome has a preset of the same name with 2000 ms for both ways.
SLOW_3G = {
    "offline": False,
    "latency": 800,
    "downloadThroughput": 400_000 // 8,
    "uploadThroughput": 400_000 // 8,
}
SLOWER = 4
LONGEST_MS = 60_000
# The page can be used when its first part stands there with its buttons and nothing else keeps
# the browser busy. Counted from the tap on the link.
USABLE = """() => {
  const seen = () => document.querySelector('.action-bar [data-go="begin"]')
    && document.querySelector("#visit [data-present]");
  const look = () => seen()
    ? requestIdleCallback(() => { window.usableAt = performance.now(); })
    : setTimeout(look, 10);
  look();
}"""


class Phone:
    """One phone that is new to the site; its reader is signed in."""

    def __init__(self, browser: Browser, page: Capture) -> None:
        """Switch on."""
        name, value = page.cookie
        self.site = page.address
        self.context = browser.new_context(
            viewport=PHONE,  # type: ignore[arg-type]  # two numbers
            has_touch=True,
            device_scale_factor=2,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
        )
        self.context.add_cookies([{"name": name, "value": value, "url": self.site}])
        self.context.add_init_script(f"({USABLE})()")
        self.page = self.context.new_page()
        self.codes: list[Response] = []
        self.page.on("response", self._note)

    def switch_off(self) -> None:
        """Forget everything."""
        self.context.close()

    def keep_pages(self) -> None:
        """Open the start page on a good network and wait until the phone has kept every page."""
        self.page.goto(self.site)
        ready = self.page.locator(READY)
        expect(ready).to_contain_text("Siap dipakai tanpa sinyal", timeout=LONGEST_MS)
        self.page.wait_for_function(CONTROLLED)
        self.page.goto("about:blank")

    def opened_ms(self, url: str) -> float:
        """Open *url* slowly and return after how many milliseconds it can be used."""
        devtools = self.context.new_cdp_session(self.page)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", SLOW_3G)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.page.goto(url, wait_until="commit", timeout=LONGEST_MS)
        usable = self.page.wait_for_function("() => window.usableAt", timeout=LONGEST_MS)
        return float(usable.json_value())

    def code_bytes(self) -> int:
        """Return how many bytes of scripts and styles the page was sent, compressed."""
        self.page.wait_for_load_state()
        return sum(each.request.sizes()["responseBodySize"] for each in self.codes)

    def _note(self, response: Response) -> None:
        if response.request.resource_type in {"script", "stylesheet"}:
            self.codes.append(response)
