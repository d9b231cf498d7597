"""What happens without anybody asking, and that the trail still fits afterwards."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.accounts.people import knock, signed_in, with_password
from unsera_watch import app as application
from unsera_watch.accounts import queries
from unsera_watch.accounts.models import AuthSession, Invitation, Throttle
from unsera_watch.accounts.rules import KEEP_ENDED
from unsera_watch.accounts.service import housekeeping, people
from unsera_watch.audit.service.verify import verify
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Conflict

NOON = make.NOON
LATER = NOON + timedelta(days=60)


def count(session, model):
    return session.scalar(select(func.count()).select_from(model))


def test_what_ended_long_ago_is_swept(database):
    with database.work() as session:
        signed_in(session, with_password(session))
        people.invite(session, SYSTEM, make.student(session).id, now=NOON)
    with database.work() as session:
        housekeeping.sweep(session, now=LATER)

    with database.reading() as session:
        assert [count(session, each) for each in (AuthSession, Invitation, Throttle)] == [0, 0, 0]


def test_what_ended_just_now_stays(session):
    token_end = NOON + timedelta(hours=12)
    signed_in(session, with_password(session))

    swept = housekeeping.sweep(session, now=token_end + KEEP_ENDED)

    assert swept == 0
    assert count(session, AuthSession) == 1


def test_the_trail_fits_after_a_whole_life(database, settings):
    with database.work() as session:
        housekeeping.make_installation(session, is_demo=False, now=NOON)
        account = with_password(session)
        knock(session, account.email)
        signed_in(session, account)
        people.invite(session, SYSTEM, account.id, now=NOON)
        people.disable(session, SYSTEM, account.id, now=NOON)
    with database.work() as session:
        housekeeping.sweep(session, now=LATER)

    with database.reading() as session:
        assert verify(session, application.make_sealer(settings)) == []


def test_an_installation_says_once_what_it_is(session):
    housekeeping.make_installation(session, is_demo=True, now=NOON)
    housekeeping.make_installation(session, is_demo=True, now=LATER)

    assert queries.is_demo(session)
    with pytest.raises(Conflict):
        housekeeping.make_installation(session, is_demo=False, now=LATER)


def test_the_demo_world_never_joins_real_people(session):
    make.student(session)

    with pytest.raises(Conflict):
        housekeeping.make_installation(session, is_demo=True, now=NOON)
