"""The pages of the desk, and what lower pages show of it."""

from unsera_watch.verification.views import desk
from unsera_watch.verification.views.answers import draft_part, question_part, remarks_part
from unsera_watch.verification.views.blueprint import bp
from unsera_watch.verification.views.home import home_part

__all__ = ["bp", "desk", "draft_part", "home_part", "question_part", "remarks_part"]
