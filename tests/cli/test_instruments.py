"""`instruments …` as an operator, or somebody who checks us, types it."""

import json

import pytest

from tests.instruments.shipped import RAW, everything_there
from unsera_watch.instruments.definition import digest_of

USERS = {"RESP": [{f"U{n}": 4 for n in range(1, 10)}] * 3}


@pytest.fixture
def answers():
    return everything_there()


@pytest.fixture
def ask(run, settings, tmp_path):
    """Return a function: a command, with what is given as JSON in a file at its end."""

    def ask(*words, given=None):
        if given is not None:
            file = tmp_path / "given.json"
            file.write_text(given if isinstance(given, str) else json.dumps(given))
            words = (*words, file)
        return run(settings, "instruments", *words)

    return ask


def test_every_shipped_instrument_is_listed(ask):
    found = json.loads(ask("list", "--json").stdout)

    assert {row["code"]: row["kind"] for row in found} == {
        "OBS-SP": "form",
        "WWC-PENGGUNA": "form",
        "WWC-PETUGAS": "form",
        "PEKPPP-F02A": "form",
        "PPP-2022": "composite",
    }


def test_the_whole_definition_can_be_read_back(ask):
    assert json.loads(ask("show", "OBS-SP", "--json").stdout) == RAW
    assert json.loads(ask("show", "OBS-SP").stdout)["sha256"] == digest_of(RAW)


def test_a_sound_file_is_checked_and_published_once(ask):
    newer = {**RAW, "version": 2}

    assert "is sound" in ask("check", given=newer).stdout
    assert ask("publish", given=newer).exit_code == 0
    assert ask("publish", given={**newer, "title": {"id": "A", "en": "B"}}).exit_code == 1
    assert "OBS-SP v2" in ask("list").stdout


def test_every_mistake_is_named_by_its_place(ask):
    wrong = json.loads(json.dumps(RAW))
    wrong["sections"][0]["items"][0]["weight"] = "nan"
    wrong["sections"][1]["items"][0]["code"] = "K1.1"

    told = ask("check", given=wrong)

    assert told.exit_code == 1
    assert "sections[0].items[0].weight: " in told.stdout
    assert "items: These codes stand here twice: K1.1." in told.stdout


def test_a_score_tells_everything_it_rests_on(ask, answers):
    given = answers | {"K1.5": "tidak_ada", "K4.2": "tidak_dapat_diamati"}

    told = ask("score", "OBS-SP", given=given)

    found = json.loads(told.stdout)
    assert told.exit_code == 0, told.output
    assert (found["total"], found["top"]) == ("91.75", 100)
    assert found["note"] == "nilai indikatif hasil observasi mahasiswa"
    assert found["left_out"] == [{"code": "K4.2", "why": "unobservable"}]
    assert [(each["scale"], each["status"]) for each in found["comparison"]] == [
        ("kepatuhan-2016", "revoked"),
        ("penyelenggaraan-2022", "revoked"),
    ]


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"K99": "ada"}, "K99"),
        ({"K1.1": "mungkin"}, "K1.1"),
        ({"K1.1": ["ada"]}, "K1.1"),
        ({"K5.1": {"ticked": ["helipad"]}}, "K5.1"),
    ],
)
def test_an_answer_that_cannot_be_is_told(ask, answers, wrong, place):
    told = ask("score", "OBS-SP", given=answers | wrong)

    assert told.exit_code == 1
    assert place in json.loads(told.stdout)["problems"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1.5", '"1,5"', '"\\u0663"', "1e3", "true"])
def test_what_is_no_number_gives_no_score(ask, number):
    given = f'{{"RESP": [{{"U1": {number}}}]}}'

    told = ask("score", "WWC-PENGGUNA", given=given)

    assert told.exit_code == 1
    assert "RESP[0].U1" in json.loads(told.stdout)["problems"]
    assert json.loads(told.stdout)["total"] is None


def test_a_survey_is_compared_with_a_scale_in_force(ask):
    found = json.loads(ask("score", "WWC-PENGGUNA", given=USERS).stdout)

    assert found["total"] == "100.00"
    assert (found["comparison"][0]["status"], found["comparison"][0]["step"]) == ("in_force", "A")


def test_a_composite_names_the_dimensions_it_lacks(ask, answers):
    found = json.loads(ask("score", "PPP-2022", given={"OBS-SP": answers}).stdout)

    assert found["total"] is None
    assert found["missing_dimensions"] == ["input", "output", "pengaduan"]
    assert [part["weight"] for part in found["dimensions"]] == ["21.85", "32.37", "24.24", "21.54"]


@pytest.mark.parametrize("given", ["{", "[]", '{"a": 1, "a": 2}', "\ufeff", "[" * 100_000])
def test_a_file_that_is_no_answers_is_refused_in_words(ask, given):
    told = ask("score", "OBS-SP", given=given)

    assert told.exit_code == 1
    assert told.output.startswith("Error: ")


def test_a_workbook_goes_out_and_comes_back(ask, run, settings, tmp_path):
    book, back = tmp_path / "form.xlsx", tmp_path / "back.json"

    ask("export", "OBS-SP", "--xlsform", book)
    told = run(settings, "instruments", "import", book, "--out", back)

    assert told.exit_code == 0, told.output
    assert json.loads(back.read_text(encoding="utf-8")) == RAW


def test_an_unknown_code_names_those_there_are(ask):
    assert "PEKPPP-F02A" in ask("show", "NOBODY").output


def test_an_installation_that_is_not_set_up_says_how_to_do_it(run, empty):
    told = run(empty, "instruments", "list")

    assert told.exit_code == 1
    assert "unsera-watch migrate" in told.output
