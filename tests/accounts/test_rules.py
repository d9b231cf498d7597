"""What the rules of the room promise: passwords, people, sessions, waiting."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.make import NOON
from unsera_watch.accounts.rules import (
    MAX_NAME,
    PER_ACCOUNT,
    Person,
    check_password,
    check_person,
    device_name,
    is_live,
    network_of,
    new_token,
    normal_email,
    normal_password,
    standing,
    still_to_wait,
    token_hash,
)
from unsera_watch.kernel.permissions import Role

EMAIL = "contoh@unsera.example"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


def person(**changes):
    facts = {"email": EMAIL, "name": "Orang Contoh", "roles": frozenset({Role.STUDENT})}
    return Person(**(facts | changes))


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "x" * 201,
        "Mahasiswa123",
        "aaaaaaaaaaaa",
        "1234567890",
        EMAIL.upper(),
        "ombudsman123",
    ],
)
def test_a_password_that_is_short_long_or_guessable_is_refused(password):
    assert "password" in check_password(password, EMAIL)


def test_a_sentence_is_a_good_password():
    assert check_password("kucing hijau di atap", EMAIL) == {}


def test_two_keyboards_write_the_same_password():
    assert normal_password("cafe\u0301 pagi ini") == normal_password("caf\u00e9 pagi ini")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * (MAX_NAME + 1)}, "name"),
        ({"name": "Orang\0Contoh"}, "name"),
        ({"email": "contoh"}, "email"),
        ({"email": "contoh@unsera"}, "email"),
        ({"email": "c\u043entoh@unsera.example"}, "email"),
        ({"email": "a b@unsera.example"}, "email"),
        ({"roles": frozenset()}, "roles"),
        ({"number_kind": "KTP"}, "number_kind"),
        ({"number": "9" * 41}, "number"),
        ({"title_after": "x" * 41}, "title_after"),
    ],
)
def test_each_broken_fact_about_a_person_names_its_field(changes, field):
    assert list(check_person(person(**changes))) == [field]


def test_all_problems_of_a_person_are_told_at_once():
    assert set(check_person(person(name="", email="", roles=frozenset()))) == {
        "name",
        "email",
        "roles",
    }


def test_an_address_is_compared_without_case_and_edges():
    assert normal_email("  Contoh@Unsera.Example ") == EMAIL


def test_a_token_cannot_be_read_from_what_is_stored():
    token = new_token()

    assert len(token) >= 43
    assert token not in token_hash(token)
    assert token_hash(token) == token_hash(token)


@pytest.mark.parametrize(
    ("changes", "live"),
    [
        ({}, True),
        ({"seen_at": NOON - timedelta(minutes=30)}, False),
        ({"expires_at": NOON}, False),
        ({"revoked_at": NOON - timedelta(seconds=1)}, False),
        ({"revoked_at": NOON + timedelta(days=400)}, False),
    ],
)
def test_a_session_ends_when_revoked_idle_or_old(changes, live):
    facts = {
        "now": NOON,
        "seen_at": NOON - timedelta(minutes=1),
        "expires_at": NOON + timedelta(hours=1),
        "revoked_at": None,
        "idle": timedelta(minutes=30),
    }

    assert is_live(**(facts | changes)) is live


@pytest.mark.parametrize(
    ("tries", "seconds"), [(4, 0), (5, 30), (6, 60), (7, 120), (20, 1800), (10_000, 1800)]
)
def test_waiting_doubles_and_never_lasts_for_ever(tries, seconds):
    assert PER_ACCOUNT.wait(tries) == timedelta(seconds=seconds)


def test_an_hour_forgives_one_try():
    later = NOON + timedelta(hours=2, minutes=59)

    assert standing(PER_ACCOUNT, 6, NOON, later) == 4
    assert still_to_wait(PER_ACCOUNT, 6, NOON, later) == timedelta()


@given(some.integers(0, 500), some.integers(-900_000, 900_000))
def test_nobody_ever_waits_longer_than_the_longest_wait(tries, seconds):
    wait = still_to_wait(PER_ACCOUNT, tries, NOON, NOON + timedelta(seconds=seconds))

    assert timedelta() <= wait <= PER_ACCOUNT.longest_wait


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_a_network_counts_as_one_address(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (CHROME, "Chrome, Android"),
        ("curl/8", ""),
        ("Mozilla/5.0 (X11; Linux) Firefox/130", "Firefox, Linux"),
    ],
)
def test_a_device_gets_the_name_people_use(user_agent, name):
    assert device_name(user_agent) == name
