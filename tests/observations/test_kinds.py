"""Every kind of item as fields of a form: filled, read back, refused in our own words."""

import pytest
from werkzeug.datastructures import MultiDict

from unsera_watch.instruments.definition import parse
from unsera_watch.instruments.rules import check_answers
from unsera_watch.observations.forms import section_form

WORDS = {"id": "Kata", "en": "Word"}
CHOICES = {
    "yes_no": [
        {"value": "ya", "label": WORDS, "score": "1"},
        {"value": "tidak", "label": WORDS, "score": "0"},
    ],
    "beside": [{"value": "tidak_berlaku", "label": WORDS, "score": None}],
}
KINDS = {
    "scale": {"most": 2, "anchors": [WORDS, WORDS, WORDS], "choices": "beside"},
    "count": {"most": 14, "choices": "beside"},
    "integer": {"least": 1, "most": 99},
    "decimal": {"least": "0.5", "most": "99.5"},
    "text": {"most": 40},
    "date": {},
    "time": {},
    "point": {},
    "photo": {},
    "note": {},
    "one": {"choices": "yes_no"},
}


def form(kind, **more):
    item = {"code": "A.1", "kind": kind, "text": WORDS, **KINDS[kind], **more}
    section = {"code": "A", "title": WORDS, "items": [item]}
    return parse(
        {
            "code": "X",
            "version": 1,
            "title": WORDS,
            "citations": [],
            "choices": CHOICES,
            "sections": [section],
            "scoring": {"total": "none"},
        }
    )


def sent(definition, **fields):
    return section_form(definition, "A", "id")(MultiDict(fields))


@pytest.mark.parametrize(
    ("kind", "fields", "answer"),
    [
        ("scale", {"q_A_1": "2"}, 2),
        ("scale", {"q_A_1": "tidak_berlaku"}, "tidak_berlaku"),
        ("count", {"q_A_1": "14"}, 14),
        ("count", {"q_A_1": "3", "q_A_1_beside": "tidak_berlaku"}, "tidak_berlaku"),
        ("integer", {"q_A_1": " 7 "}, 7),
        ("decimal", {"q_A_1": "2.50"}, "2.50"),
        ("text", {"q_A_1": "Dua baris"}, "Dua baris"),
        ("date", {"q_A_1": "2026-11-24"}, "2026-11-24"),
        ("time", {"q_A_1": "09:30"}, "09:30"),
        ("point", {"q_A_1_lat": "-6.1", "q_A_1_lon": "106.1"}, {"lat": "-6.1", "lon": "106.1"}),
        ("one", {"q_A_1": "ya"}, "ya"),
    ],
)
def test_what_is_typed_comes_out_in_its_plain_shape(kind, fields, answer):
    definition = form(kind)

    filled = sent(definition, **fields)

    assert filled.validate(), filled.errors
    assert filled.to_answers() == {"A.1": answer}
    assert check_answers(definition, filled.to_answers(), {}, {}) == {}


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("count", "nan"),
        ("count", "15"),
        ("count", "-1"),
        ("integer", "1,5"),
        ("integer", "2.5"),
        ("integer", "\N{ARABIC-INDIC DIGIT THREE}"),
        ("decimal", "inf"),
        ("decimal", "1e3"),
        ("date", "31/12/2026"),
        ("date", "2026-02-30"),
        ("time", "25:00"),
        ("scale", "3"),
        ("scale", "1.5"),
    ],
)
def test_what_is_no_answer_stays_typed_and_is_refused(kind, typed):
    definition = form(kind)

    filled = sent(definition, q_A_1=typed)
    kept = section_form(definition, "A", "id").from_answers(filled.to_answers(), {})

    assert set(check_answers(definition, filled.to_answers(), {}, {})) == {"A.1"}
    assert kind == "scale" or kept["q_A_1"].data == typed


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"note", "photo"}))
def test_an_answer_is_needed_unless_it_may_be_left_out(kind):
    needed, free = form(kind), form(kind, required=False)

    assert set(check_answers(needed, {}, {}, {})) == {"A.1"}
    assert check_answers(free, {}, {}, {}) == {}


def test_a_photo_is_the_answer_of_its_item():
    definition = form("photo")

    assert set(check_answers(definition, {}, {}, {})) == {"A.1"}
    assert check_answers(definition, {}, {}, {"A.1": 1}) == {}


def test_nobody_answers_a_note():
    definition = form("note")

    assert check_answers(definition, {}, {}, {}) == {}
    assert list(sent(definition)) == []


def test_a_constraint_refuses_in_the_words_of_the_instrument():
    small = {"op": "<", "of": [{"answer": "."}, 5]}
    definition = form("integer", constraint=small, message={"id": "Terlalu", "en": "Too"})

    problem = check_answers(definition, {"A.1": 9}, {}, {})["A.1"]

    assert str(problem) == "Terlalu"
    assert check_answers(definition, {"A.1": 4}, {}, {}) == {}
