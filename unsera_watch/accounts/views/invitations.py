"""An invitation is opened: choose a password, and be in."""

from flask import current_app
from flask.typing import ResponseReturnValue

from unsera_watch.accounts import queries
from unsera_watch.accounts.forms import InvitationForm
from unsera_watch.accounts.service import credentials, passwords, signing
from unsera_watch.accounts.views.blueprint import bp
from unsera_watch.accounts.views.entrance import device, let_in
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_
from unsera_watch.web.addresses import START
from unsera_watch.web.guard import open_to_all
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, db, form_data


@bp.get("/invitation/<token>")
@open_to_all
def invitation(token: str) -> ResponseReturnValue:
    with db.reading() as session:
        person = queries.invitation(session, token, clock()).account
    return _page(token, person.name, person.email, InvitationForm())


@bp.post("/invitation/<token>")
@open_to_all
def accept(token: str) -> ResponseReturnValue:
    with db.reading() as session:
        person = queries.invitation(session, token, clock()).account
    form = InvitationForm(form_data())
    if form.validate():
        try:
            session_token = _accept(token, form.to_password(), person.email)
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("Welcome. From now on you sign in with your e-mail address and this password."))
            return let_in(session_token, START)
    return _page(token, person.name, person.email, form), 422


def _accept(token: str, password: str, email: str) -> str:
    """Hash first, in no transaction; then use the invitation and open a session at once."""
    chosen = credentials.choose(password, email)
    life = current_app.config["SESSION_LIFE"]
    with db.work() as session:
        account = passwords.accept(session, token, chosen, now=clock())
        return signing.open_session(session, account, device(), life=life, now=clock())


def _page(token: str, name: str, email: str, form: InvitationForm) -> str:
    return render("accounts/invitation.html", token=token, name=name, email=email, form=form)
