"""Builders of fictitious report documents, for tests and for looking at."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from tests.reports.answers import QUESTIONS, indicators, result
from unsera_watch.reports.document import (
    Citation,
    CitationStatus,
    Instrument,
    Letterhead,
    Observer,
    Photo,
    Place,
    ReportDocument,
    Signature,
    Step,
    Unit,
    Visit,
)

NOON = datetime(2026, 11, 3, 5, 0, tzinfo=UTC)
LIMITS = (
    "Satu kunjungan pada satu hari; keadaan pada hari lain dapat berbeda.",
    "Hanya yang terlihat di ruang layanan; dokumen internal tidak diperiksa.",
)
DISCLAIMER = (
    "Nilai indikatif hasil observasi mahasiswa. "
    "Bukan penilaian, opini, atau sertifikat Ombudsman Republik Indonesia."
)


def picture(number: int) -> bytes:
    size = (1000, 750) if number % 3 else (750, 1000)
    image = Image.new("RGB", size, ((37 * number) % 200, (91 * number) % 200, 120))
    ImageDraw.Draw(image).rectangle((200, 150, 550, 500), fill=(235, 235, 225))
    out = BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def photos(count: int) -> tuple[Photo, ...]:
    return tuple(
        Photo(
            number=n,
            caption=f"{QUESTIONS[n % 20][0]} {QUESTIONS[n % 20][2]}",
            picture=f"photo-{n}",
            original_sha256=hashlib.sha256(str(n).encode()).hexdigest(),
            people="Tidak ada orang" if n % 4 else "Orang diburamkan",
            taken_at=NOON + timedelta(minutes=3 * n),
            place=None if n % 7 == 0 else Place(
                lat=-2.500000 + 0.00004 * (n % 5 - 2), lon=140.250000 + 0.00006 * (n % 4),
                accuracy_m=6.0 + n % 9, source="peramban",
            ),
        )
        for n in range(1, count + 1)
    )  # fmt: skip


def pictures(document: ReportDocument) -> dict[str, bytes]:
    return {photo.picture: picture(photo.number) for photo in document.photos}


def document(**changes: Any) -> ReportDocument:
    rows = indicators()
    base = ReportDocument(
        frozen_at=NOON + timedelta(days=9),
        issued_at=NOON + timedelta(days=9, hours=2),
        title="Laporan Hasil Observasi",
        number="003/LHO/UNSERA/XI/2026",
        code="UW-7F3A-91C2-X",
        verify_url="https://watch.unsera.example/periksa/UW-7F3A-91C2-X",
        is_demo=True,
        letterhead=letterhead(),
        unit=unit(),
        visit=visit(),
        instrument=Instrument(title="OBS-SP", version="v1", digest="a3f09c51" * 8),
        result=result(rows),
        indicators=rows,
        photos=photos(8),
        trail=trail(),
        citations=citations(),
        limits=LIMITS,
        signatures=signatures(),
        evidence_strength="3 Cukup: dua pengamat pada kunjungan yang sama, bukti bertanda waktu",
        reply="Tanggapan unit: belum diminta",
        disclaimer=DISCLAIMER,
    )
    return replace(base, **changes)


def letterhead() -> Letterhead:
    return Letterhead(
        name="Universitas Serang Raya",
        unit="Lembaga Penelitian dan Pengabdian kepada Masyarakat",
        address=("Alamat contoh, Kota Contoh", "lppm@unsera.example", "unsera.example"),
        monogram="US",
    )


def unit() -> Unit:
    return Unit(
        name="Unit Contoh Melati 03",
        kind="Administrasi kependudukan",
        address="Jalan Contoh Nomor 3, Kecamatan Contoh",
        region="Wilayah Contoh 04",
        bodies=("Dinas Contoh Melati", "Pemerintah Wilayah Contoh 04"),
        product="Penerbitan surat keterangan contoh",
        place=Place(lat=-2.500000, lon=140.250100, source="dikonfirmasi koordinator"),
    )


def visit() -> Visit:
    return Visit(
        started_at=NOON - timedelta(minutes=170),
        ended_at=NOON - timedelta(minutes=118),
        minutes=52,
        outcome="Selesai",
        observers=(
            Observer(name="Mahasiswa Contoh 01", identifier_label="NIM", identifier="00000001"),
            Observer(name="Mahasiswa Contoh 02", identifier_label="NIM", identifier="00000002"),
        ),
        programme="Program Contoh 2026/2027",
        team="Kelompok Contoh 2",
        letter_number="ST-CONTOH/014/2026",
        letter_date=date(2026, 10, 26),
        supervisor="Pembimbing Contoh 01",
    )


def trail() -> tuple[Step, ...]:
    student, supervisor = "Mahasiswa Contoh 01", "Pembimbing Contoh 01"
    told = "K2.1: mohon jelaskan pernyataan mana yang tidak terbaca."
    return (
        Step(at=NOON, who=student, role="pengamat", what="Dikirim, revisi 1"),
        Step(at=NOON + timedelta(hours=1), who="Mahasiswa Contoh 02", role="rekan",
             what="Kehadiran dikonfirmasi"),
        Step(at=NOON + timedelta(days=1), who=supervisor, role="pembimbing", what="Dikembalikan",
             remark=told),
        Step(at=NOON + timedelta(days=2), who=student, role="pengamat", what="Dikirim, revisi 2"),
        Step(at=NOON + timedelta(days=3), who=supervisor, role="pembimbing", what="Diverifikasi"),
    )  # fmt: skip


def citations() -> tuple[Citation, ...]:
    return (
        Citation(text="Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik, Pasal 21",
                 status=CitationStatus.CONFIRMED, note="dikonfirmasi 2 November 2026"),
        Citation(text="Peraturan contoh tentang pedoman standar pelayanan",
                 status=CitationStatus.UNCONFIRMED),
    )  # fmt: skip


def signatures() -> tuple[Signature, ...]:
    issued = date(2026, 11, 12)
    return (
        Signature(place="Kota Contoh", signed_on=issued, role="Ketua kelompok",
                  name="Mahasiswa Contoh 01", identifier_label="NIM", identifier="00000001"),
        Signature(place="Kota Contoh", signed_on=issued, role="Mengetahui, pembimbing lapangan",
                  name="Pembimbing Contoh 01", identifier_label="NIDN", identifier="0000000001"),
    )  # fmt: skip
