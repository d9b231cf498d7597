"""An instrument as an XLSForm: any converter takes it, and nothing is lost on the way back."""

import json
from copy import deepcopy

import pytest

from tests.instruments.everything import ALWAYS, EVERYTHING, NEVER, answer, call
from tests.instruments.shipped import SHIPPED
from tests.instruments.workbooks import converted, opened
from unsera_watch.instruments.definition import is_composite
from unsera_watch.instruments.export import from_xlsform, to_xlsform
from unsera_watch.instruments.export.reading.whole import definition_of
from unsera_watch.instruments.export.writing import tables_of
from unsera_watch.kernel.canonical import canonical_json
from unsera_watch.kernel.errors import Invalid

FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in SHIPPED.glob("*-v*.json")}
FORMS = {
    **{name: raw for name, raw in FILES.items() if not is_composite(raw)},
    "everything": EVERYTHING,
}


@pytest.fixture(params=FORMS)
def form(request):
    return deepcopy(FORMS[request.param])


def test_nothing_is_lost_on_the_way_out_and_back(form):
    back = from_xlsform(to_xlsform(form))

    assert canonical_json(back.raw) == canonical_json(form)
    assert back.left_out == ()


def test_a_converter_takes_it_without_a_warning(form):
    xform, warnings = converted(to_xlsform(form))

    assert warnings == []
    assert '<translation lang="English (en)">' in xform


def test_the_shipped_form_is_asked_in_its_order(raw):
    sheet = opened(to_xlsform(raw))["survey"]

    begun = [row[1].value for row in sheet.iter_rows() if row[0].value == "begin group"]
    assert begun == ["K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10"]


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        (call("<", answer("A.6"), "2.5"), "${A_6} < 2.5"),
        (call("=", answer("A.1"), "ada"), "${A_1} = 'ada'"),
        (call("=", answer("A.7"), "tidak_tahu"), "${A_7_or} = 'tidak_tahu'"),
        (call("ticked", answer("A.2"), "ram"), "selected(${A_2_parts}, 'ram')"),
        (call("not", call("answered", answer("A.8"))), "not(${A_8} != '')"),
        (call("count", answer("R")), "count(${R})"),
        (call("=", answer("A.10"), ""), "false()"),
        (call("or", ALWAYS, call("and", NEVER, 3)), "true() or (false() and 3)"),
        (
            call(">", answer("A.9"), "09:30"),
            "number(translate(substr(${A_9}, 0, 5), ':', '')) > 930",
        ),
    ],
)
def test_conditions_are_written_as_xpath(tree, written):
    form = deepcopy(EVERYTHING)
    form["sections"][1]["relevant"] = tree

    tables = tables_of(form)

    begin = next(row for row in tables.survey if row.get("name") == "q_1")
    assert begin.get("relevant") == written
    assert definition_of(tables)[0] == form


def test_a_condition_too_long_for_a_cell_is_refused():
    form = deepcopy(EVERYTHING)
    form["sections"][1]["relevant"] = call(
        "or", *[call("or", *[call("=", answer("A.10"), "x" * 200)] * 40)] * 5
    )

    with pytest.raises(Invalid) as refusal:
        to_xlsform(form)

    assert "too long" in str(refusal.value)


def test_what_does_not_parse_is_not_written():
    with pytest.raises(Invalid):
        to_xlsform({**EVERYTHING, "version": 0})


HOSTILE = ("=cmd|' /C calc'!A1", "+1", "-1", "@SUM(1)", "${K1_1}", "]]>&<b>", "#N/A", "_x0041_")


def test_words_stay_words_whatever_they_look_like(raw):
    items = [item for section in raw["sections"] for item in section["items"]]
    for item, said in zip(items, HOSTILE, strict=False):
        item["text"] = {"id": said, "en": said}

    data = to_xlsform(raw)

    cells = [cell for row in opened(data)["survey"].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert converted(data)[1] == []
    assert from_xlsform(data).raw == raw


def test_what_could_be_a_formula_is_marked_as_text(raw):
    raw["sections"][0]["items"][0]["text"]["id"] = "=1+1"

    sheet = opened(to_xlsform(raw))["survey"]

    assert next(row[2] for row in sheet.iter_rows() if row[2].value == "=1+1").quotePrefix
