"""Reading a definition, refusing a broken one with the place, and its hash."""

import json
from decimal import Decimal

import pytest

from unsera_watch.instruments.definition import digest_of, parse
from unsera_watch.instruments.rules import (
    INTERNAL_COMPONENTS,
    PUBLISHED_COMPONENTS,
    PhotoRule,
    WeightSource,
)
from unsera_watch.instruments.rules.shape import UNOBSERVABLE
from unsera_watch.kernel.errors import Invalid

WEIGHTS = {
    "K1": ["8", "8", "8", "8", "8"],
    "K2": ["10"],
    "K3": ["8"],
    "K4": ["3", "3", "3"],
    "K5": ["5", "5"],
    "K6": ["4", "4", "4"],
    "K7": ["4"],
    "K8": ["1.5", "1.5"],
    "K9": ["2"],
    "K10": ["2"],
}


def first_item(raw):
    return raw["sections"][0]["items"][0]


def test_the_shipped_form_has_ten_variables_and_twenty_indicators(definition):
    found = {section.code: section.items for section in definition.sections}

    assert {code: [str(item.weight) for item in items] for code, items in found.items()} == WEIGHTS
    assert len(list(definition.items)) == 20
    assert sum(item.weight for item in definition.items) == Decimal(100)


def test_every_weight_says_that_it_is_a_proposal(definition):
    assert {item.source for item in definition.items} == {WeightSource.PROPOSED}


def test_every_code_begins_with_its_variable(definition):
    for section in definition.sections:
        assert all(item.code.startswith(f"{section.code}.") for item in section.items)


def test_only_published_components_cannot_be_called_unobservable(definition):
    strict = {item.code for item in definition.items if item.option(UNOBSERVABLE) is None}

    assert strict == {
        item.code for item in definition.items if item.component in PUBLISHED_COMPONENTS
    }
    assert strict == {"K1.1", "K1.2", "K1.3", "K1.4", "K1.5", "K6.1", "K6.2", "K6.3"}


def test_the_law_has_six_published_and_eight_internal_components():
    assert (len(PUBLISHED_COMPONENTS), len(INTERNAL_COMPONENTS)) == (6, 8)
    assert not PUBLISHED_COMPONENTS & INTERNAL_COMPONENTS


def test_no_photo_is_taken_of_officers(definition):
    forbidden = [item.code for item in definition.items if item.photo is PhotoRule.FORBIDDEN]

    assert forbidden == ["K9.1"]


def test_texts_come_in_the_language_asked_for(definition):
    title = definition.section("K2").title

    assert title.in_("id") == "Maklumat pelayanan"
    assert title.in_("en") == "Service charter"
    assert title.in_("su") == "Maklumat pelayanan"


def test_every_question_is_a_question_in_both_languages(definition):
    for item in definition.items:
        assert item.text.id.endswith("?")
        assert item.text.en.endswith("?")


def test_the_hash_does_not_depend_on_order_or_white_space(raw):
    shuffled = json.loads(json.dumps(dict(reversed(raw.items())), indent=7))

    assert digest_of(shuffled) == digest_of(raw)


def test_the_hash_notices_one_changed_word(raw):
    before = digest_of(raw)

    first_item(raw)["text"]["id"] += " "

    assert digest_of(raw) != before


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("weight", 8, "weight"),
        ("weight", "nan", "weight"),
        ("weight", "1,5", "weight"),
        ("weight", "\N{ARABIC-INDIC DIGIT FIVE}", "weight"),
        ("weight", "0", "weight"),
        ("weight", "101", "weight"),
        ("kind", "several", "kind"),
        ("photo", None, "photo"),
        ("sumber", "guess", "sumber"),
        ("choices", "nobody", "choices"),
        ("component", "XX", "component"),
        ("component", ["SY"], "component"),
        ("code", "K 1", "code"),
        ("text", {"id": "Apa?"}, "text.en"),
        ("help", "no languages", "help"),
        ("citations", "uu", "citations"),
        ("wieght", "8", "wieght"),
        ("parts", [], "parts"),
    ],
)
def test_each_mistake_is_named_by_its_place(raw, key, value, place):
    first_item(raw)[key] = value

    with pytest.raises(Invalid) as refusal:
        parse(raw)

    assert f"sections[0].items[0].{place}" in refusal.value.problems


def test_all_mistakes_are_told_at_once(raw):
    first_item(raw)["weight"] = "much"
    raw["version"] = True
    raw["sections"][1]["title"] = None

    with pytest.raises(Invalid) as refusal:
        parse(raw)

    assert {"sections[0].items[0].weight", "version", "sections[1].title"} <= set(
        refusal.value.problems
    )


def test_a_code_stands_only_once(raw):
    raw["sections"][1]["items"][0]["code"] = "K1.1"

    with pytest.raises(Invalid) as refusal:
        parse(raw)

    assert "K1.1" in str(refusal.value.problems["items"])


def test_ticks_need_parts_and_one_answer_that_scores(raw):
    first_item(raw)["kind"] = "many"

    with pytest.raises(Invalid) as refusal:
        parse(raw)

    assert "sections[0].items[0]" in refusal.value.problems


@pytest.mark.parametrize("nonsense", [None, [], "OBS-SP", 1, {}])
def test_what_is_no_definition_is_refused(nonsense):
    with pytest.raises(Invalid):
        parse(nonsense)
