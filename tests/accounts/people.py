"""People with passwords, for the tests of this room."""

from datetime import timedelta

from tests import make
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service import passwords, signing
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.permissions import Role

PASSWORD = "kucing hijau di atap"
ADDRESS = "192.0.2.7"
LIFE = signing.Life(idle=timedelta(minutes=30), absolute=timedelta(hours=12))


def with_password(session, *roles):
    """Return an account whose password is PASSWORD."""
    actor = make.account(session, *(roles or (Role.STUDENT,)))
    passwords.set_password(session, SYSTEM, actor.id, PASSWORD, now=make.NOON)
    return session.get_one(Account, actor.id)


def knock(session, email, *, address=ADDRESS, at=make.NOON):
    """Try the door once."""
    signing.knock(session, email, address, now=at)


def signed_in(session, account, at=make.NOON):
    """Return the token of a session opened with the right password."""
    knock(session, account.email, at=at)
    proof = signing.check(signing.credential(session, account.email), PASSWORD)
    return signing.sign_in(session, proof, ADDRESS, "Chrome, Android", life=LIFE, now=at)
