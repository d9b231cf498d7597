"""Who is known here: the list, a new person, an invitation link that is shown once."""

from typing import Any, Final
from uuid import UUID

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.accounts import queries
from unsera_watch.accounts.forms import PersonForm, SearchForm
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.rules import INVITATION_LIFE, ROLE_WORDS
from unsera_watch.accounts.service import people as service
from unsera_watch.accounts.views.blueprint import bp
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data

PAGE_ROWS: Final = 50
ACTIVE: Final = {"word": N_("In use"), "tone": "good", "shape": "dot"}
INVITED: Final = {"word": N_("No password yet"), "tone": "fair", "shape": "diamond"}
SHUT_OUT: Final = {"word": N_("Shut out"), "tone": "poor", "shape": "triangle"}


@bp.get("/account/people")
@requires(Permission.ACCOUNT_INVITE)
def people() -> ResponseReturnValue:
    form = SearchForm(request.args)
    after = request.args.get("after", type=UUID)
    with db.reading() as session:
        found = queries.listed(
            session, current_actor(), text=form.to_text(), after=after, limit=PAGE_ROWS + 1
        )
    shown = found[:PAGE_ROWS]
    return render(
        "accounts/people.html",
        form=form,
        rows=[_cells(account) for account in shown],
        next_after=shown[-1].id if len(found) > PAGE_ROWS else None,
    )


@bp.get("/account/people/new")
@requires(Permission.ACCOUNT_INVITE)
def new_person() -> ResponseReturnValue:
    form = PersonForm(grantable=service.grantable(current_actor()))
    return render("accounts/new_person.html", form=form)


@bp.post("/account/people/new")
@requires(Permission.ACCOUNT_INVITE)
def create_person() -> ResponseReturnValue:
    actor = current_actor()
    form = PersonForm(form_data(), grantable=service.grantable(actor))
    if form.validate():
        try:
            with db.work() as session:
                account_id = service.add(session, actor, form.to_person(), now=clock())
                token = service.invite(session, actor, account_id, now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            return _link(account_id, token)
    return render("accounts/new_person.html", form=form), 422


@bp.get("/account/people/<uuid:account_id>")
@requires(Permission.ACCOUNT_INVITE)
def person(account_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    with db.reading() as session:
        account = queries.readable(session, actor, account_id)
    return render(
        "accounts/person.html",
        account=account,
        full_name=queries.display_name(account),
        number=_number(account),
        roles=_roles(account),
        standing=_standing(account),
        may_invite=service.may_invite(actor, account),
        may_shut_out=actor.may(Permission.ACCOUNT_MANAGE) and account.id != actor.id,
    )


@bp.post("/account/people/<uuid:account_id>/invite")
@requires(Permission.ACCOUNT_INVITE)
def invite(account_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        token = service.invite(session, current_actor(), account_id, now=clock())
    return _link(account_id, token)


@bp.post("/account/people/<uuid:account_id>/shut-out")
@requires(Permission.ACCOUNT_MANAGE)
def shut_out(account_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        service.disable(session, current_actor(), account_id, now=clock())
    tell(N_("This person is signed out everywhere and cannot sign in any more."))
    return redirect(url_for("accounts.person", account_id=account_id), 303)


@bp.post("/account/people/<uuid:account_id>/let-in")
@requires(Permission.ACCOUNT_MANAGE)
def let_in_again(account_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        service.enable(session, current_actor(), account_id, now=clock())
    tell(N_("This person can sign in again."))
    return redirect(url_for("accounts.person", account_id=account_id), 303)


def _link(account_id: UUID, token: str) -> ResponseReturnValue:
    """Show the link in the answer itself: it is kept nowhere, so no later page could show it."""
    with db.reading() as session:
        account = queries.readable(session, current_actor(), account_id)
    path = url_for("accounts.invitation", token=token)
    return (
        render(
            "accounts/invited.html",
            account=account,
            link=f"{current_app.config['PUBLIC_URL']}{path}",
            until=clock() + INVITATION_LIFE,
        ),
        201,
    )


def _cells(account: Account) -> list[Any]:
    """Return the account as a row of the table."""
    address = url_for("accounts.person", account_id=account.id)
    return [
        {"text": account.name, "url": address, "note": account.email},
        _number(account),
        " · ".join(told(word) for word in _roles(account)),
        {"status": _standing(account)},
    ]


def _number(account: Account) -> str:
    return f"{account.number_kind} {account.number}".strip() or "–"


def _roles(account: Account) -> list[str]:
    return [ROLE_WORDS[grant.role] for grant in account.roles]


def _standing(account: Account) -> dict[str, str]:
    if account.disabled_at is not None:
        return SHUT_OUT
    return ACTIVE if account.password_hash else INVITED
