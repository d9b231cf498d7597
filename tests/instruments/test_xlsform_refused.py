"""Workbooks that are refused before, while and after they are read."""

import io
import zipfile

import pytest

from tests.instruments.forms import raw, scale, section
from tests.instruments.workbooks import cell, opened, saved, with_part, workbook
from unsera_watch.instruments.export import from_xlsform, to_xlsform
from unsera_watch.instruments.export.xpath.reader import read
from unsera_watch.instruments.export.xpath.words import Unreadable
from unsera_watch.kernel.errors import Invalid

GOOD = workbook([("integer", "a", "A", "A")])
SHEET = "xl/worksheets/sheet1.xml"
SCALE = raw(section("S", scale("A", 3)))


def part(name):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(name)


def refused(data):
    with pytest.raises(Invalid) as refusal:
        from_xlsform(data)
    assert refusal.value.code == "bad-xlsform"
    return str(refusal.value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"type,name\n", GOOD[:-200], GOOD[200:]])
def test_what_is_no_workbook_is_refused(data):
    assert refused(data) == "file: This is no workbook (.xlsx) that can be opened."


def test_a_broken_sheet_is_refused():
    assert "no workbook" in refused(with_part(GOOD, SHEET, "<worksheet><sheetData>"))


def test_a_file_too_large_is_refused():
    assert refused(b"PK" * (1024 * 1024 + 1)) == "file: The file is larger than 2 MB."


def test_a_file_too_large_when_unpacked_is_refused():
    bomb = with_part(GOOD, "xl/media/image1.png", bytes(21 * 1024 * 1024))

    assert refused(bomb) == "file: Unpacked, the file is larger than 20 MB."


def test_more_cells_than_can_be_read_in_time_are_refused():
    many = part(SHEET).replace(b"</sheetData>", b"<row/>" * 500_000 + b"</sheetData>")

    assert refused(with_part(GOOD, SHEET, many)) == "file: The workbook has too many cells."


def test_a_form_of_five_thousand_rows_is_refused():
    row = b'<row><c t="inlineStr"><is><t>note</t></is></c></row>'
    many = part(SHEET).replace(b"</sheetData>", row * 5_000 + b"</sheetData>")

    assert (
        refused(with_part(GOOD, SHEET, many)) == "file: The sheet survey has more than 2000 rows."
    )


def test_empty_rows_far_below_cost_nothing():
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'

    found = from_xlsform(with_part(GOOD, SHEET, part(SHEET).replace(b"</sheetData>", far)))

    assert len(found.raw["sections"][0]["items"]) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("xl/vbaProject.bin", b"x", "macros"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "other files"),
        ("xl/connections.xml", b"<a/>", "other files"),
        ("xl/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
        ("xl/styles.xml", '<?xml version="1.0"?><a/>'.encode("utf-16"), "UTF-8"),
        ("xl/styles.xml", b'<?xml version="1.0" encoding="UTF-7"?><a/>', "UTF-8"),
    ],
)
def test_parts_that_could_do_harm_are_refused(name, content, said):
    assert said in refused(with_part(GOOD, name, content))


def test_a_workbook_with_macros_enabled_is_refused():
    types = part("[Content_Types].xml").replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")

    assert "macros" in refused(with_part(GOOD, "[Content_Types].xml", types))


def test_a_workbook_without_the_survey_sheet_is_refused():
    book = opened(GOOD)
    book["survey"].title = "Sheet1"

    assert refused(saved(book)) == "survey: There is no sheet called survey."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "survey: The sheet called survey is empty."),
        ([("calculate", "a", "A", "A")], "survey: There is no question in this form"),
        ([("begin group", "g", "G", "G")], "survey!2 type: This beginning has no end."),
        ([("end group",)], "survey!2 type: This end has no beginning of its kind."),
    ],
)
def test_a_form_without_a_sound_survey_is_refused(rows, said):
    assert refused(workbook(rows)).startswith(said)


def test_questions_that_ask_for_each_other_are_refused():
    headings = ("type", "name", "label", "label::en", "relevant")
    rows = [("integer", "a", "A", "A", "${b} = 1"), ("integer", "b", "B", "B", "${a} = 1")]

    assert "in a circle: a → b → a" in refused(workbook(rows, headings=headings))


@pytest.mark.parametrize("text", ["(" * 5_000, "not(" * 200 + "1" + ")" * 200, "1 or " * 9_000])
def test_conditions_are_read_to_a_bounded_depth_and_length(text):
    with pytest.raises(Unreadable):
        read(text)


def test_a_step_of_twenty_million_is_no_step():
    book = opened(to_xlsform(SCALE))
    cell(book, "choices", "3", "name").value = "20000000"

    found = from_xlsform(saved(book))

    assert found.raw["sections"][0]["items"][0]["most"] == 2
