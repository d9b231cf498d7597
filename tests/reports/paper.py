"""Builders of fictitious report documents, for tests and for looking at."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from unsera_watch.reports.document import (
    AnswerKind,
    Citation,
    CitationStatus,
    Comparison,
    Indicator,
    Instrument,
    Letterhead,
    Observer,
    Photo,
    Place,
    ReportDocument,
    Result,
    Signature,
    Step,
    Unit,
    Variable,
    Visit,
)

NOON = datetime(2026, 11, 3, 5, 0, tzinfo=UTC)
ADA, TIDAK, NA, UNSEEN, PART = (
    (AnswerKind.PRESENT, "Ada"),
    (AnswerKind.ABSENT, "Tidak ada"),
    (AnswerKind.NOT_APPLICABLE, "Tidak berlaku"),
    (AnswerKind.UNOBSERVABLE, "Tidak dapat diamati"),
    (AnswerKind.PARTIAL, "Sebagian: 4 dari 6"),
)
SIPP = "Sistem informasi elektronik/non-elektronik (booklet, pamflet, situs web, monitor)"
TORN = (
    "Papan maklumat ada, tetapi dua dari tiga pernyataan tertutup lemari arsip dan tidak terbaca. "
    "Petugas menyebut papan akan dipindahkan."
)
SPECIAL = "Sarana khusus: ram, rambatan, kursi roda, jalur pemandu, toilet khusus, ruang menyusui"
QUESTIONS: tuple[tuple[str, str, str, str, Any, str, tuple[int, ...]], ...] = (
    ("K1.1", "Standar pelayanan", "Persyaratan pelayanan terpampang", "8", ADA, "", (1,)),
    ("K1.2", "Standar pelayanan", "Sistem, mekanisme, dan prosedur (alur) terpampang", "8", ADA,
     "Papan alur di sebelah pintu masuk.", (2,)),
    ("K1.3", "Standar pelayanan", "Produk pelayanan terpampang", "8", ADA, "", (2,)),
    ("K1.4", "Standar pelayanan", "Jangka waktu penyelesaian terpampang", "8", TIDAK,
     "Tidak ditemukan di ruang layanan maupun di loket.", ()),
    ("K1.5", "Standar pelayanan", "Biaya/tarif terpampang (atau keterangan gratis)", "8", ADA,
     "", (3,)),
    ("K2.1", "Maklumat layanan", "Maklumat pelayanan terpampang", "10", TIDAK,
     TORN, (4,)),
    ("K3.1", "SIPP", SIPP, "8", ADA, "", (5,)),
    ("K4.1", "Sarana prasarana", "Ruang tunggu", "3", ADA, "", (6,)),
    ("K4.2", "Sarana prasarana", "Toilet pengguna layanan", "3", UNSEEN,
     "Sedang dibersihkan selama kunjungan.", ()),
    ("K4.3", "Sarana prasarana", "Loket/meja pelayanan", "3", ADA, "", (6, 7)),
    ("K5.1", "Pelayanan khusus", SPECIAL, "5", PART,
     "Tidak ada jalur pemandu dan ruang menyusui.", (7, 8)),
    ("K5.2", "Pelayanan khusus", "Pelayanan khusus bagi pengguna berkebutuhan khusus", "5", ADA,
     "", ()),
    ("K6.1", "Pengelolaan pengaduan", "Sarana pengaduan (SMS, telepon, surel, kotak)", "4", ADA,
     "", (8,)),
    ("K6.2", "Pengelolaan pengaduan", "Informasi prosedur penyampaian pengaduan", "4", TIDAK,
     "", ()),
    ("K6.3", "Pengelolaan pengaduan", "Pejabat/petugas pengelola pengaduan", "4", TIDAK, "", ()),
    ("K7.1", "Penilaian kinerja", "Sarana pengukuran kepuasan pelanggan", "4", ADA, "", ()),
    ("K8.1", "Visi, misi, moto", "Visi dan misi", "1.5", ADA, "", ()),
    ("K8.2", "Visi, misi, moto", "Moto pelayanan", "1.5", ADA, "", ()),
    ("K9.1", "Atribut", "ID card/seragam petugas", "2", ADA, "Hanya catatan, tanpa foto.", ()),
    ("K10.1", "Pelayanan terpadu", "Pelayanan terpadu (satu pintu)", "2", NA, "", ()),
)  # fmt: skip
SHARE = {AnswerKind.PRESENT: Decimal(1), AnswerKind.ABSENT: Decimal(0)}


def indicators() -> tuple[Indicator, ...]:
    shares = {**SHARE, AnswerKind.PARTIAL: Decimal(4) / 6}
    return tuple(
        Indicator(
            code=code, variable=variable, text=text, weight=Decimal(weight), kind=kind,
            answer=answer, note=note, photos=photos,
            points=Decimal(weight) * shares[kind] if kind in shares else None,
        )
        for code, variable, text, weight, (kind, answer), note, photos in QUESTIONS
    )  # fmt: skip


def result(rows: tuple[Indicator, ...]) -> Result:
    names = dict.fromkeys(row.variable for row in rows)
    groups = {name: [r for r in rows if r.variable == name] for name in names}
    return Result(
        total=value_of(list(rows)),
        variables=tuple(
            Variable(
                name=name, score=value_of(group), weight=sum((r.weight for r in group), Decimal(0))
            )
            for name, group in groups.items()
        ),
        comparison=Comparison(
            label="skala lama 2016–2021, sudah dicabut", ticks=(Decimal(51), Decimal(81))
        ),
        remark="1 kunjungan, 20 indikator; 18 masuk penyebut. Bobot: usulan.",
    )


def value_of(rows: list[Indicator]) -> Decimal | None:
    counted = [row for row in rows if row.points is not None]
    weight = sum(row.weight for row in counted)
    return 100 * sum(row.points or 0 for row in counted) / weight if counted else None


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
        letterhead=Letterhead(
            name="Universitas Serang Raya",
            unit="Lembaga Penelitian dan Pengabdian kepada Masyarakat",
            address=("Alamat contoh, Kota Contoh", "lppm@unsera.example", "unsera.example"),
            monogram="US",
        ),
        unit=unit(),
        visit=visit(),
        instrument=Instrument(title="OBS-SP", version="v1", digest="a3f09c51" * 8),
        result=result(rows),
        indicators=rows,
        photos=photos(8),
        trail=trail(),
        citations=citations(),
        limits=(
            "Satu kunjungan pada satu hari; keadaan pada hari lain dapat berbeda.",
            "Hanya yang terlihat di ruang layanan; dokumen internal tidak diperiksa.",
        ),
        signatures=signatures(),
        evidence_strength="3 Cukup: dua pengamat pada kunjungan yang sama, bukti bertanda waktu",
        reply="Tanggapan unit: belum diminta",
        disclaimer="Nilai indikatif hasil observasi mahasiswa. Bukan penilaian, opini, atau "
        "sertifikat Ombudsman Republik Indonesia.",
    )
    return replace(base, **changes)


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
