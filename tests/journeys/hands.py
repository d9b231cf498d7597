"""Someone who has a keyboard and a screen reader, and neither a finger nor a mouse."""

from playwright.sync_api import Page, expect

MOST = 120  # more stops than any page here has


class Hands:
    """Tab, Space, Enter, arrows and letters; what is reached is what a screen reader says."""

    def __init__(self, page: Page) -> None:
        """Take the keyboard of a page."""
        self.page = page
        self.focus = page.locator(":focus")

    def hears(self) -> str:
        """Return role and name of what has the focus, without its state; empty for nothing."""
        if not self.focus.count():
            return ""
        said = self.focus.aria_snapshot().splitlines()
        return said[0].removeprefix("- ").split(" [")[0].rstrip(":") if said else ""

    def press(self, *keys: str) -> None:
        """Press one key after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, wanted: str) -> list[str]:
        """Go on with Tab to what begins with *wanted*, and return what was heard on the way."""
        heard: list[str] = []
        for _ in range(MOST):
            self.press("Tab")
            heard.append(self.hears())
            if heard[-1].startswith(wanted):
                return heard
        message = f"the keyboard does not reach {wanted!r}, only {heard}"
        raise AssertionError(message)

    def enter(self, wanted: str) -> None:
        """Reach a link or a button, and press it."""
        self.reach(wanted)
        self.press("Enter")

    def arrives(self, title: str) -> None:
        """Be told by the focus which part is shown now."""
        heading = self.page.get_by_role("heading", level=1, name=title)
        expect(heading).to_be_focused()

    def answer_part(self) -> list[str]:
        """Choose the first of each question, tick each box that is new, and go on.

        Returns what was heard.
        """
        heard = [self.hears()]
        while heard[-1] != 'button "Berikutnya"':
            assert len(heard) < MOST, heard
            self.press("Tab")
            said = self.hears()
            if said.startswith("radio ") or (said.startswith("checkbox ") and said not in heard):
                self.press("Space")
            heard.append(said)
        self.press("Enter")
        return heard
