"""What several instruments of one visit say together, on paper: numbers and no letter."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests import make
from tests.observations.interviews.asking import RESPONDENT, USERS
from tests.reports.issued import verified
from unsera_watch.instruments import queries as instruments
from unsera_watch.observations import queries
from unsera_watch.observations.rules import Action
from unsera_watch.observations.service.submit import submit
from unsera_watch.reports.pdf import render
from unsera_watch.reports.service.compose import build_document, gather, rests_on
from unsera_watch.verification.service import decide


@pytest.fixture
def world(session):
    return make.world(session, also=(USERS,))


def interviewed(session, world, observation_id):
    """Send and verify interviews of the same visit."""
    visit = queries.get(session, observation_id).visit
    sent = make.submission(
        session,
        world,
        instance_id=uuid4(),
        visit_id=visit.id,
        version_id=instruments.newest(session, USERS).id,
        answers={"RESP": [RESPONDENT] * 10},
    )
    submit(session, world.observer, sent, now=make.NOON)
    decide(
        *(session, world.supervisor, sent.instance_id, Action.VERIFY),
        revision=1,
        remarks={},
        now=make.NOON,
    )
    return sent.instance_id


def paper(session, store, observation_id):
    material = gather(session, queries.get(session, observation_id))
    return material, build_document(material, make.press(store), now=make.NOON)


def test_one_instrument_alone_makes_no_composite(session, world, store):
    _, document = paper(session, store, verified(session, world))

    assert document.composites == ()


def test_two_instruments_of_a_visit_are_put_together(session, world, store):
    first = verified(session, world)
    second = interviewed(session, world, first)

    material, document = paper(session, store, first)

    (composite,) = document.composites
    assert composite.taken_from == ("OBS-SP", USERS)
    assert [line.score is None for line in composite.lines] == [True, False, False, True]
    assert composite.total is None
    assert f"observation:{second}" in rests_on(material)


def test_the_paper_says_what_is_missing_and_that_weights_are_proposals(session, world, store):
    first = verified(session, world)
    interviewed(session, world, first)

    _, document = paper(session, store, first)

    note = document.composites[0].note
    assert "usulan" in note
    assert "Tidak lengkap: dimensi Input; Pengaduan belum dinilai" in note
    assert render(document, {}, make.FONTS).startswith(b"%PDF-")


def test_interviews_that_came_later_belong_to_the_visit_they_name(session, world):
    first = verified(session, world)
    visit = queries.get(session, first).visit

    second = interviewed(session, world, first)

    assert queries.get(session, second).visit_id == visit.id
    assert visit.minutes == timedelta(hours=1).seconds // 60


def test_a_question_that_depends_on_another_stands_under_the_same_heading(session, world, store):
    second = interviewed(session, world, verified(session, world))

    _, document = paper(session, store, second)

    groups = {each.code: each.variable for each in document.indicators}
    assert groups["M06A"] == groups["M06"] == "Pengalaman pengguna"
    assert groups["R1"] == "Responden"
