"""Choosing a password: by an invitation or with the present one."""

import pytest

from tests import make
from tests.accounts.people import LIFE, PASSWORD, signed_in, with_password
from unsera_watch.accounts import queries
from unsera_watch.accounts.service import credentials, passwords, people, signing
from unsera_watch.kernel.errors import Invalid, NotFound, TooMany
from unsera_watch.kernel.permissions import Role

NOON = make.NOON
NEW = "burung biru di pohon"


def admin(session):
    return make.account(session, Role.ADMIN)


def chosen(account):
    return credentials.choose(NEW, account.email)


def test_an_invitation_lets_its_owner_choose_a_password_once(session):
    account = queries.get(session, make.student(session).id)
    token = people.invite(session, admin(session), account.id, now=NOON)

    passwords.accept(session, token, chosen(account), now=NOON)

    assert credentials.matches(account.password_hash, NEW)
    with pytest.raises(NotFound):
        passwords.accept(session, token, chosen(account), now=NOON)


def test_a_new_password_by_invitation_ends_every_session(session):
    account = with_password(session)
    session_token = signed_in(session, account)
    token = people.invite(session, admin(session), account.id, now=NOON)

    passwords.accept(session, token, chosen(account), now=NOON)

    assert signing.resume(session, session_token, NOON, life=LIFE) is None


def test_changing_ones_password_ends_the_other_sessions(session):
    account = with_password(session)
    here, there = signed_in(session, account), signed_in(session, account)
    known = signing.resume(session, here, NOON, life=LIFE)
    found, _ = passwords.ask(session, known.actor, now=NOON)
    passwords.check_present(found, PASSWORD)

    passwords.change_password(
        session, known.actor, found, chosen(account), keep=known.session_id, now=NOON
    )

    assert signing.resume(session, here, NOON, life=LIFE) is not None
    assert signing.resume(session, there, NOON, life=LIFE) is None


def test_the_present_password_cannot_be_guessed_for_long(session):
    actor = signing.actor_of(with_password(session))
    for _ in range(5):
        found, _ = passwords.ask(session, actor, now=NOON)
        with pytest.raises(Invalid):
            passwords.check_present(found, "a wrong guess")

    with pytest.raises(TooMany):
        passwords.ask(session, actor, now=NOON)


def test_an_easy_password_is_refused_before_it_is_hashed(session):
    with pytest.raises(Invalid):
        credentials.choose("password123", "contoh@unsera.example")
