"""Definitions as files: taken away and brought back; whatever is sent is told in words."""

import json
from io import BytesIO

import pytest

from unsera_watch.instruments import queries, service
from unsera_watch.instruments.definition.reading import MAX_BYTES, read_json
from unsera_watch.kernel.errors import Invalid

UPLOAD = "/instruments/upload"


@pytest.fixture
def visitor(browser, coordinator):
    return browser.as_(coordinator)


def sent(data, name="form.json"):
    return {"file": (BytesIO(data), name)}


def drafts(database):
    with database.reading() as session:
        return queries.drafts(session)


def test_json_goes_out_and_comes_back_as_the_next_version(visitor, database, version, raw):
    file = visitor.get(f"/instruments/versions/{version.id}/json").response
    assert json.loads(file.data) == raw

    taken = visitor.post(UPLOAD, sent(file.data))

    (draft,) = drafts(database)
    assert taken.location == f"/instruments/drafts/{draft.id}"
    assert draft.definition == {**raw, "version": 2}
    assert 'filename="OBS-SP-v1.json"' in file.headers["Content-Disposition"]


def test_a_workbook_goes_out_and_comes_back_the_same(visitor, database, version, raw):
    file = visitor.get(f"/instruments/versions/{version.id}/xlsform").response

    taken = visitor.post(UPLOAD, sent(file.data, "form.xlsx"))

    (draft,) = drafts(database)
    assert taken.location == f"/instruments/drafts/{draft.id}"
    assert draft.definition == {**raw, "version": 2}


def test_a_file_with_mistakes_is_kept_and_its_mistakes_are_listed(visitor, database):
    taken = visitor.post(UPLOAD, sent(b'{"sections": [{"items": [7]}, null], "title": "x"}'))

    page = visitor.get(taken.location)
    assert page.soup.select_one(".card-fair") is not None
    assert "sections" in page.text_of(".card-fair")
    assert [one.definition["title"] for one in drafts(database)] == ["x"]
    assert visitor.get(f"{taken.location}/sections/1").status == 200
    assert visitor.get(f"{taken.location}/sections/2").status == 404
    for more in ("preview", "difference", "json"):
        assert visitor.get(f"{taken.location}/{more}").status == 200


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"\xff\xfe\x00",
        b'{"n": ' + b"9" * 5_000 + b"}",
        b'{"a":' * 50 + b"1" + b"}" * 50,
        b"[" * 100_000,
        b"PK\x03\x04 no workbook",
        b" " * (MAX_BYTES + 1),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_a_file_that_is_no_form_is_refused_in_words(visitor, database, data):
    page = visitor.post(UPLOAD, sent(data))

    assert page.status == 422
    assert page.soup.select_one('.error-summary a[href="#file"]') is not None
    assert drafts(database) == []


def test_nothing_sent_at_all_is_told_too(visitor):
    assert visitor.post(UPLOAD).status == 422


def test_characters_no_page_can_show_are_left_out():
    raw = read_json(b'{"a\\u0000": ["\\ufffe\\ud800b", 1.50, NaN, "\\u06ff"]}')

    assert raw == {"a": ["b", "1.50", "NaN", "ۿ"]}


def test_what_is_too_large_is_told_with_the_limit():
    with pytest.raises(Invalid, match="at most 2 MB"):
        read_json(b" " * (MAX_BYTES + 1))


def test_a_file_takes_the_place_of_what_a_draft_held(visitor, database, version, raw):
    draft = visitor.post(f"/instruments/versions/{version.id}/copy").location
    raw["title"]["id"] = "Judul dari berkas"
    form = visitor.get(f"{draft}/upload").soup.select_one('[name="saved_n"]')["value"]
    data = json.dumps(raw).encode()

    taken = visitor.post(f"{draft}/upload", sent(data) | {"saved_n": form})
    late = visitor.post(f"{draft}/upload", sent(data) | {"saved_n": form})
    broken = visitor.post(f"{draft}/upload", sent(b"{") | {"saved_n": "1"})

    assert (taken.location, late.status, broken.status) == (draft, 409, 422)
    (kept,) = drafts(database)
    assert (kept.number, kept.definition["title"]["id"]) == (2, "Judul dari berkas")


def test_a_composite_lives_the_same_life(visitor, database, raw):
    title = {"id": "Gabungan", "en": "Composite"}
    whole = {"code": "D", "title": title, "weight": "100", "sumber": "resmi"}
    whole["from"] = {"instrument": "OBS-SP", "dimension": "K1"}
    made = {"kind": "composite", "code": "GABUNGAN", "version": 1, "title": title}
    made |= {"citations": [], "dimensions": [whole]}
    draft = visitor.post(UPLOAD, sent(json.dumps(made).encode())).location
    assert "OBS-SP · K1" in visitor.get(f"{draft}/preview").words

    done = visitor.post(f"{draft}/publish", {"saved_n": "0"})

    assert (done.status, visitor.get(done.location).status) == (303, 200)
    with database.reading() as session:
        version = queries.newest(session, "GABUNGAN")
        assert version not in queries.assignable(session)
        assert service.composite_of(version).code == "GABUNGAN"
    assert visitor.get(f"/instruments/versions/{version.id}").status == 200
    assert visitor.get(f"/instruments/versions/{version.id}/xlsform").status == 404
