"""Checking answers: every problem at once, each named by its place."""

import pytest

from unsera_watch.instruments.rules import answered, check_answers, missing_photos

UNOBSERVABLE = "tidak_dapat_diamati"


def test_complete_answers_have_no_problem(definition, answers):
    assert check_answers(definition, answers, {}, {}) == {}
    assert answered(definition, answers) == (20, 20)


def test_every_missing_answer_is_named(definition):
    problems = check_answers(definition, {}, {}, {})

    assert set(problems) == {item.code for item in definition.items}
    assert answered(definition, {}) == (0, 20)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("K1.1", None),
        ("K1.1", ""),
        ("K1.1", "yes"),
        ("K1.1", "ADA"),
        ("K1.1", True),
        ("K1.1", 1),
        ("K1.1", ["ada"]),
        ("K1.1", {"value": "ada"}),
        ("K1.1", UNOBSERVABLE),
        ("K6.2", UNOBSERVABLE),
        ("K2.1", {"value": "ada", "statements": ["d"]}),
        ("K2.1", {"value": "ada", "statements": ["a", "a"]}),
        ("K2.1", {"value": "ada", "statements": "abc"}),
        ("K2.1", {"value": "ada", "statements": [["a"]]}),
        ("K2.1", {"value": "ada", "ticked": ["a"]}),
        ("K2.1", {"value": None, "statements": ["a"]}),
        ("K2.1", {"value": "tidak_ada", "statements": ["a"]}),
        ("K5.1", {"ticked": ["lift"]}),
        ("K5.1", {"ticked": ["ram"], "not_applicable": ["ram"]}),
        ("K5.1", {"value": UNOBSERVABLE, "ticked": ["ram"]}),
        ("K5.1", {"value": 3}),
        ("K5.1", "ada"),
    ],
)
def test_an_answer_that_cannot_stand_is_named(definition, answers, code, answer):
    problems = check_answers(definition, answers | {code: answer}, {}, {})

    assert list(problems) == [code]


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("K1.1", "tidak_berlaku"),
        ("K2.1", "tidak_ada"),
        ("K2.1", UNOBSERVABLE),
        ("K2.1", {"value": "ada", "statements": ["a"]}),
        ("K5.1", UNOBSERVABLE),
        ("K5.1", {"ticked": [], "not_applicable": []}),
        ("K5.1", {"value": "diperiksa", "ticked": ["ram"]}),
        ("K9.1", UNOBSERVABLE),
    ],
)
def test_an_answer_that_stands_is_taken(definition, answers, code, answer):
    assert check_answers(definition, answers | {code: answer}, {}, {}) == {}


def test_what_the_instrument_does_not_ask_is_refused(definition, answers):
    problems = check_answers(definition, answers | {"K9.9": "ada"}, {"N": "x"}, {"P": 1})

    assert set(problems) == {"K9.9", "N", "P"}


def test_a_strange_code_is_cut_before_it_is_shown(definition, answers):
    problems = check_answers(definition, answers | {"x" * 500: "ada"}, {}, {})

    assert list(problems) == ["x" * 40]


def test_a_note_may_be_long_but_not_longer(definition, answers):
    notes = {"K1.1": "é" * 2000, "K1.2": "😀" * 2001}

    assert list(check_answers(definition, answers, notes, {})) == ["K1.2.note"]


@pytest.mark.parametrize("note", ["a\x00b", "\ud800", 7, None])
def test_a_note_that_no_database_keeps_is_refused(definition, answers, note):
    assert list(check_answers(definition, answers, {"K1.1": note}, {})) == ["K1.1.note"]


@pytest.mark.parametrize("note", ["<b>&amp;", "مرحبا", "👩‍🔧", "=1+1"])
def test_any_writing_is_a_note(definition, answers, note):
    assert check_answers(definition, answers, {"K1.1": note}, {}) == {}


def test_officers_are_not_photographed(definition, answers):
    assert list(check_answers(definition, answers, {}, {"K9.1": 1})) == ["K9.1.photos"]


def test_a_missing_photo_is_told_and_refuses_nothing(definition, answers):
    answers |= {"K1.2": "tidak_ada", "K5.1": {"ticked": []}, "K4.1": UNOBSERVABLE}

    missing = missing_photos(definition, answers, {"K1.1": 2})

    assert {"K1.1", "K1.2", "K5.1", "K4.1", "K9.1"}.isdisjoint(missing)
    assert {"K1.3", "K2.1", "K10.1"} <= set(missing)
    assert check_answers(definition, answers, {}, {"K1.1": 2}) == {}
