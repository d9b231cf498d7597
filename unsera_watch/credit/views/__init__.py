"""The pages of logbooks: the student's own, those one may read, those a lecturer decides."""

from unsera_watch.credit.views import deciding, logbook, writing
from unsera_watch.credit.views.blueprint import bp
from unsera_watch.credit.views.home import home_part, team_part

__all__ = ["bp", "deciding", "home_part", "logbook", "team_part", "writing"]
