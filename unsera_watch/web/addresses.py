"""Where a visitor may be sent next: only to a path of our own."""

from typing import Final

LONGEST: Final = 2_000
START: Final = "/"


def safe_next(wanted: str | None) -> str:
    """Return *wanted* when it is a path of ours, else the start page.

    Browsers read two slashes, a slash and a backslash, and a path with a line break or tab in
    it as another site, so only what cannot be any of these passes.
    """
    if not wanted or len(wanted) > LONGEST or not wanted.startswith("/"):
        return START
    path = wanted.partition("?")[0].partition("#")[0]
    if "//" in path or "\\" in wanted or not wanted.isprintable() or " " in wanted:
        return START
    return wanted
