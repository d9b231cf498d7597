"""Scores: what counts, what leaves the denominator, and rounding at the end."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given as over
from hypothesis import strategies as some

from tests.instruments.shipped import FORM
from unsera_watch.instruments.rules import Kind, Outcome, score
from unsera_watch.instruments.rules.scoring import half_up

UNOBSERVABLE = "tidak_dapat_diamati"


def facilities(parts):
    """Draw seen, absent or not applicable for each facility."""
    states = some.lists(some.sampled_from("ynx"), min_size=len(parts), max_size=len(parts))
    return states.map(
        lambda drawn: {
            "ticked": [p.value for p, state in zip(parts, drawn, strict=True) if state == "y"],
            "not_applicable": [
                p.value for p, state in zip(parts, drawn, strict=True) if state == "x"
            ],
        }
    )


def any_answer(item):
    if item.kind is Kind.MANY:
        return some.just(UNOBSERVABLE) | facilities(item.parts)
    return some.sampled_from([option.value for option in item.options])


ANSWERS = some.fixed_dictionaries({item.code: any_answer(item) for item in FORM.items})
NEVER_ABSENT = [item.code for item in FORM.items if item.option("tidak_ada") is not None]


def indicator(answers, code):
    return next(one for one in score(FORM, answers).indicators if one.code == code)


def test_everything_there_is_a_hundred(answers):
    assert score(FORM, answers).total == Decimal("100.00")


def test_nothing_there_is_zero(answers):
    nothing = dict.fromkeys(answers, "tidak_ada") | {"K5.1": {"ticked": []}}

    assert score(FORM, nothing).total == Decimal("0.00")


def test_a_hand_worked_example(answers):
    """(100 - 8 - 3 - 2 - 5*2/5) / (100 - 3 - 2): two facilities of five are missing."""
    answers |= {
        "K1.5": "tidak_ada",
        "K4.2": UNOBSERVABLE,
        "K10.1": "tidak_berlaku",
        "K5.1": {"ticked": ["ram", "rambatan", "kursi_roda"], "not_applicable": ["ruang_menyusui"]},
    }

    assert score(FORM, answers).total == half_up(Fraction(100 * (95 - 8 - 2), 95))
    assert score(FORM, answers).total == Decimal("89.47")


@pytest.mark.parametrize(
    ("answer", "share", "outcome"),
    [
        ({"ticked": ["ram"], "not_applicable": []}, Fraction(1, 6), Outcome.COUNTED),
        ({"ticked": ["ram"], "not_applicable": ["kursi_roda"]}, Fraction(1, 5), Outcome.COUNTED),
        ({"ticked": [], "not_applicable": []}, Fraction(0), Outcome.COUNTED),
        ({"ticked": []}, Fraction(0), Outcome.COUNTED),
        (UNOBSERVABLE, None, Outcome.UNOBSERVABLE),
        ({"value": "", "ticked": []}, None, Outcome.UNANSWERED),
        ({"bad": 1}, None, Outcome.UNANSWERED),
    ],
)
def test_facilities_count_by_the_ticked_share(answers, answer, share, outcome):
    found = indicator(answers | {"K5.1": answer}, "K5.1")

    assert (found.share, found.outcome) == (share, outcome)


def test_facilities_that_all_do_not_apply_leave_the_denominator(answers):
    every = [part.value for part in FORM.item("K5.1").parts]

    found = indicator(answers | {"K5.1": {"ticked": [], "not_applicable": every}}, "K5.1")

    assert (found.share, found.outcome) == (None, Outcome.NOT_APPLICABLE)


@pytest.mark.parametrize("statements", [[], ["a"], ["a", "b"], ["b", "c"]])
def test_a_charter_without_all_three_statements_counts_as_absent(answers, statements):
    found = indicator(answers | {"K2.1": {"value": "ada", "statements": statements}}, "K2.1")

    assert found.share == 0
    assert found.remark is not None
    assert found.remark.values == {"seen": len(statements), "all": 3}


def test_a_whole_charter_counts(answers):
    found = indicator(answers, "K2.1")

    assert (found.share, found.remark, found.points) == (1, None, Decimal("10.00"))


def test_an_empty_denominator_gives_no_score(answers):
    nothing = dict.fromkeys(answers, "tidak_berlaku") | {"K5.1": UNOBSERVABLE}

    found = score(FORM, nothing)

    assert found.total is None
    assert {variable.score for variable in found.variables} == {None}
    assert found.missing == ()


def test_a_missing_answer_is_said_and_never_rescaled(answers):
    del answers["K1.3"]

    found = score(FORM, answers)

    assert (found.total, found.missing) == (None, ("K1.3",))
    assert found.variables[0].score is None
    assert found.variables[1].score == Decimal("100.00")


def test_a_variable_tells_its_points_and_what_applies(answers):
    first = score(FORM, answers | {"K1.1": "tidak_ada", "K1.2": "tidak_berlaku"}).variables[0]

    assert (first.code, first.name.id) == ("K1", "Standar pelayanan")
    assert (first.points, first.applicable) == (Decimal("24.00"), Decimal(32))
    assert first.score == Decimal("75.00")


@over(ANSWERS)
def test_a_score_lies_between_zero_and_a_hundred(answers):
    found = score(FORM, answers)

    totals = [found.total, *(variable.score for variable in found.variables)]
    assert all(total is None or 0 <= total <= 100 for total in totals)


@over(ANSWERS, some.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers, dice: random.Random):
    codes = list(answers)
    dice.shuffle(codes)

    assert score(FORM, {code: answers[code] for code in codes}) == score(FORM, answers)


@over(ANSWERS, some.sampled_from(NEVER_ABSENT))
def test_leaving_out_what_is_absent_never_lowers_a_score(answers, code):
    absent = score(FORM, answers | {code: "tidak_ada"}).total
    left_out = score(FORM, answers | {code: "tidak_berlaku"}).total

    assert absent is not None
    assert left_out is None or left_out >= absent


@over(ANSWERS, some.sampled_from(NEVER_ABSENT))
def test_finding_something_never_lowers_a_score(answers, code):
    there = {"value": "ada", "statements": ["a", "b", "c"]} if code == "K2.1" else "ada"

    found = score(FORM, answers | {code: there}).total

    assert found >= score(FORM, answers | {code: "tidak_ada"}).total


@over(ANSWERS)
def test_the_total_is_rounded_from_the_exact_parts(answers):
    found = score(FORM, answers)
    counted = [one for one in found.indicators if one.share is not None]
    weights = sum(Fraction(one.weight) for one in counted)

    points = sum(one.share * Fraction(one.weight) for one in counted)

    assert found.total == (half_up(100 * points / weights) if weights else None)
