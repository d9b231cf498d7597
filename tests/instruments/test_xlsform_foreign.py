"""XLSForms that were made elsewhere: what becomes an instrument, and what is left out."""

import pytest

from tests.instruments.everything import answer, call
from tests.instruments.workbooks import HEADINGS, workbook
from unsera_watch.instruments.export import from_xlsform

WITH_RULES = (*HEADINGS, "relevant", "constraint", "constraint_message", "required")
YES_NO = [("yn", "ya", "Ya", "Yes"), ("yn", "tidak tahu", "Tidak tahu", "Do not know")]


def left(found):
    return {one.place: str(one.what) for one in found.left_out}


def read(*survey, choices=YES_NO, settings=(), headings=WITH_RULES):
    return from_xlsform(workbook(survey, choices, settings, headings))


def first(found, at=0):
    return found.raw["sections"][0]["items"][at]


def test_a_plain_form_becomes_an_instrument_without_a_total():
    settings = [("form_title", "form_id", "version"), ("Survei desa", "survei desa/1", 2026)]

    found = read(("select_one yn", "q1", "Ada?", "Is it?"), settings=settings)

    assert found.left_out == ()
    assert found.raw["code"] == "survei_desa_1"
    assert found.raw["version"] == 2026
    assert found.raw["scoring"] == {"total": "none"}
    assert first(found)["choices"] == "yn"
    assert [each["value"] for each in found.raw["choices"]["yn"]] == ["ya", "tidak_tahu"]


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("label::Bahasa Indonesia (id)", "id"),
        ("label:Indonesian", "id"),
        ("Label::ID", "id"),
        ("label::English", "en"),
        ("label : en", "en"),
        ("caption::Bahasa Inggris (en)", "en"),
    ],
)
def test_languages_are_known_in_any_spelling(heading, language):
    found = read(("note", "n", "Yang ini", "other"), headings=("type", "name", heading, "label"))

    assert first(found)["text"][language] == "Yang ini"


def test_one_language_stands_for_both_and_that_is_said_once():
    found = read(("note", "n", "Halo"), headings=("type", "name", "label"))

    assert first(found)["text"] == {"id": "Halo", "en": "Halo"}
    assert left(found) == {"label": "Texts in one language; they stand for both."}


def test_other_languages_are_left_out():
    found = read(("note", "n", "A", "B"), headings=("type", "name", "label::Français", "label::en"))

    assert first(found)["text"] == {"id": "B", "en": "B"}
    assert left(found)["survey label:français"] == "Only Indonesian and English are kept."


def test_groups_inside_groups_become_flat_with_their_conditions_joined():
    found = read(
        ("select_one yn", "a", "A", "A"),
        ("begin group", "g", "G", "G", "${a} = 'ya'"),
        ("begin_group", "h", "H", "H", "${a} != ''"),
        ("integer", "b", "B", "B", "selected(${a}, 'tidak tahu')"),
        ("end_group",),
        ("end group",),
    )

    section = found.raw["sections"][1]
    both = call("and", call("answered", answer("a")), call("ticked", answer("a"), "tidak_tahu"))
    assert section["relevant"] == call("=", answer("a"), "ya")
    assert section["items"][0]["relevant"] == both
    assert left(found) == {"survey!4 type": "A group inside a group; it is made flat."}


def test_a_repeat_inside_a_group_is_a_section_of_its_own():
    found = read(
        ("begin group", "g", "G", "G"),
        ("integer", "a", "A", "A"),
        ("begin repeat", "r", "R", "R", "${a} > 0"),
        ("text", "b", "B", "B"),
        ("end repeat",),
        ("integer", "c", "C", "C", "count(${r}) >= 2"),
        ("end group",),
    )

    codes = [section["code"] for section in found.raw["sections"]]
    assert codes == ["g", "r", "g_2"]
    assert found.raw["sections"][1]["repeat"]["anonymous"] is False
    assert found.raw["sections"][2]["items"][0]["relevant"] == call(
        ">=", call("count", answer("r")), 2
    )


def test_ticks_become_an_indicator_of_ticks():
    found = read(
        ("select_multiple yn", "a", "A", "A"),
        ("integer", "b", "B", "B", "selected(${a}, 'ya') and count-selected(${a}) < 2"),
        ("integer", "c", "C", "C", "${a} = 'ya'"),
    )

    ticked = call("ticked", answer("a"), "ya")
    assert [part["value"] for part in first(found)["parts"]] == ["ya", "tidak_tahu"]
    assert first(found, 1)["relevant"] == call(
        "and", ticked, call("<", call("count", answer("a")), 2)
    )
    assert left(found) == {"survey!4 relevant": "A list of answers cannot be compared."}


def test_bounds_are_limits_and_other_constraints_are_rules():
    found = read(
        ("integer", "a", "A", "A", "", ". > 0 and 120 >= ."),
        ("decimal", "b", "B", "B", "", ". <= 7.5 and . != ${a}", "Salah"),
        ("text", "c", "C", "C", "", "string-length(.) <= 40"),
    )

    assert (first(found)["least"], first(found)["most"]) == (1, 120)
    assert first(found, 1)["most"] == "7.5"
    assert first(found, 1)["constraint"] == call("!=", answer("."), answer("a"))
    assert first(found, 2)["most"] == 40


def test_what_the_language_lacks_is_left_out_with_its_place():
    lacking = ("calculate", "barcode", "audio", "geotrace", "start", "hidden", "rank yn")
    files = ("select_one_from_file a.csv", "select_one_external yn", "select_one nowhere")

    found = read(("text", "a", "A", "A"), *((type_, "x", "X", "X") for type_ in lacking + files))

    assert list(left(found)) == [f"survey!{row} type" for row in range(3, 13)]
    assert [item["code"] for item in found.raw["sections"][0]["items"]] == ["a"]


@pytest.mark.parametrize(
    "test",
    [
        "${a} + 1 = 2",
        "today() > 1",
        "${zz} = 1",
        "/data/a = 1",
        "(1",
        "1 1",
        "if(1,2,3)",
        "${b} = 1",
    ],
)
def test_a_condition_outside_our_language_is_left_out(test):
    found = read(("integer", "a", "A", "A"), ("integer", "b", "B", "B", test))

    assert list(left(found)) == ["survey!3 relevant"]
    assert "relevant" not in first(found, 1)


def test_unsafe_names_become_codes_that_stand_once():
    found = read(("text", "-a b", "A", "A"), ("text", "a_b", "B", "B"), ("text", "é", "C", "C"))

    assert [item["code"] for item in found.raw["sections"][0]["items"]] == ["a_b", "a_b_2", "butir"]


def test_a_formula_is_not_evaluated():
    found = read(("text", "a", '=HYPERLINK("x")', "A"))

    assert first(found)["text"] == {"id": "A", "en": "A"}
    assert left(found) == {"survey!C2": "A formula; only what is written is read."}


def test_a_range_is_a_number_between_two_others():
    headings = ("type", "name", *HEADINGS[2:], "parameters")

    found = read(("range", "a", "A", "A", "start=1 end=5 step=1"), headings=headings)

    assert (first(found)["kind"], first(found)["least"], first(found)["most"]) == (
        "integer",
        "1",
        "5",
    )
