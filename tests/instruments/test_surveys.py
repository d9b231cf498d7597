"""Satisfaction with exactly 1/9, perception without "tidak tahu", and samples."""

from decimal import Decimal

import pytest

from unsera_watch.instruments.rules import Element, perception, sample_size, satisfaction

TABLE = {
    10: 10,
    15: 14,
    20: 19,
    25: 24,
    30: 28,
    40: 36,
    50: 44,
    60: 52,
    70: 59,
    80: 66,
    90: 73,
    100: 80,
    120: 92,
    150: 108,
    180: 123,
    200: 132,
    220: 140,
    250: 152,
    280: 162,
    300: 169,
    350: 183,
    400: 196,
    500: 217,
    600: 234,
    700: 248,
    800: 260,
    900: 269,
    1_000: 278,
    1_500: 306,
    2_000: 322,
    3_000: 341,
    5_000: 357,
    10_000: 370,
    50_000: 381,
    100_000: 383,
}


def sheet(answer, **others):
    return {each.value: answer for each in Element} | others


def pointed(n, points):
    """Return *n* questionnaires that hold *points* together: fours, then as many threes."""
    short = 4 * 9 * n - points
    answers = [3] * short + [4] * (9 * n - short)
    return [dict(zip(Element, answers[9 * k : 9 * k + 9], strict=True)) for k in range(n)]


def test_the_weight_is_a_ninth_and_not_eleven_hundredths():
    found = satisfaction(pointed(29, 955))

    assert (found.n, found.total) == (29, Decimal("91.48"))


@pytest.mark.parametrize(("answer", "total"), [(1, "25.00"), (2, "50.00"), (4, "100.00")])
def test_equal_answers_give_the_ends_of_the_scale(answer, total):
    found = satisfaction([sheet(answer)] * 3)

    assert found.total == Decimal(total)
    assert set(found.means.values()) == {Decimal(answer)}


def test_a_questionnaire_with_a_gap_is_counted_apart():
    found = satisfaction([sheet(4), sheet(1, biaya=None)])

    assert (found.total, found.n, found.incomplete) == (Decimal("100.00"), 1, 1)


def test_without_a_whole_questionnaire_there_is_no_number():
    found = satisfaction([sheet(4, biaya=None)])

    assert (found.total, found.incomplete) == (None, 1)


@pytest.mark.parametrize("wrong", [0, 5, True, "4", 2.5])
def test_an_answer_off_the_scale_is_refused(wrong):
    with pytest.raises(ValueError, match="is not 1 to 4"):
        satisfaction([sheet(4, biaya=wrong)])


def test_an_element_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="U9"):
        satisfaction([{"U9": 4}])


def test_not_knowing_belongs_to_no_score_and_is_counted():
    users = [{"M01": "tidak", "M06": "tidak_tahu"}] * 9 + [{"M01": "ya", "M06": "tidak"}]

    found = perception(users)

    assert (found.total, found.n, found.unknown) == (Decimal("95.00"), 10, 9)


def test_whoever_knows_nothing_is_silent():
    users = [{"M01": "tidak"}] * 10 + [{"M01": "tidak_tahu"}, {"M01": None}]

    found = perception(users)

    assert (found.total, found.n, found.silent) == (Decimal("100.00"), 10, 2)


def test_too_few_users_give_no_number():
    assert perception([{"M01": "tidak"}] * 9).total is None
    assert perception([{"M01": "tidak"}] * 9, fewest=9).total == Decimal("100.00")
    assert perception([], fewest=0).total is None


def test_an_answer_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="mungkin"):
        perception([{"M01": "mungkin"}])


@pytest.mark.parametrize(("population", "whole"), TABLE.items())
def test_samples_are_those_of_the_table(population, whole):
    assert sample_size(population).whole == whole


def test_the_formula_is_shown_beside_the_whole_number():
    assert sample_size(100_000).exact == Decimal("382.63")


@pytest.mark.parametrize("population", [0, -1])
def test_nobody_cannot_be_sampled(population):
    with pytest.raises(ValueError, match="cannot be sampled"):
        sample_size(population)
