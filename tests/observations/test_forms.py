"""The form of a section: made from the definition, filled, read back, refused in our own words."""

import pytest
from werkzeug.datastructures import MultiDict

from tests.instruments.shipped import FORM
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.words import Message, say
from unsera_watch.observations.forms import section_form


def sent(section, language="id", **fields):
    return section_form(FORM, section, language)(MultiDict(fields))


def first(form):
    return next(form.questions)


def test_a_section_asks_its_questions_in_the_language_asked_for():
    indonesian, english = sent("K2"), sent("K2", "en")

    assert first(indonesian).text.startswith("Apakah maklumat pelayanan")
    assert first(english).text.startswith("Is the service charter")
    assert [option.label.text for option in first(english).answer][:2] == ["Yes, there is", "No"]
    assert first(indonesian).answer.label.text == first(indonesian).text


def test_every_section_gives_a_form():
    codes = [
        question.code
        for section in FORM.sections
        for question in section_form(FORM, section.code, "id")().questions
    ]

    assert codes == [item.code for item in FORM.items]


def test_a_section_that_does_not_exist_is_not_found():
    with pytest.raises(NotFound):
        section_form(FORM, "K99", "id")


def test_an_empty_form_can_be_saved_as_a_draft():
    form = sent("K5")

    assert form.validate()
    assert (form.to_answers(), form.to_notes()) == ({}, {})


def test_answers_come_out_in_their_plain_shape():
    form = sent("K1", q_K1_1="ada", q_K1_2="tidak_berlaku", q_K1_1_note="Di papan.\r\nTerbaca.")

    assert form.validate()
    assert form.to_answers() == {"K1.1": "ada", "K1.2": "tidak_berlaku"}
    assert form.to_notes() == {"K1.1": "Di papan.\nTerbaca."}


def test_the_statements_of_the_charter_are_kept_in_order():
    form = sent("K2", q_K2_1="ada", q_K2_1_ticked=["c", "a"])

    assert form.validate()
    assert form.to_answers() == {"K2.1": {"value": "ada", "statements": ["a", "c"]}}


def test_ticks_without_an_answer_are_not_lost():
    form = sent("K2", q_K2_1_ticked=["a"])

    assert form.to_answers() == {"K2.1": {"value": None, "statements": ["a"]}}


def test_a_ticked_facility_says_that_somebody_looked():
    form = sent("K5", q_K5_1_ticked=["ram"], q_K5_1_not_applicable=["kursi_roda"])

    assert form.to_answers()["K5.1"] == {
        "value": "diperiksa",
        "ticked": ["ram"],
        "not_applicable": ["kursi_roda"],
    }


@pytest.mark.parametrize(
    ("section", "answers"),
    [
        ("K1", {"K1.1": "ada", "K1.5": "tidak_ada"}),
        ("K2", {"K2.1": {"value": "tidak_ada", "statements": []}}),
        ("K2", {"K2.1": {"value": None, "statements": ["b"]}}),
        ("K5", {"K5.1": {"value": "diperiksa", "ticked": [], "not_applicable": ["ram"]}}),
        ("K5", {"K5.1": {"value": "tidak_dapat_diamati", "ticked": [], "not_applicable": []}}),
    ],
)
def test_a_draft_goes_in_and_comes_out_unchanged(section, answers):
    notes = {next(iter(answers)): "Catatan"}

    form = section_form(FORM, section, "id").from_answers(answers, notes)

    assert form.validate()
    assert (form.to_answers(), form.to_notes()) == (answers, notes)


def test_a_draft_that_cannot_be_read_leaves_the_question_blank():
    form = section_form(FORM, "K1", "id").from_answers({"K1.1": {"bad": 1}}, {})

    assert form.to_answers() == {}


def test_saving_a_section_leaves_the_others_alone():
    form = sent("K1", q_K1_2="ada", q_K1_2_note="baru")

    answers, notes = form.merged({"K1.1": "ada", "K3.1": "ada"}, {"K1.1": "a", "K3.1": "b"})

    assert answers == {"K3.1": "ada", "K1.2": "ada"}
    assert notes == {"K3.1": "b", "K1.2": "baru"}


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("K1", "q_K1_1", "tidak_dapat_diamati"),
        ("K1", "q_K1_1", "<script>"),
        ("K2", "q_K2_1_ticked", ["a", "z"]),
        ("K5", "q_K5_1_not_applicable", ["lift"]),
        ("K1", "q_K1_1_note", "x" * 2001),
        ("K1", "q_K1_1_note", "a\x00b"),
    ],
)
def test_what_nobody_could_have_chosen_is_refused_in_our_words(section, field, value):
    form = sent(section, **{field: value})

    assert not form.validate()
    assert list(form.errors) == [field]
    assert all(isinstance(message, Message) for message in form.errors[field])


def test_line_ends_of_a_browser_count_once():
    assert sent("K1", q_K1_1_note="a\r\n" * 1000).validate()


def test_problems_of_the_rules_stand_beside_their_fields():
    form = sent("K1", q_K1_1="ada")
    form.validate()

    form.take({"K1.2": say("a"), "K1.1.note": say("b"), "K1.3.photos": say("c"), "K9.1": say("d")})

    told = {name: [str(message) for message in told] for name, told in form.errors.items()}
    assert told == {"q_K1_2": ["a"], "q_K1_1_note": ["b"], "q_K1_3": ["c"]}


def test_what_people_typed_is_escaped_on_the_page():
    form = sent("K1", q_K1_1_note="</textarea><script>")

    assert "<script>" not in str(form["q_K1_1_note"]())
