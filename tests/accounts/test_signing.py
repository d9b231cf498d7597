"""Signing in: one answer for every kind of wrong, tries counted, sessions that end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.accounts.people import ADDRESS, LIFE, PASSWORD, knock, signed_in, with_password
from unsera_watch.accounts.models import Account, AuthSession, Throttle
from unsera_watch.accounts.rules import PER_ACCOUNT, PER_ADDRESS
from unsera_watch.accounts.service import credentials, sessions, signing
from unsera_watch.audit.models import AuditEntry
from unsera_watch.kernel.errors import Invalid, NotFound, TooMany
from unsera_watch.kernel.permissions import Role

NOON = make.NOON


def test_the_right_password_opens_a_session(session):
    account = with_password(session)

    token = signed_in(session, account)

    known = signing.resume(session, token, NOON, life=LIFE)
    assert known.actor.id == account.id
    assert known.actor.roles == {Role.STUDENT}


def test_nothing_that_is_stored_of_a_session_opens_the_door(session):
    token = signed_in(session, with_password(session))
    row = session.scalars(select(AuthSession)).one()

    assert token not in {row.token_hash, row.device}
    assert signing.resume(session, row.token_hash, NOON, life=LIFE) is None
    assert signing.resume(session, str(row.id), NOON, life=LIFE) is None


def test_every_kind_of_wrong_gets_the_same_answer(session):
    known, disabled = with_password(session), with_password(session)
    disabled.disabled_at = NOON
    waiting = session.get_one(Account, make.student(session).id)
    session.flush()  # the queries below read columns
    answers = set()
    for email in (known.email, disabled.email, waiting.email, "nobody@unsera.example"):
        with pytest.raises(Invalid) as refusal:
            signing.check(signing.credential(session, email), "not the password")
        answers.add(str(refusal.value))

    assert len(answers) == 1


def test_an_account_without_a_password_cannot_be_entered(session):
    email = session.get_one(Account, make.student(session).id).email

    for guess in ("", credentials.DUMMY):
        with pytest.raises(Invalid):
            signing.check(signing.credential(session, email), guess)


def test_the_sixth_try_waits_even_with_the_right_password(database):
    for _ in range(5):
        with database.work() as session:
            knock(session, "contoh@unsera.example")

    with pytest.raises(TooMany), database.work() as session:
        knock(session, " CONTOH@unsera.example")


def test_tries_sent_at_once_are_all_counted(database):
    def try_once(_):
        try:
            with database.work() as session:
                knock(session, "contoh@unsera.example")
        except TooMany:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        let_through = sum(pool.map(try_once, range(16)))

    assert let_through == PER_ACCOUNT.free


def test_a_refused_try_does_not_make_waiting_longer(database):
    for _ in range(30):
        try:
            with database.work() as session:
                knock(session, "contoh@unsera.example")
        except TooMany:
            continue

    with database.work() as session:
        knock(session, "contoh@unsera.example", at=NOON + timedelta(seconds=30))


def test_one_address_cannot_try_all_accounts(database):
    for n in range(PER_ADDRESS.free):
        with database.work() as session:
            knock(session, f"contoh{n}@unsera.example")

    with pytest.raises(TooMany), database.work() as session:
        knock(session, "another@unsera.example")
    with database.work() as session:
        knock(session, "another@unsera.example", address="198.51.100.9")


def test_signing_in_forgets_the_account_but_not_the_address(session):
    account = with_password(session)
    for _ in range(3):
        knock(session, account.email)
    knock(session, "nobody@unsera.example")

    signed_in(session, account)

    counted = sorted(session.scalars(select(Throttle.failures)))
    assert counted == [0, 1, 4]


def test_trying_on_after_waiting_stands_in_the_trail(database):
    with database.work() as session:
        email = with_password(session).email
    for n in range(PER_ACCOUNT.free + 1):
        with database.work() as session:
            knock(session, email, at=NOON + timedelta(minutes=31 * n))

    with database.reading() as session:
        tags = list(session.scalars(select(AuditEntry.tag)))
    assert tags.count("account:locked") == 1


def test_a_password_changed_meanwhile_opens_nothing(session):
    account = with_password(session)
    proof = signing.check(signing.credential(session, account.email), PASSWORD)
    account.password_hash = credentials.choose("another good one", account.email).password_hash

    with pytest.raises(Invalid):
        signing.sign_in(session, proof, ADDRESS, "", life=LIFE, now=NOON)


def test_an_old_hash_is_renewed_by_signing_in(session):
    account = with_password(session)
    weak = credentials.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    account.password_hash = weak.hash(PASSWORD)
    session.flush()  # the query reads columns

    signed_in(session, account)

    assert not credentials.HASHER.check_needs_rehash(account.password_hash)


@pytest.mark.parametrize("later", [LIFE.idle, LIFE.absolute])
def test_a_session_ends_by_itself(session, later):
    token = signed_in(session, with_password(session))

    assert signing.resume(session, token, NOON + later, life=LIFE) is None


def test_use_keeps_a_session_alive_until_its_absolute_end(session):
    token = signed_in(session, with_password(session))
    known = signing.resume(session, token, NOON, life=LIFE)
    soon = NOON + LIFE.idle - timedelta(minutes=1)

    sessions.touch(session, known.session_id, now=soon)

    assert signing.resume(session, token, soon + timedelta(minutes=5), life=LIFE) is not None
    assert signing.resume(session, token, NOON + LIFE.absolute, life=LIFE) is None


def test_a_shut_out_person_is_out_with_the_next_click(session):
    account = with_password(session)
    token = signed_in(session, account)

    account.disabled_at = NOON

    assert signing.resume(session, token, NOON, life=LIFE) is None


def test_only_ones_own_session_can_be_ended(session):
    mine, stranger = with_password(session), make.student(session)
    known = signing.resume(session, signed_in(session, mine), NOON, life=LIFE)

    with pytest.raises(NotFound):
        sessions.revoke(session, stranger, known.session_id, now=NOON)
    sessions.revoke(session, known.actor, known.session_id, now=NOON)

    assert session.get_one(AuthSession, known.session_id).revoked_at == NOON


def test_signing_out_ends_the_session_for_a_copied_cookie_too(session):
    token = signed_in(session, with_password(session))
    known = signing.resume(session, token, NOON, life=LIFE)

    sessions.sign_out(session, known.actor, known.session_id, now=NOON)

    assert signing.resume(session, token, NOON, life=LIFE) is None
