"""One's own account: who one is here, the password, the devices one is signed in on."""

from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.accounts import queries
from unsera_watch.accounts.forms import PasswordForm
from unsera_watch.accounts.models import AuthSession
from unsera_watch.accounts.rules import ROLE_WORDS
from unsera_watch.accounts.service import credentials, passwords, sessions
from unsera_watch.accounts.views.blueprint import bp
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.web.guard import requires
from unsera_watch.web.login import visitor
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/account")
@requires(Permission.ACCOUNT_OWN)
def show() -> ResponseReturnValue:
    actor = current_actor()
    with db.reading() as session:
        account = queries.get(session, actor.id)
        rows = queries.sessions_of(session, actor.id, clock())
    return render(
        "accounts/show.html",
        account=account,
        full_name=queries.display_name(account),
        roles=[ROLE_WORDS[grant.role] for grant in account.roles],
        devices=[_device(row) for row in rows],
        may_invite=actor.may(Permission.ACCOUNT_INVITE),
    )


@bp.get("/account/password")
@requires(Permission.ACCOUNT_OWN)
def password() -> ResponseReturnValue:
    return render("accounts/password.html", form=PasswordForm())


@bp.post("/account/password")
@requires(Permission.ACCOUNT_OWN)
def change_password() -> ResponseReturnValue:
    form = PasswordForm(form_data())
    if form.validate():
        try:
            _change(form.to_present(), form.to_password())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The password is changed. All your other devices were signed out."))
            return redirect(url_for("accounts.show"), 303)
    return render("accounts/password.html", form=form), 422


@bp.post("/account/sessions/<uuid:session_id>/end")
@requires(Permission.ACCOUNT_OWN)
def revoke(session_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        sessions.revoke(session, current_actor(), session_id, now=clock())
    tell(N_("That device is signed out."))
    return redirect(url_for("accounts.show"), 303)


@bp.post("/account/sessions/end-others")
@requires(Permission.ACCOUNT_OWN)
def revoke_others() -> ResponseReturnValue:
    actor, keep = current_actor(), visitor().session_id
    with db.work() as session:
        sessions.revoke_all(session, actor, actor.id, keep=keep, now=clock())
    tell(N_("All your other devices were signed out."))
    return redirect(url_for("accounts.show"), 303)


def _change(present: str, new: str) -> None:
    """Count, compare and hash in no transaction, then change."""
    actor, keep = current_actor(), visitor().session_id
    with db.work() as session:
        found, email = passwords.ask(session, actor, now=clock())
    passwords.check_present(found, present)
    chosen = credentials.choose(new, email)
    with db.work() as session:
        passwords.change_password(session, actor, found, chosen, keep=keep, now=clock())


def _device(row: AuthSession) -> dict[str, Any]:
    return {
        "name": row.device or N_("A device that does not say what it is"),
        "since": row.created_at,
        "seen": row.seen_at,
        "is_this": row.id == visitor().session_id,
        "id": row.id,
    }
