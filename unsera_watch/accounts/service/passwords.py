"""Choosing a password: by an invitation, by oneself, by the operator."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.accounts import queries
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.rules import PER_ACCOUNT
from unsera_watch.accounts.service import credentials, sessions, throttling
from unsera_watch.accounts.service.credentials import Chosen
from unsera_watch.accounts.service.signing import SIGN_IN, Credential
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say

CHANGE: Final = "password"


def accept(session: Session, token: str, chosen: Chosen, *, now: datetime) -> Account:
    """Use an invitation once: its owner's password is set, and older sessions end."""
    invitation = queries.invitation(session, token, now, lock=True)
    account = invitation.account
    owner = Actor(account.id)
    invitation.used_at = now
    record(session, owner, Tag.INVITATION_ACCEPTED, "invitation", invitation.id, now=now)
    _set(session, owner, account, chosen, now)
    sessions.revoke_all(session, owner, account.id, now=now)
    throttling.forget(session, throttling.account_key(SIGN_IN, account.email), now=now)
    return account


def ask(session: Session, actor: Actor, *, now: datetime) -> tuple[Credential, str]:
    """Count a try at one's present password; return what to compare it with, and the address."""
    actor.require(Permission.ACCOUNT_OWN)
    throttling.take(session, _change_key(actor), now=now)
    account = queries.get(session, actor.id)
    return Credential(account.id, account.password_hash), account.email


def check_present(found: Credential, password: str) -> None:
    """Refuse unless *password* is the present one; outside of any transaction."""
    if not credentials.matches(found.password_hash, password):
        raise Invalid({"present": say(N_("This is not your present password."))})


def change_password(
    session: Session,
    actor: Actor,
    found: Credential,
    chosen: Chosen,
    *,
    keep: UUID | None,
    now: datetime,
) -> None:
    """Set one's own password and end every session but *keep*; the old one was checked."""
    actor.require(Permission.ACCOUNT_OWN)
    account = queries.get(session, actor.id)
    if account.password_hash != found.password_hash:
        raise Conflict("password-changed-meanwhile")
    throttling.forget(session, _change_key(actor), now=now)
    _set(session, actor, account, chosen, now)
    sessions.revoke_all(session, actor, account.id, keep=keep, now=now)


def set_password(
    session: Session, actor: Actor, account_id: UUID, password: str, *, now: datetime
) -> None:
    """Give an account a password: the operator's command and the demo world, where nobody waits."""
    actor.require(Permission.ACCOUNT_MANAGE)
    account = queries.get(session, account_id)
    _set(session, actor, account, credentials.choose(password, account.email), now)
    sessions.revoke_all(session, actor, account.id, now=now)


def _set(session: Session, actor: Actor, account: Account, chosen: Chosen, now: datetime) -> None:
    account.password_hash = chosen.password_hash
    record(session, actor, Tag.ACCOUNT_PASSWORD_CHANGED, "account", account.id, now=now)


def _change_key(actor: Actor) -> throttling.Key:
    return throttling.Key(CHANGE, str(actor.id), PER_ACCOUNT)
