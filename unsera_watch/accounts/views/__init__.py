"""The pages of the accounts room: the door, one's own account, invitations, people."""

from unsera_watch.accounts.views import entrance, invitations, own, people
from unsera_watch.accounts.views.blueprint import bp

__all__ = ["bp", "entrance", "invitations", "own", "people"]
