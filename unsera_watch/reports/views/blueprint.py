"""The room's one blueprint, and the press this installation prints with."""

from functools import partial
from typing import Any, Final, cast

from flask import Blueprint, current_app

from unsera_watch.evidence.store.files import FileStore
from unsera_watch.reports.document import Letterhead
from unsera_watch.reports.service import Press
from unsera_watch.web.i18n import told_in
from unsera_watch.web.pages import DIST

bp: Final = Blueprint("reports", __name__)
PAPER_LANGUAGE: Final = "id"


def store() -> FileStore:
    """Return the store of evidence."""
    return cast("FileStore", current_app.extensions["evidence"])


def press() -> Press:
    """Return what reports are printed with here; papers are Indonesian, whoever asks."""
    settings, campus = current_app.config, current_app.config["CAMPUS"]
    return Press(
        letterhead=_letterhead(campus),
        place=campus.place,
        number_pattern=settings["REPORT_NUMBER"],
        public_url=settings["PUBLIC_URL"],
        is_demo=settings["IS_DEMO"](),
        fonts=DIST / "paper",
        store=store(),
        tell=partial(told_in, PAPER_LANGUAGE),
    )


def _letterhead(campus: Any) -> Letterhead:  # noqa: ANN401  (config's Campus, unknown to rooms)
    return Letterhead(
        name=campus.name,
        unit=campus.unit,
        address=tuple(filter(None, (campus.address, campus.contact))),
        monogram=campus.monogram,
    )
