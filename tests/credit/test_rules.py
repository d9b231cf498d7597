"""What counts, what is refused, how much is possible."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.credit.conftest import MORNING, work
from unsera_watch.credit.rules import (
    EntryAction,
    EntryKind,
    EntryStatus,
    Line,
    Span,
    advance,
    check_approval,
    check_note,
    check_work,
    overlaps,
    sks_at_most,
    totals,
)
from unsera_watch.credit.rules.labels import standing
from unsera_watch.kernel.errors import Conflict

NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
LETTER = (date(2026, 11, 1), date(2026, 11, 30))
LINE = Line(
    key=uuid4(),
    account_id=uuid4(),
    team_id=uuid4(),
    kind=EntryKind.WRITING,
    worked_on=MORNING.date(),
    span=Span(MORNING, 90),
    title="",
    about="Menulis.",
    status=EntryStatus.SUBMITTED,
)


def line(start=MORNING, minutes=90, **changes):
    return replace(LINE, key=uuid4(), span=Span(start, minutes), **changes)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"description": "  "}, "description"),
        ({"description": "a" * 2001}, "description"),
        ({"span": Span(MORNING, 0)}, "minutes"),
        ({"span": Span(MORNING, 24 * 60 + 1)}, "minutes"),
        ({"span": Span(MORNING, 721)}, "minutes"),
        ({"span": Span(NOW, 60)}, "started_at"),
        ({"worked_on": date(2026, 12, 1)}, "worked_on"),
    ],
)
def test_each_broken_rule_names_its_field(changes, field):
    problems = check_work(work(**changes), others=[], day_minutes=0, within=LETTER, now=NOW)

    assert field in problems


@pytest.mark.parametrize(("minutes", "fits"), [(630, True), (631, False)])
def test_a_day_holds_twelve_hours(minutes, fits):
    problems = check_work(work(), others=[], day_minutes=minutes, within=LETTER, now=NOW)

    assert (problems == {}) is fits


@pytest.mark.parametrize(("shift", "clash"), [(-90, False), (-89, True), (89, True), (90, False)])
def test_nobody_is_at_two_things_at_once(shift, clash):
    other = Span(MORNING + timedelta(minutes=shift), 90)

    problems = check_work(work(), others=[other], day_minutes=0, within=LETTER, now=NOW)

    assert ("started_at" in problems) is clash


@given(some.integers(0, 600), some.integers(1, 600), some.integers(0, 600), some.integers(1, 600))
def test_overlapping_looks_the_same_from_both_sides(start, minutes, other_start, other_minutes):
    one = Span(NOW + timedelta(minutes=start), minutes)
    other = Span(NOW + timedelta(minutes=other_start), other_minutes)

    assert overlaps(one, other) == overlaps(other, one)
    assert overlaps(one, one)


@pytest.mark.parametrize(("minutes", "sks"), [(0, 0), (2699, 0), (2700, 1), (5399, 1), (5400, 2)])
def test_sks_are_rounded_down(minutes, sks):
    assert sks_at_most(minutes, 2700) == sks


def test_only_approved_lines_that_stand_count():
    lines = [
        line(minutes=60, status=EntryStatus.APPROVED),
        line(minutes=30, status=EntryStatus.APPROVED, kind=EntryKind.VISIT),
        line(minutes=7, status=EntryStatus.APPROVED, is_standing=False, kind=EntryKind.VISIT),
        line(minutes=20),
        line(minutes=5, status=EntryStatus.RETURNED),
    ]

    sums = totals(lines)

    assert (sums.approved, sums.waiting, sums.visits) == (90, 20, 1)


def test_a_line_that_fell_says_so_whatever_its_status():
    fallen = line(status=EntryStatus.APPROVED, is_standing=False)

    assert standing(fallen)["word"] == "No longer verified: does not count"
    assert standing(line())["word"] == "Waits for the lecturer"


def test_approving_asks_again_for_overlap_and_for_the_length_of_the_day():
    long = line(MORNING + timedelta(hours=2), 631)

    assert check_approval(line(), [line(MORNING + timedelta(minutes=89))]) is not None
    assert check_approval(line(), [long]) is not None
    assert check_approval(line(), [replace(long, worked_on=date(2026, 11, 22))]) is None


@pytest.mark.parametrize("note", ["", "  ", "a" * 2001, "nul \x00"])
def test_a_note_says_something_that_can_be_kept(note):
    assert check_note(note) is not None


@given(some.sampled_from(EntryAction))
def test_an_approval_cannot_be_moved(action):
    with pytest.raises(Conflict):
        advance(EntryStatus.APPROVED, action)
