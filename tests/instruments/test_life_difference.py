"""The difference between two definitions in plain words, and editing that loses nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.instruments.shipped import RAW
from unsera_watch.instruments.definition.difference import difference
from unsera_watch.instruments.definition.editing import Typed, group_at, moved, with_group
from unsera_watch.instruments.definition.sums import sums
from unsera_watch.instruments.definition.telling import formula, place_told

WEIGHTY = {"op": "and", "of": [{"op": "=", "of": [{"answer": "K2.1"}, "ada"]}]}
LEAF = some.none() | some.booleans() | some.integers() | some.text(max_size=5)
ANYTHING = some.recursive(
    LEAF, lambda inner: some.lists(inner) | some.dictionaries(some.text(max_size=5), inner)
)
KNOWN = some.sampled_from(
    ["code", "title", "id", "en", "items", "sections", "choices", "weight", "op", "of", "answer"]
)
NEARLY = some.recursive(
    LEAF, lambda inner: some.lists(inner) | some.dictionaries(KNOWN, inner), max_leaves=20
)


def told(old, new):
    return [str(each) for each in difference(old, new)]


def first(raw):
    return raw["sections"][0]["items"][0]


def test_the_same_twice_has_no_difference(raw):
    assert told(raw, RAW) == []
    assert told(raw, {**raw, "version": 2}) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weight": "9"}, "K1.1: weight 8 becomes 9."),
        ({"sumber": "resmi"}, "K1.1: the source of the weight, usulan, becomes resmi."),
        ({"text": {"id": "Baru?", "en": "New?"}}, "becomes “New?”."),
        ({"help": None}, "K1.1, help in Indonesian:"),
        ({"photo": "forbidden"}, "becomes “forbidden”."),
        ({"relevant": WEIGHTY}, "when it is asked, “–”, becomes “(K2.1 = ada)”."),
        ({"citations": ["a", "b"]}, "becomes “a, b”."),
        ({"required": False}, "whether it must be answered, “–”, becomes “False”."),
        ({"anything": {"a": 1}}, "K1.1: anything changes."),
    ],
)
def test_each_change_of_an_item_is_told(raw, change, words):
    first(raw).update(change)

    assert any(words in each for each in told(RAW, raw))


def test_what_comes_goes_and_moves_is_told(raw):
    items = raw["sections"][0]["items"]
    raw["sections"][1]["items"].append(items.pop(4))
    items[0], items[1] = items[1], items[0]
    raw["sections"][2]["items"][0]["code"] = "K3.9"

    found = told(RAW, raw)

    assert "K1.5 moves from K1 to K2." in found
    assert [each for each in found if "moves within K1" in each] == ["K1.2 moves within K1."]
    assert any(each.startswith("K3.9 is added") for each in found)
    assert any(each.startswith("K3.1 is removed") for each in found)


def test_answers_sections_and_the_whole_are_told_too(raw):
    raw["choices"]["published"][0]["score"] = "0.5"
    raw["choices"]["new"] = [{"value": "x", "label": {"id": "X", "en": "X"}}]
    raw["sections"][0]["title"]["en"] = "Papers"
    raw["sections"].reverse()
    raw["scoring"] = {"total": "none"}

    found = "\n".join(told(RAW, raw))

    assert "published, ada: share of the weight, “1”, becomes “0.5”." in found
    assert "new, x is added" in found
    assert "K1, title in English: “" in found
    assert "moves to another place." in found
    assert "OBS-SP: how the total is reckoned changes." in found


def test_conditions_are_written_as_short_formulas():
    inner = {"op": "not", "of": [{"op": "answered", "of": [{"answer": "A"}]}]}
    either = {"op": "or", "of": [inner, {"op": ">=", "of": [{"answer": "B"}, 3]}]}

    assert formula(either) == "(not (A ✓)) / (B >= 3)"
    assert formula({"op": ">=", "of": []}) == ">= "


@settings(max_examples=60)
@given(NEARLY | ANYTHING, NEARLY | ANYTHING)
def test_nothing_that_was_uploaded_breaks_the_comparison(old, new):
    for one, two in ((old, new), ({"sections": old}, {"sections": new, "choices": old})):
        if isinstance(one, dict) and isinstance(two, dict):
            difference(one, two)
            sums(one)
            place_told(one, "sections[0].items[1].text.id")
            with_group(one, 0, Typed("", {"title": {"id": "a", "en": "b"}}), ())
            formula(two)


def test_moving_beyond_the_ends_changes_nothing(raw):
    assert moved(raw, 0, 0, -1) == raw
    assert moved(raw, 99, 0, 1) == raw
    assert group_at(raw, 99) is None


def test_a_weight_goes_with_its_source_and_both_come_back(raw):
    nothing = Typed("K1.1", {}, weight="", source="resmi")
    again = Typed("K1.1", {}, weight="2,5", source="resmi")
    head = Typed("", {})

    without = with_group(raw, 0, head, [nothing])
    back = with_group(without, 0, head, [again])

    assert {"weight", "sumber"}.isdisjoint(first(without))
    assert (first(back)["weight"], first(back)["sumber"]) == ("2.5", "resmi")
    assert first(raw)["weight"] == "8"


def test_the_sums_say_what_is_missing(raw):
    (whole,) = sums(raw)
    first(raw)["weight"] = "1"

    (less,) = sums(raw)

    assert whole.is_right
    assert (less.found, less.wanted, less.is_right) == (93, 100, False)


@pytest.mark.parametrize("op", ["{0:>300000000}", "{x", "{0.__class__}", "{}"])
def test_an_operator_from_a_file_is_a_word_and_no_pattern(op):
    assert formula({"op": op, "of": ["a", "b"]}) == f"a {op} b"
