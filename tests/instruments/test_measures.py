"""Scores of rows, surveys and dimensions; what is missing is said and never scaled up."""

from decimal import Decimal
from fractions import Fraction

from tests.instruments.forms import WORDS, form, item, rows, says, scale, section, weighed
from unsera_watch.instruments.rules import Outcome, score

ELEMENTS = (
    *("persyaratan", "prosedur", "waktu", "biaya", "produk"),
    *("kompetensi", "perilaku", "pengaduan", "sarana"),
)


def alone(measure, *items, **more):
    dimensions = [{"code": "D", "title": WORDS, "measure": measure, **more}]
    rule = {"total": "dimension", "dimension": "D"}
    asked = section("R", *items, dimension="D", repeat=rows())
    return form(asked, dimensions=dimensions, scoring=rule)


def two_dimensions(**more):
    dimensions = [
        {"code": code, "title": WORDS, "weight": weight, "sumber": "resmi"}
        for code, weight in (("A", "30"), ("B", "70"))
    ]
    sections = [section(f"S{code}", weighed(f"Q{code}", "100"), dimension=code) for code in "AB"]
    return form(*sections, dimensions=dimensions, scoring={"total": "dimensions", **more})


def test_an_indicator_of_rows_is_the_mean_of_those_who_answered():
    asked = scale("I1", 4, weight="12.22", sumber="resmi", required=False)
    definition = alone("share", asked)

    found = score(definition, {"R": [{"I1": 4}, {"I1": 1}, {}]})

    (one,) = found.indicators
    assert (one.share, one.n) == (Fraction(5, 8), 2)
    assert found.total == Decimal("62.50")


def test_the_survey_of_satisfaction_weighs_each_element_by_a_ninth():
    asked = [scale(f"U{n}", 4, least=1, element=name) for n, name in enumerate(ELEMENTS, start=1)]
    definition = alone("skm", *asked)
    # 29 sheets with 955 points: 91,48 exactly, 90,56 with 0,11 for 1/9 (domain.md §4.2).
    points = [4] * (955 - 3 * 261) + [3] * (4 * 261 - 955)
    sheets = [{f"U{n + 1}": points[9 * row + n] for n in range(9)} for row in range(29)]

    found = score(definition, {"R": [*sheets, {"U1": 4}]})

    assert found.total == Decimal("91.48")
    assert (found.variables[0].n, found.variables[0].beside) == (29, 1)


def test_perception_needs_enough_users_and_leaves_tidak_tahu_out():
    asked = [item(code, choices="heard") for code in ("M01", "M02")]
    definition = alone("perception", *asked, fewest=2)
    users = [{"M01": "ya", "M02": "tidak"}, {"M01": "tidak", "M02": "tidak_tahu"}]

    assert score(definition, {"R": users}).total == Decimal("75.00")
    assert score(definition, {"R": users}).variables[0].unknown == 1
    assert score(definition, {"R": users[:1]}).total is None


def test_dimensions_are_weighed_by_percent():
    found = score(two_dimensions(), {"QA": "ada", "QB": "tidak_ada"})

    assert found.total == Decimal("30.00")
    assert [each.score for each in found.variables] == [Decimal(100), Decimal(0)]


def test_an_index_ends_at_five():
    found = score(two_dimensions(top=5), {"QA": "tidak_ada", "QB": "ada"})

    assert (found.total, found.top) == (Decimal("3.50"), 5)


def test_a_dimension_nothing_is_known_of_is_said_and_never_scaled_up():
    found = score(two_dimensions(), {"QA": "tidak_berlaku", "QB": "ada"})

    assert found.total is None
    assert found.missing_dimensions == ("A",)


def test_a_question_that_is_not_asked_leaves_the_denominator():
    asked = [weighed("A", "40"), weighed("B", "60", relevant=says("A", "ada"))]
    definition = form(section("S", *asked), scoring={"total": "items"})

    found = score(definition, {"A": "tidak_ada", "B": "ada"})

    assert found.total == Decimal("0.00")
    assert [one.outcome for one in found.indicators] == [Outcome.COUNTED, Outcome.NOT_ASKED]


def test_counted_things_reach_a_level():
    levels = [{"least": n, "score": s} for n, s in ((0, "0"), (1, "0.2"), (4, "0.4"))]
    asked = item("A", "count", most=13, levels=levels, weight="100", sumber="usulan")
    definition = form(section("S", asked), scoring={"total": "items"})

    found = [score(definition, {"A": n}).total for n in (0, 1, 3, 4, 13)]

    assert found == [Decimal(n) for n in (0, 20, 20, 40, 40)]


def test_truth_is_no_number():
    asked = scale("A", 5, weight="100", sumber="usulan")
    definition = form(section("S", asked), scoring={"total": "items"})

    assert score(definition, {"A": 1}).total == Decimal("20.00")
    assert score(definition, {"A": "1"}).total == Decimal("20.00")
    assert score(definition, {"A": True}).total is None
    assert score(definition, {"A": 1.0}).total is None


def test_what_may_stay_empty_and_does_leaves_the_denominator():
    asked = [weighed("A", "40"), weighed("B", "60", required=False)]
    plain = form(section("S", *asked), scoring={"total": "items"})
    note = item("C", "note", relevant=says("A", "ada"))
    ruled = form(section("S", *asked, note), scoring={"total": "items"})

    found = [score(each, {"A": "ada"}) for each in (plain, ruled)]

    assert [each.total for each in found] == [Decimal("100.00")] * 2
    assert [one.outcome for one in found[0].indicators] == [Outcome.COUNTED, Outcome.NOT_ASKED]


def test_a_condition_may_look_at_a_photo():
    photo = item("P", "photo", required=False)
    seen = {"op": "answered", "of": [{"answer": "P"}]}
    definition = form(
        section("S", photo, weighed("A", "50"), weighed("B", "50", relevant=seen)),
        scoring={"total": "items"},
    )
    answers = {"A": "tidak_ada", "B": "ada"}

    assert score(definition, answers).total == Decimal("0.00")
    assert score(definition, answers, {"P": 1}).total == Decimal("50.00")


def test_a_number_longer_than_any_is_no_answer():
    definition = form(section("S", scale("A", 5, weight="100", sumber="usulan")))

    assert score(definition, {"A": 10**5000}).missing == ("A",)
