"""What a definition may not say, each mistake named by its place."""

import pytest

from tests.instruments.forms import (
    WORDS,
    form,
    item,
    raw,
    rows,
    says,
    scale,
    section,
    weighed,
)
from tests.instruments.shipped import RAW
from unsera_watch.instruments.definition import parse
from unsera_watch.kernel.errors import Invalid


def problems(definition):
    with pytest.raises(Invalid) as refusal:
        parse(definition)
    return {place: str(message) for place, message in refusal.value.problems.items()}


def nested(depth):
    found = says("A", "ada")
    for _ in range(depth):
        found = {"op": "not", "of": [found]}
    return found


@pytest.mark.parametrize(
    ("condition", "place"),
    [
        ({"op": "like", "of": [1, 2]}, "relevant.op"),
        ({"op": "=", "of": [1]}, "relevant.of"),
        ({"op": "not", "of": [True, True]}, "relevant.of"),
        ({"op": "=", "of": "A"}, "relevant.of"),
        ({"op": "and", "of": []}, "relevant.of"),
        ({"op": "ticked", "of": ["A", "ada"]}, "relevant.of"),
        ({"op": "ticked", "of": [{"answer": "A"}, 1]}, "relevant.of"),
        ({"op": "count", "of": [3]}, "relevant.of"),
        ({"answer": "Z"}, "relevant"),
        ({"answer": "B"}, "relevant"),
        ({"answer": "."}, "relevant"),
        ({"answer": "A", "more": 1}, "relevant.more"),
        ({"op": "=", "of": [{"answer": "A"}, 1.5]}, "relevant.of[1]"),
        ({"op": "=", "of": [{"answer": "A"}, None]}, "relevant.of[1]"),
        (nested(40), "relevant" + ".of[0]" * 13),
    ],
)
def test_a_condition_that_cannot_be_read_is_named_by_its_place(condition, place):
    found = problems(raw(section("S", item("A"), item("B", relevant=condition))))

    assert f"sections[0].items[1].{place}" in found


def test_conditions_may_not_wait_for_each_other():
    one, two = item("A", relevant=says("B", "ada")), item("B", relevant=says("A", "ada"))

    found = problems(raw(section("S", one, two)))

    assert "A → B → A" in found["sections"] or "B → A → B" in found["sections"]


def test_a_circle_through_a_section_is_found_too():
    first = section("S", item("A"), relevant=says("B", "ada"))
    second = section("T", item("B"), relevant=says("A", "ada"))

    assert "circle" in problems(raw(first, second))["sections"]


def test_a_long_chain_of_conditions_is_no_circle():
    chain = [item(f"Q{n}", relevant=says(f"Q{n + 1}", "ada")) for n in range(400)]

    found = form(section("S", *chain, item("Q400")))

    assert len(list(found.items)) == 401


def test_a_code_stands_once_among_sections_and_items():
    assert "S" in problems(raw(section("S", item("S"))))["items"]
    assert "A" in problems(raw(section("S", item("A")), section("T", item("A"))))["items"]


def test_weights_must_sum_to_a_hundred():
    changed = {**RAW, "scoring": {"total": "items", "weights_sum": "99"}}

    assert "99" in problems(changed)["sections"]


@pytest.mark.parametrize("weights", [("60", "39"), ("60", "40.01"), ("100", "100")])
def test_dimensions_must_sum_to_a_hundred(weights):
    dimensions = [
        {"code": code, "title": WORDS, "weight": weight, "sumber": "resmi"}
        for code, weight in zip("AB", weights, strict=True)
    ]
    sections = [section(f"S{code}", weighed(f"Q{code}", "100"), dimension=code) for code in "AB"]

    found = problems(raw(*sections, dimensions=dimensions, scoring={"total": "dimensions"}))

    assert "100" in found["dimensions"]


def test_rows_without_names_ask_for_no_text_place_or_photo():
    asked = [item("A", "text"), item("B", "point"), item("C", "photo")]

    found = problems(raw(section("S", *asked, repeat=rows(anonymous=True))))

    assert {f"sections[0].items[{n}]" for n in range(3)} <= set(found)


def test_what_stands_in_a_row_cannot_be_seen_from_outside():
    inside = section("S", item("A"), repeat=rows())
    outside = section("T", item("B", relevant=says("A", "ada")))

    assert "sections[1].items[0].relevant" in problems(raw(inside, outside))


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"kind": "scale", "most": 11, "anchors": [WORDS] * 12}, "most"),
        ({"kind": "scale", "most": 3, "anchors": [WORDS] * 3}, "anchors"),
        ({"kind": "count", "most": 0}, "most"),
        ({"kind": "text", "weight": "1", "sumber": "usulan"}, "weight"),
        ({"kind": "integer", "least": 5, "most": 4}, "least"),
        ({"kind": "integer", "most": "1,5"}, "most"),
        ({"kind": "date", "choices": "there"}, "choices"),
        ({"kind": "count", "most": 3, "choices": "there"}, "choices"),
        ({"kind": "count", "most": 3, "levels": [{"least": 1, "score": "1"}]}, "levels"),
        ({"kind": "text", "message": WORDS}, "message"),
        ({"kind": "text", "constraint": says(".", "x")}, "message"),
        ({"kind": "text", "maladministration": ["M12"]}, "maladministration"),
        ({"kind": "scale", "most": 1, "anchors": [WORDS] * 2, "element": "rasa"}, "element"),
        ({"kind": "text", "seen": ["moon"]}, "seen"),
        ({"kind": "text", "required": "yes"}, "required"),
    ],
)
def test_each_kind_refuses_what_is_not_its_own(wrong, place):
    found = problems(raw(section("S", {"code": "A", "text": WORDS, **wrong})))

    assert f"sections[0].items[0].{place}" in found


@pytest.mark.parametrize(
    ("measure", "asked"),
    [("skm", scale("U1", 4, least=1)), ("perception", item("M1")), ("skm", item("M1"))],
)
def test_a_survey_needs_rows_and_its_own_answers(measure, asked):
    dimensions = [{"code": "D", "title": WORDS, "measure": measure}]

    found = problems(raw(section("S", asked, dimension="D"), dimensions=dimensions))

    assert "survey" in found["dimensions"]


@pytest.mark.parametrize("codes", [("K.1", "K-1"), ("P", "P_note"), ("P", "P.beside")])
def test_codes_that_would_share_a_field_are_refused(codes):
    found = problems(raw(section("S", *(item(code) for code in codes))))

    assert "too much alike" in found["items"]


def test_a_form_has_an_end():
    found = problems(raw(section("S", *(item(f"Q{n}") for n in range(1_001)))))

    assert "1000" in found["items"]


@pytest.mark.parametrize(
    "scoring",
    [
        {"total": "items", "scales": ["ipp-2022"]},
        {"total": "items", "top": 5, "scales": ["kepatuhan-2016"]},
    ],
)
def test_a_scale_ends_where_the_total_ends(scoring):
    found = problems(raw(section("S", weighed("A", "100")), scoring=scoring))

    assert "scoring.scales" in found


def test_a_dimension_that_is_never_scored_counts_no_weights():
    dimensions = [{"code": "D", "title": WORDS, "measure": "none"}]

    found = problems(raw(section("S", weighed("A", "1"), dimension="D"), dimensions=dimensions))

    assert "sections[0].items[0].weight" in found


def test_rows_without_names_take_no_telephone_number():
    found = problems(raw(section("S", item("A", "integer"), repeat=rows(anonymous=True))))

    assert "sections[0].items[0].most" in found
