"""What must not break a page: too much, too little, and words meant to do harm."""

from dataclasses import replace

import pytest

from tests.reports import answers, paper, reading
from unsera_watch.reports.document import AnswerKind, Citation, CitationStatus, Result

HOSTILE = (
    '<img src="/etc/passwd">',
    "Kantor <b",
    "Biaya & tarif <font color='[[[1]]]'>",
    "(kurung) \\kurung\\ ) Tj ET",
    "<a href='javascript:x'>",
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_mark_up_in_any_field_is_only_text(read, typed):
    document = flooded(typed)

    pages = read(document, {})

    assert typed in pages[0]
    assert reading.words(pages).count(typed) > len(document.indicators)


@pytest.mark.parametrize(
    "typed", ["W" * 2000, "kata " * 400, "😀" * 500, "العربية ", "\n" * 2000, ""]
)
def test_any_amount_of_any_script_is_printed(read, typed):
    pages = read(flooded(typed), {})

    assert all(f"dari {len(pages)}" in page for page in pages)


def flooded(words):
    """Return a document with *words* wherever people can write."""
    base = paper.document()
    return replace(
        base,
        unit=replace(base.unit, name=words, address=words, kind=words, bodies=(words,) * 5),
        visit=replace(base.visit, outcome_note=words, team=words, supervisor=words),
        indicators=tuple(replace(row, note=words, answer=words) for row in base.indicators),
        photos=tuple(replace(photo, caption=words, people=words) for photo in base.photos),
        trail=tuple(replace(step, who=words, remark=words) for step in base.trail),
        limits=(words, words),
        citations=(Citation(text=words, status=CitationStatus.REVOKED, note=words),),
        signatures=tuple(replace(each, name=words, role=words) for each in base.signatures),
        reply=words,
        evidence_strength=words,
        result=replace(base.result, remark=words),
        letterhead=replace(base.letterhead, name=words, monogram=words),
    )


def test_a_note_of_2000_characters_in_every_indicator_is_printed_whole(read):
    note = " ".join(f"kata{n}" for n in range(280))[:2000]
    rows = tuple(replace(row, note=note) for row in answers.indicators())

    text = reading.words(read(paper.document(indicators=rows), {}))

    assert text.count("kata0 kata1 ") == len(rows)
    assert text.count(note.split()[-1]) >= len(rows)


def test_a_row_taller_than_a_page_goes_on_under_a_repeated_header(read):
    row = replace(answers.indicators()[0], text="panjang " * 240, note="W" * 2000)

    pages = read(paper.document(indicators=(row,), photos=()), {})

    assert sum("CATATAN DAN FOTO" in page for page in pages) > 1
    assert reading.words(pages).count("panjang") == 240


def test_a_visit_without_answers_has_a_report_all_the_same(read):
    refused = paper.document(
        indicators=(), photos=(), trail=(), citations=(), limits=(), signatures=(),
        result=Result(total=None),
        unit=replace(paper.unit(), place=None, bodies=()),
        visit=replace(paper.visit(), outcome="Ditolak petugas", outcome_note="Diminta kembali."),
    )  # fmt: skip

    text = reading.words(read(refused, {}))

    assert "Tidak dapat dinilai" in text
    assert "Ditolak petugas Diminta kembali." in text
    assert "Tidak ada posisi yang tercatat" in text


def test_sixty_photos_stand_six_a_page(read):
    pages = read(paper.document(photos=paper.photos(60)))

    counted = [page.count("SHA-256 ") for page in pages[2:]]

    assert max(counted) == 6
    assert sum(page.count("Orang diburamkan") for page in pages) == 15


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"<svg/>", b"\x89PNG\r\n"])
def test_a_picture_that_is_gone_or_broken_leaves_its_frame_and_hash(read, data):
    document = paper.document(photos=paper.photos(1))

    text = reading.words(read(document, {"photo-1": data}))

    assert "Gambar tidak tersedia" in text
    assert document.photos[0].original_sha256[:8] in text


def test_a_missing_script_is_explained_only_where_it_occurs(read):
    told = "menggantikan aksara yang tidak ada"
    arabic = replace(answers.indicators()[0], note="العربية")

    assert told in reading.words(read(paper.document(indicators=(arabic,)), {}))
    assert told not in reading.words(read(paper.document(), {}))


def test_every_kind_of_answer_has_its_own_shape(printed):
    row = answers.indicators()[0]
    files = {
        kind: printed(paper.document(indicators=(replace(row, kind=kind, points=None),)), {})
        for kind in AnswerKind
    }

    assert len(set(files.values())) == len(AnswerKind)


def test_photos_far_from_the_unit_stay_on_the_sketch(read):
    photo = paper.photos(1)[0]
    astray = replace(photo, place=replace(photo.place, lat=51.5, lon=-0.1, accuracy_m=4000.0))

    text = reading.words(read(paper.document(photos=(astray,)), {}))

    assert "Jarak 1 foto ke titik unit: 1" in text
