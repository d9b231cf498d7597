"""Making people known, inviting them, choosing passwords, shutting somebody out."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.accounts.people import with_password
from unsera_watch.accounts import queries
from unsera_watch.accounts.models import Account, Invitation
from unsera_watch.accounts.rules import INVITATION_LIFE, Person
from unsera_watch.accounts.service import people, signing
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role

NOON = make.NOON


def person(*roles, email="baru@unsera.example"):
    return Person(email=email, name="Orang Baru Contoh", roles=frozenset(roles))


def coordinator(session):
    return make.account(session, Role.COORDINATOR)


def admin(session):
    return make.account(session, Role.ADMIN)


def test_one_person_holds_several_roles(session):
    both = person(Role.LECTURER, Role.SUPERVISOR)

    account_id = people.add(session, coordinator(session), both, now=NOON)

    account = queries.get(session, account_id)
    assert {grant.role for grant in account.roles} == both.roles
    assert account.password_hash is None


def test_the_same_address_is_not_given_twice(session):
    actor = coordinator(session)
    people.add(session, actor, person(Role.STUDENT), now=NOON)

    with pytest.raises(Invalid) as refusal:
        people.add(session, actor, person(Role.STUDENT, email="BARU@unsera.example "), now=NOON)

    assert list(refusal.value.problems) == ["email"]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OMBUDSMAN, Role.COORDINATOR])
def test_a_coordinator_cannot_make_somebody_more_powerful(session, role):
    with pytest.raises(NotAllowed):
        people.add(session, coordinator(session), person(Role.STUDENT, role), now=NOON)


@pytest.mark.parametrize("role", [Role.STUDENT, Role.SUPERVISOR, Role.LECTURER, Role.OMBUDSMAN])
def test_others_make_nobody(session, role):
    with pytest.raises(NotAllowed):
        people.add(session, make.account(session, role), person(Role.STUDENT), now=NOON)


def test_an_invitation_ends_after_a_while(session):
    student = make.student(session)
    token = people.invite(session, coordinator(session), student.id, now=NOON)

    with pytest.raises(NotFound):
        queries.invitation(session, token, NOON + INVITATION_LIFE)


def test_a_new_invitation_ends_the_one_before(session):
    student, actor = make.student(session), coordinator(session)
    first = people.invite(session, actor, student.id, now=NOON)

    second = people.invite(session, actor, student.id, now=NOON + timedelta(minutes=1))

    later = NOON + timedelta(minutes=2)
    with pytest.raises(NotFound):
        queries.invitation(session, first, later)
    assert queries.invitation(session, second, later).account_id == student.id


def test_a_token_is_not_stored(session):
    token = people.invite(session, admin(session), make.student(session).id, now=NOON)

    assert session.scalars(select(Invitation)).one().token_hash != token


def test_a_coordinator_cannot_take_over_an_account_in_use(session):
    account = with_password(session, Role.LECTURER)

    with pytest.raises(NotAllowed):
        people.invite(session, coordinator(session), account.id, now=NOON)


def test_a_coordinator_does_not_even_see_an_administrator(session):
    with pytest.raises(NotFound):
        people.invite(session, coordinator(session), admin(session).id, now=NOON)


def test_shutting_out_ends_sessions_and_invitations(session):
    actor, student = admin(session), make.student(session)
    token = people.invite(session, actor, student.id, now=NOON)

    people.disable(session, actor, student.id, now=NOON)

    with pytest.raises(NotFound):
        queries.invitation(session, token, NOON)
    with pytest.raises(NotAllowed):
        people.invite(session, actor, student.id, now=NOON)


def test_somebody_shut_out_can_be_let_in_again(session):
    actor, account = admin(session), with_password(session)
    people.disable(session, actor, account.id, now=NOON)

    people.enable(session, actor, account.id, now=NOON)

    session.flush()  # the query reads columns
    assert signing.credential(session, account.email).account_id == account.id


def test_nobody_shuts_themselves_out(session):
    actor = admin(session)

    with pytest.raises(Conflict):
        people.disable(session, actor, actor.id, now=NOON)


def test_a_coordinator_shuts_nobody_out(session):
    with pytest.raises(NotAllowed):
        people.disable(session, coordinator(session), make.student(session).id, now=NOON)


def test_the_list_goes_on_where_it_stopped(session):
    actor = admin(session)
    for _ in range(4):
        make.student(session)
    everybody = queries.listed(session, actor, limit=100)

    first = queries.listed(session, actor, limit=2)
    rest = queries.listed(session, actor, after=first[-1].id, limit=100)

    assert [*first, *rest] == list(everybody)


def test_a_search_takes_every_character_literally(session):
    student = session.get_one(Account, make.student(session).id)

    found = queries.listed(session, admin(session), text=student.email[:8].upper(), limit=9)

    assert student in found
    assert queries.listed(session, admin(session), text="%", limit=9) == []
