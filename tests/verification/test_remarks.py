"""The student answers a remark, once."""

import pytest

from tests import make
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.observations.rules import Action
from unsera_watch.verification import queries
from unsera_watch.verification.service import answer_remark


@pytest.fixture
def remark(database, sent, judge):
    judge(sent, Action.RETURN, remarks={"K2.1": "Foto buram."})
    with database.reading() as session:
        return queries.remarks(session, sent)[0]


def reply(database, actor, remark_id, text="Sudah difoto ulang."):
    with database.work() as session:
        return answer_remark(session, actor, remark_id, text, now=make.NOON)


def test_the_observer_answers(database, world, remark):
    answered = reply(database, world.observer, remark.id, "  Sudah difoto ulang. ")

    assert answered.answer == "Sudah difoto ulang."
    assert (answered.answered_by, answered.answered_at) == (world.observer.id, make.NOON)


def test_an_answer_is_given_after_sending_again_too(database, world, sent, remark, resend):
    resend(sent)

    assert reply(database, world.observer, remark.id).answer


def test_an_answer_is_given_once(database, world, remark):
    reply(database, world.observer, remark.id)

    with pytest.raises(Conflict, match="remark-already-answered"):
        reply(database, world.observer, remark.id, "Lain.")


@pytest.mark.parametrize("text", ["", "   ", "a" * 2001, "nul \x00"])
def test_an_answer_says_something_that_can_be_kept(database, world, remark, text):
    with pytest.raises(Invalid):
        reply(database, world.observer, remark.id, text)


def test_a_partner_does_not_answer_for_the_observer(database, world, remark):
    with pytest.raises(NotAllowed, match="not-the-observer"):
        reply(database, world.partner, remark.id)


def test_somebody_elses_remark_is_not_found(database, remark):
    with database.work() as session:
        other = make.student(session)

    with pytest.raises(NotFound):
        reply(database, other, remark.id)
