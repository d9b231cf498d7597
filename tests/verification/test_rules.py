"""What a decision must say, who may say it, how far is far."""

from uuid import uuid4

import pytest

from unsera_watch.kernel.errors import NotAllowed
from unsera_watch.kernel.geo import Point
from unsera_watch.observations.rules import Action
from unsera_watch.verification.rules import (
    MAX_TEXT,
    WHOLE,
    changed,
    check_decision,
    ensure_independent,
    is_far,
    said,
)

KNOWN = ("K1.1", "K2.1")
OFFICE = Point(-6.1233, 106.1668, 8)


@pytest.mark.parametrize(
    ("action", "reason", "remarks", "field"),
    [
        (Action.REJECT, "  ", {}, "reason"),
        (Action.RETURN, "", {}, WHOLE),
        (Action.RETURN, "", {"K9.9": "Foto buram."}, "K9.9"),
        (Action.VERIFY, "", {"K1.1": "a" * (MAX_TEXT + 1)}, "K1.1"),
        (Action.REJECT, "nul \x00", {}, "reason"),
        (Action.WITHDRAW, "", {}, "action"),
    ],
)
def test_each_broken_rule_names_its_field(action, reason, remarks, field):
    assert set(check_decision(action, reason, remarks, KNOWN)) == {field}


@pytest.mark.parametrize(
    ("action", "reason", "remarks"),
    [
        (Action.VERIFY, "", {}),
        (Action.RETURN, "", {WHOLE: "Ulangi."}),
        (Action.RETURN, "", {"K2.1": "Foto buram."}),
        (Action.REJECT, "Bukan kantor ini.", {}),
    ],
)
def test_a_sound_decision_has_no_problem(action, reason, remarks):
    assert check_decision(action, reason, remarks, KNOWN) == {}


def test_nobody_decides_on_a_visit_they_were_named_at():
    me = uuid4()

    with pytest.raises(NotAllowed, match="own-visit"):
        ensure_independent(decider_id=me, there={me, uuid4()})


def test_only_remarks_that_say_something_count():
    assert said({"K1.1": "  ", WHOLE: " Baik. "}) == {WHOLE: "Baik."}


def test_what_changed_is_an_answer_or_a_note():
    answers = ({"K1.1": "ada", "K2.1": "ada"}, {"K1.1": "tidak_ada", "K2.1": "ada"})
    notes = ({}, {"K2.1": "Papan baru."})

    assert changed(KNOWN, answers, notes) == ["K1.1", "K2.1"]
    assert changed(KNOWN, answers) == ["K1.1"]


@pytest.mark.parametrize(
    ("lat", "accuracy", "far"),
    [(-6.1233, 5, False), (-6.1243, 5, False), (-6.1263, 5, True), (-6.1263, 200, False)],
)
def test_far_is_what_the_accuracy_does_not_explain(lat, accuracy, far):
    assert is_far(OFFICE, Point(lat, 106.1668, accuracy)) is far
