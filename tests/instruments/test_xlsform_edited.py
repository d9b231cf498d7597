"""An exported XLSForm that a person changed: what can be seen in it counts."""

from copy import deepcopy

import pytest

from tests.instruments.everything import EVERYTHING, answer, call
from tests.instruments.workbooks import cell, opened, saved
from unsera_watch.instruments.export import from_xlsform, to_xlsform
from unsera_watch.kernel.errors import Invalid

INDONESIAN = "label::Indonesia (id)"


@pytest.fixture
def book():
    """Everything, without a total: rows may come and go."""
    form = deepcopy(EVERYTHING)
    form["scoring"] = {"total": "none"}
    return opened(to_xlsform(form))


def row_of(book, name):
    return cell(book, "survey", name, "type").row


def items(book):
    raw = from_xlsform(saved(book)).raw
    return {item["code"]: item for section in raw["sections"] for item in section["items"]}


def test_a_changed_label_is_the_new_text(book):
    cell(book, "survey", "A_1", INDONESIAN).value = "Lain sekali"

    found = items(book)["A.1"]

    assert found["text"] == {"id": "Lain sekali", "en": "Butir A.1 (en)"}
    assert found["weight"] == "10"


def test_a_changed_condition_is_read_anew(book):
    cell(book, "survey", "B_1", "relevant").value = "${A_5} >= 3 and not(selected(${A_1}, 'ada'))"

    found = items(book)["B-1"]["relevant"]

    more = call(">=", answer("A.5"), 3)
    assert found == call("and", more, call("not", call("ticked", answer("A.1"), "ada")))


def test_a_condition_taken_away_is_gone(book):
    cell(book, "survey", "B_1", "relevant").value = None

    assert "relevant" not in items(book)["B-1"]


def test_a_condition_nobody_can_read_is_left_out_with_its_place(book):
    changed = cell(book, "survey", "B_1", "relevant")
    changed.value = "regex(${A_10}, '[a-z]+')"

    found = from_xlsform(saved(book))

    assert [one.place for one in found.left_out] == [f"survey!{changed.row} relevant"]
    assert "regex" in str(found.left_out[0].what)


def test_a_row_taken_away_takes_conditions_on_it_along(book):
    book["survey"].delete_rows(row_of(book, "A_8"))

    found = from_xlsform(saved(book))

    assert [one.place for one in found.left_out] == [f"survey!{row_of(book, 'B_1')} relevant"]
    assert str(found.left_out[0].what) == "There is no answer called A_8."
    assert "relevant" not in found.raw["sections"][1]["items"][0]


def test_a_new_row_is_a_new_item(book):
    sheet = book["survey"]
    at = row_of(book, "A_13") + 1
    sheet.insert_rows(at)
    for column, said in enumerate(("integer", "umur pemohon", "Umur", "Age"), start=1):
        sheet.cell(at, column).value = said

    assert items(book)["umur_pemohon"]["text"] == {"id": "Umur", "en": "Age"}


def test_a_part_taken_away_and_a_choice_said_anew(book):
    book["choices"].delete_rows(
        next(row[0].row for row in book["choices"].iter_rows() if row[1].value == "lift")
    )
    cell(book, "choices", "belum", INDONESIAN).value = "Belum ada"

    raw = from_xlsform(saved(book)).raw

    assert [part["value"] for part in raw["sections"][0]["items"][0]["parts"]] == ["ram"]
    assert raw["choices"]["ada"][1]["label"]["id"] == "Belum ada"


def test_a_photo_that_need_not_be_taken_any_more(book):
    cell(book, "survey", "A_1_photo", "required").value = "no"

    assert items(book)["A.1"]["photo"] == "expected"


def test_a_text_instead_of_a_number_loses_its_weight(book):
    cell(book, "survey", "A_5", "type").value = "text"

    found = items(book)["A.5"]

    assert found["kind"] == "text"
    assert not {"weight", "levels", "choices"} & set(found)


def test_a_limit_and_a_level_said_anew(book):
    cell(book, "survey", "A_5", "constraint").value = ". < 31"
    cell(book, "survey", "A_5", "unsera_levels").value = "0=0; 10=1"

    found = items(book)["A.5"]

    assert found["most"] == 30
    assert found["levels"] == [{"least": 0, "score": "0"}, {"least": 10, "score": "1"}]


def test_weights_that_do_not_sum_any_more_are_refused_with_the_sheet(raw):
    book = opened(to_xlsform(raw))
    cell(book, "survey", "K1_1", "unsera_weight").value = 7.5

    with pytest.raises(Invalid) as refusal:
        from_xlsform(saved(book))

    assert str(refusal.value) == "survey: The weights sum to 99.5, and 100 is needed."


def test_a_wrong_cell_is_refused_with_its_place(raw):
    book = opened(to_xlsform(raw))
    wrong = cell(book, "survey", "K1_1", "unsera_component")
    wrong.value = "XX"

    with pytest.raises(Invalid) as refusal:
        from_xlsform(saved(book))

    assert refusal.value.code == "bad-xlsform"
    assert list(refusal.value.problems) == [f"survey!{wrong.row} unsera_component"]


def test_a_kept_value_that_makes_no_sense_is_refused(book):
    headings = [each.value for each in book["survey"][1]]
    at = headings.index("unsera_exact") + 1
    book["survey"].cell(row_of(book, "R_1"), at).value = '{"photo": [[], [[]]]}'

    with pytest.raises(Invalid) as refusal:
        from_xlsform(saved(book))

    assert list(refusal.value.problems) == [
        f"survey!{row_of(book, 'R_1')} unsera_photo",
        f"survey!{row_of(book, 'R_1')}",
    ]
