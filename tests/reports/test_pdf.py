"""What a report's file promises: the same bytes, honest words, marks on every page."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.reports import paper, reading

ROOT = Path(__file__).parents[2]
AGAIN = """
import hashlib, pathlib, sys
from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.pdf import render
document = ReportDocument.from_json(sys.stdin.buffer.read())
print(hashlib.sha256(render(document, {}, pathlib.Path(sys.argv[1]))).hexdigest())
"""
NEVER = (
    "zona",
    "opini",
    "lahp",
    "rekomendasi",
    "skor",
    "kepatuhan",
    "kualitas t",
    "saran perbaikan",
    "tanda tangan elektronik",
    "bertanda tangan",
    "bsre",
    "sertifikat",
    "maladministrasi",
    "lapor!",
    "garuda",
)


def test_the_same_document_gives_the_same_bytes(printed):
    assert printed(paper.document()) == printed(paper.document())


def test_the_same_bytes_come_from_another_process_on_another_day(printed, fonts):
    document = paper.document()
    strange = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "9"}

    said = subprocess.run(
        [sys.executable, "-c", AGAIN, str(fonts)],
        input=document.to_json(), capture_output=True, check=True, cwd=ROOT, env=strange,
    )  # fmt: skip

    assert said.stdout.decode().strip() == sha256(printed(document, {})).hexdigest()


def test_another_word_gives_another_file_with_another_id(printed):
    one, other = (
        pikepdf.open(BytesIO(printed(paper.document(reply=reply), {}))) for reply in ("satu", "dua")
    )

    assert one.trailer.ID[0] != other.trailer.ID[0]


def test_the_file_says_when_it_was_issued_and_in_which_language(printed):
    document = paper.document()

    with pikepdf.open(BytesIO(printed(document, {}))) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith(f"D:{document.issued_at:%Y%m%d%H%M%S}")
        assert str(pdf.Root.Lang) == "id-ID"
        assert document.unit.name in str(pdf.docinfo.Title)
        assert document.letterhead.name in str(pdf.docinfo.Author)


def test_every_font_is_embedded(printed):
    with pikepdf.open(BytesIO(printed(paper.document(), {}))) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources.Font.values()]

        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_photos_pass_through_byte_for_byte(printed):
    document = paper.document(photos=paper.photos(1))
    jpeg = paper.picture(1)

    assert jpeg in printed(document, {"photo-1": jpeg})


@pytest.mark.parametrize("count", [0, 1, 8, 60])
def test_every_page_carries_foot_and_marks(read, count):
    pages = read(paper.document(photos=paper.photos(count), is_draft=True), {})

    for number, text in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in text
        assert "003/LHO/UNSERA/XI/2026 · Unit Contoh Melati 03" in text
        assert "DATA CONTOH · bukan hasil penilaian kantor mana pun" in text
        assert "DRAF – belum diterbitkan" in text


def test_a_real_issued_report_carries_no_such_marks(read):
    text = reading.words(read(paper.document(is_demo=False), {}))

    assert "DATA CONTOH" not in text
    assert "DRAF" not in text


def test_a_draft_has_neither_number_nor_code(read):
    draft = paper.document(
        is_draft=True, number="", code="", verify_url="", issued_at=None,
        frozen_at=paper.NOON + timedelta(days=1),
    )  # fmt: skip

    text = reading.words(read(draft, {}))

    assert "nomor belum diberikan" in text
    assert "diberikan saat laporan diterbitkan" in text


def test_words_that_are_not_ours_do_not_occur(read):
    document = paper.document()
    text = reading.words(read(document)).replace(document.disclaimer, "").casefold()

    assert [word for word in NEVER if word in text] == []


def test_the_old_scale_stands_only_in_its_box(read):
    pages = read(paper.document(), {})
    pieces = [piece for page in pages for piece in page.split("\n")]
    labels = [piece for piece in pieces if "skala lama" in piece]

    assert labels == ["PEMBANDING · skala lama 2016–2021, sudah dicabut"]
    assert "81" in pieces
    assert "81" not in [piece for page in read(without_scale(), {}) for piece in page.split("\n")]


def without_scale():
    document = paper.document()
    return paper.document(result=replace(document.result, comparison=None))


def test_the_parts_stand_in_the_order_people_read_reports(read):
    text = reading.words(read(paper.document()))
    order = [
        "UNIVERSITAS SERANG RAYA", "003/LHO/UNSERA/XI/2026", "Unit Contoh Melati 03",
        "NILAI INDIKATIF HASIL OBSERVASI", "WAKTU KUNJUNGAN", "Nilai per variabel",
        "Lokasi dan pemeriksaan keaslian", "Rincian indikator", "Bukti foto", "Jejak verifikasi",
        "Tanggapan unit: belum diminta", "Dasar hukum", "rujukan belum dikonfirmasi", "Batasan",
        "Ketua kelompok,",
    ]  # fmt: skip

    places = [text.find(words) for words in order]

    assert -1 not in places
    assert all(first < second for first, second in pairwise(places))


def test_dates_numbers_and_hashes_are_indonesian_and_comparable(read):
    text = reading.words(read(paper.document()))

    assert "Selasa, 3 November 2026 09.10–10.02 WIB (52 menit)" in text
    assert "70,88 dari 100" in text
    assert re.search(r"SHA-256( [0-9a-f]{8}){8}", text)
