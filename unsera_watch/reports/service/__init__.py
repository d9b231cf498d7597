"""Make a draft, issue it with its number, acknowledge its receipt, check a paper."""

from unsera_watch.reports.service.checking import Checked, check
from unsera_watch.reports.service.compose import build_document, gather
from unsera_watch.reports.service.drafts import make_draft, preview
from unsera_watch.reports.service.issuing import issue
from unsera_watch.reports.service.pictures import load_pictures
from unsera_watch.reports.service.press import Press
from unsera_watch.reports.service.receiving import acknowledge

__all__ = [
    "Checked",
    "Press",
    "acknowledge",
    "build_document",
    "check",
    "gather",
    "issue",
    "load_pictures",
    "make_draft",
    "preview",
]
