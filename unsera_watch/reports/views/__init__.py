"""Pages of reports: the coordinator's desk, the Ombudsman's shelf, the public check."""

from unsera_watch.reports.views import check, desk, paper, shelf
from unsera_watch.reports.views.blueprint import bp
from unsera_watch.reports.views.home import home_part

__all__ = ["bp", "check", "desk", "home_part", "paper", "shelf"]
