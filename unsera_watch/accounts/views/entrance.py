"""The door: sign in, sign out, choose the language."""

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.accounts.forms import SignInForm
from unsera_watch.accounts.rules import device_name
from unsera_watch.accounts.service import sessions, signing
from unsera_watch.accounts.views.blueprint import bp
from unsera_watch.kernel.errors import Invalid, NotFound, TooMany
from unsera_watch.kernel.words import N_, say
from unsera_watch.web.addresses import safe_next
from unsera_watch.web.guard import open_to_all
from unsera_watch.web.i18n import LANGUAGES, give_language
from unsera_watch.web.login import drop_cookie, give_cookie, visitor
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock, db, form_data, remote_address, signed_in


@bp.get("/sign-in")
@open_to_all
def sign_in() -> ResponseReturnValue:
    wanted = safe_next(request.args.get("next"))
    if signed_in():
        return redirect(wanted, 303)
    return render("accounts/sign_in.html", form=SignInForm(next=wanted))


@bp.post("/sign-in")
@open_to_all
def enter() -> ResponseReturnValue:
    form = SignInForm(form_data())
    if form.validate():
        try:
            token = _open_door(str(form.email.data), str(form.password.data))
        except Invalid as refusal:
            form.take(refusal.problems)
        except TooMany as refusal:
            return _too_many(form, refusal)
        else:
            return let_in(token, safe_next(form.next.data))
    return _again(form), 422


@bp.post("/sign-out")
@open_to_all
def sign_out() -> ResponseReturnValue:
    """Open to all: who was signed out meanwhile only loses the cookie."""
    leave()
    gone = redirect(url_for("accounts.sign_in"), 303)
    return drop_cookie(gone, current_app)


@bp.post("/language")
@open_to_all
def language() -> ResponseReturnValue:
    chosen = request.form.get("language", "")
    if chosen not in LANGUAGES:
        raise NotFound("no-such-language")
    if signed_in():
        with db.work() as session:
            sessions.speak(session, visitor().actor, visitor().session_id, chosen)
    back = redirect(safe_next(request.form.get("next")), 303)
    return give_language(back, current_app, chosen)


def let_in(token: str, wanted: str) -> ResponseReturnValue:
    """Send a person who just signed in on, with the cookie; the session before ends."""
    leave()
    seconds = int(current_app.config["SESSION_LIFE"].absolute.total_seconds())
    return give_cookie(redirect(wanted, 303), current_app, token, seconds)


def leave() -> None:
    """End the session of this browser, if there is one."""
    if signed_in():
        with db.work() as session:
            sessions.sign_out(session, visitor().actor, visitor().session_id, now=clock())


def device() -> str:
    """Return what to call the browser that is asking."""
    return device_name(request.user_agent.string)


def _too_many(form: SignInForm, refusal: TooMany) -> ResponseReturnValue:
    form.take({"": refusal.message or say(N_("Too many tries."))})
    return _again(form), 429, {"Retry-After": str(refusal.wait_seconds)}


def _again(form: SignInForm) -> str:
    form.next.data = safe_next(form.next.data)
    return render("accounts/sign_in.html", form=form)


def _open_door(email: str, password: str) -> str:
    """Count, look, compare, open: comparing is slow, so it happens in no transaction."""
    with db.work() as session:
        signing.knock(session, email, remote_address(), now=clock())
    with db.reading() as session:
        found = signing.credential(session, email)
    proof = signing.check(found, password)
    life = current_app.config["SESSION_LIFE"]
    with db.work() as session:
        return signing.sign_in(session, proof, remote_address(), device(), life=life, now=clock())
