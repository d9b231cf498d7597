"""The shipped instruments: official numbers, plain words, and examples by hand."""

import json
from collections import Counter
from decimal import Decimal

import pytest

from tests.instruments.shipped import SHIPPED
from unsera_watch.instruments.definition import parse, parse_composite
from unsera_watch.instruments.rules import Element, Kind, PhotoRule, check_answers, score
from unsera_watch.instruments.rules.shape import UNOBSERVABLE, Seen, WeightSource

NAMES = ("obs-sp", "wwc-pengguna", "wwc-petugas", "pekppp-f02a", "ppp-2022")
RAW = {n: json.loads((SHIPPED / f"{n}-v1.json").read_text(encoding="utf-8")) for n in NAMES}
OBS, USERS, OFFICIALS, PEKPPP = (parse(RAW[name]) for name in NAMES[:4])
FORMS = (OBS, USERS, OFFICIALS, PEKPPP)
COMPOSITE = parse_composite(RAW["ppp-2022"])
DIMENSIONS = ["21.85", "32.37", "24.24", "21.54"]
CITATIONS = json.loads((SHIPPED / "citations.json").read_text(encoding="utf-8"))
# The plain questions of domain.md §3.2, word for word.
PLAIN = {
    "M01": "Apakah urusan Anda selesai lebih lama dari waktu yang dijanjikan?",
    "M02": "Apakah Anda pernah ditolak atau tidak dilayani tanpa alasan yang jelas?",
    "M03": "Apakah petugas tidak bisa menjelaskan atau salah menjelaskan?",
    "M04": "Apakah petugas memakai jabatannya untuk meminta atau memaksa sesuatu?",
    "M05": "Apakah langkah yang Anda jalani berbeda dari alur yang dipasang?",
    "M06": "Apakah ada yang meminta uang/barang di luar biaya resmi?",
    "M07": "Apakah Anda diperlakukan tidak sopan?",
    "M08": "Apakah ada orang yang didahulukan karena kenal petugas?",
    "M09": "Apakah Anda dilayani berbeda karena latar belakang Anda?",
    "M10": "Apakah urusan lebih mudah bila punya keluarga/kelompok di kantor ini?",
}
ASPECTS = ["24", "25", "18", "11", "10", "12", "0"]
FIRST = ["17", "14", "7", "14", "10", "17", "7", "7", "7"]
PHOTOLESS = {"2.a.P", "12.b.Ak", "13.b.K", "14.b.K", "27.e.Ak", "28.e.Ak", "29.f.B"}


def texts(raw):
    """Yield every text there is, wherever it stands."""
    if isinstance(raw, dict) and raw.keys() & {"id", "en"}:
        yield raw
    elif isinstance(raw, dict | list):
        for each in raw.values() if isinstance(raw, dict) else raw:
            yield from texts(each)


INDICATORS = [item for item in PEKPPP.items if item.kind is Kind.SCALE]
CALM = dict.fromkeys(PLAIN, "tidak") | {f"U{n}": 3 for n in range(1, 10)}
CALM |= dict.fromkeys(("T1", "T2", "T3"), 3)
MOVED = CALM | {f"U{n}": 4 for n in range(1, 10)} | {"M06": "ya", "T1": "tidak_tahu"}
ASKED = {"RESP": [CALM] * 9 + [MOVED]}
HEAD = {f"I{n}": 1 for n in range(1, 11)} | {"P0": "kepala", "I1": 7, "I4": 5}
FRONT = {f"I{n}": 3 for n in range(1, 11)} | {"P0": "petugas_depan", "I1": 14, "I4": 10}
TOLD = {"PETUGAS": [HEAD, FRONT | {"I8": "tidak_berlaku"}]}


def shown(form, said):
    """Return the total and the score of each dimension of a complete form, as printed."""
    assert check_answers(form, said, {}, {}) == {}
    found = score(form, said)
    return [str(found.total), *(str(each.score) for each in found.variables)]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_has_both_languages_and_claims_nothing(name):
    said = json.dumps(RAW[name], ensure_ascii=False).lower()

    assert [each for each in texts(RAW[name]) if set(each) != {"id", "en"}] == []
    assert [word for word in ("zona", "opini", "nilai resmi") if word in said] == []


def test_every_citation_is_on_the_list_once_and_unconfirmed():
    known = Counter(row["code"] for row in CITATIONS)
    cited = frozenset(COMPOSITE.citations).union(*(form.cited for form in FORMS))

    assert cited - set(known) == set()
    assert set(known.values()) == {1}
    assert {row["status"] for row in CITATIONS} == {"unconfirmed"}


def test_respondents_hear_the_ten_plain_questions():
    asked = {each.code: each for each in USERS.items if each.dimension == "PERSEPSI"}

    assert {code: item.text.id for code, item in asked.items()} == PLAIN
    assert all(item.maladministration == (code,) for code, item in asked.items())
    heard = [(each.text, each.help) for each in USERS.items]
    assert "maladmin" not in str(heard).lower()


def test_the_nine_elements_are_asked_once_from_one_to_four():
    asked = [each for each in USERS.items if each.dimension == "SKM"]

    assert Counter(each.element for each in asked) == Counter(map(str, Element))
    assert {(each.limits.least, each.limits.most) for each in asked} == {(1, 4)}
    assert all(each.required for each in asked)


@pytest.mark.parametrize("form", [USERS, OFFICIALS])
def test_rows_of_people_name_nobody(form):
    (section,) = form.sections

    assert section.repeat.anonymous
    assert not {each.kind for each in section.items} & {Kind.TEXT, Kind.POINT, Kind.PHOTO}
    assert {each.photo for each in section.items} == {PhotoRule.FORBIDDEN}


def test_what_was_demanded_is_asked_only_after_yes():
    row = {"M06": "ya", "M06A": "bukan apa-apa"}

    asked = check_answers(USERS, {"RESP": [row]}, {}, {})
    hidden = check_answers(USERS, {"RESP": [row | {"M06": "tidak"}]}, {}, {})

    assert set(asked) - set(hidden) == {"RESP[0].M06A"}


def test_officials_are_asked_i1_to_i10_with_one_weight_read_elsewhere():
    role, *asked = OFFICIALS.items

    assert (role.weight, len(role.options)) == (None, 4)
    assert [each.code for each in asked] == [f"I{number}" for number in range(1, 11)]
    assert [str(each.weight) for each in asked] == ["12.22", *["6.27"] * 9]
    assert {each.code for each in asked if each.source is WeightSource.OFFICIAL} == {"I1"}
    counted = {each.code: each.limits.most for each in asked if each.kind is Kind.COUNT}
    assert counted == {"I1": 14, "I4": 10}


def test_the_evaluators_form_has_31_indicators_of_six_steps():
    assert [each.code.partition(".")[0] for each in INDICATORS] == [str(n) for n in range(1, 32)]
    assert {len(set(each.anchors)) for each in INDICATORS} == {6}


def test_its_official_weights_are_official_and_each_aspect_sums_to_a_hundred():
    weights = {aspect.code: [] for aspect in PEKPPP.dimensions}
    for each in INDICATORS:
        weights[each.dimension].append(each.weight)
    *scored, extra = weights.values()

    assert [str(aspect.weight) for aspect in PEKPPP.dimensions] == ASPECTS
    assert [str(weight) for weight in weights["I"]] == FIRST
    assert ({sum(each) for each in scored}, extra) == ({Decimal(100)}, [None])
    official = {each.dimension for each in INDICATORS if each.source is WeightSource.OFFICIAL}
    assert official == {"I"}


def test_documents_are_asked_for_only_where_the_unit_showed_them():
    hidden = {each.code for each in INDICATORS if each.relevant is not None}
    on_paper = {each.code for each in INDICATORS if each.seen == (Seen.DOCUMENT,)}
    on_site = {each.code for each in INDICATORS if each.seen == (Seen.SITE,)}
    observable = {each.code for each in INDICATORS if each.option(UNOBSERVABLE) is None}

    assert (hidden, len(hidden)) == (on_paper, 12)
    assert (observable, len(observable)) == (on_site, 11)
    assert {each.code for each in INDICATORS if each.photo is PhotoRule.FORBIDDEN} == PHOTOLESS


def test_the_composite_takes_what_is_asked_and_says_what_nobody_asks():
    inside = [one for each in COMPOSITE.dimensions for one in each.indicators]
    weighed = {(f.code, each.code) for f in FORMS for each in f.items if each.weight is not None}
    taken = {(source.instrument, source.code) for one in inside for source in one.sources}

    assert [str(each.weight) for each in COMPOSITE.dimensions] == DIMENSIONS
    assert taken - weighed == set()
    assert [one.code for one in inside if not one.sources] == ["P9", "A5", "A8"]
    assert [one.code for one in inside if one.source is WeightSource.OFFICIAL] == ["I1"]


def test_ten_users_by_hand():
    # SKM: (9 x 3 + 4) / 10 x 25. Experience: (9 x 100 + 90) / 10. Trust: 3 of 1 to 4 is 2/3.
    assert shown(USERS, ASKED) == ["77.50", "99.00", "77.50", "66.67"]


def test_two_officials_by_hand():
    # I1: (7 + 14) / 28 x 12,22 = 9,165. I4: (5 + 10) / 20 x 6,27 = 4,7025. I8: 1 of 4, one of two.
    # Seven others: (1 + 3) / 8 x 6,27. Sum 9,165 + 4,7025 + 1,5675 + 21,945 = 37,38 of 68,65.
    assert shown(OFFICIALS, TOLD) == ["54.45", "54.45"]


@pytest.mark.parametrize(
    ("documents", "total", "first", "lacking"),
    # Fours and a 5 in 1.a.Ak: 4 + 0,17, and 4 + 0,24 x 0,17. Without documents a 5 in 3.a.T alone:
    # 4 + 7 / (7 + 10 + 17 + 7), and aspect VI is not known.
    [("ya", "4.04", "4.17", ()), ("tidak", "None", "4.17", ("VI",))],
)
def test_one_office_by_hand(documents, total, first, lacking):
    better = "1.a.Ak" if documents == "ya" else "3.a.T"
    answers = {"DOK": documents} | {each.code: 4 for each in INDICATORS} | {better: 5}

    assert shown(PEKPPP, answers)[:2] == [total, first]
    assert score(PEKPPP, answers).missing_dimensions == lacking
