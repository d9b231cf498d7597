"""Twenty fictitious answers and what they add up to."""

from decimal import Decimal
from typing import Any

from unsera_watch.reports.document import AnswerKind, Comparison, Indicator, Result, Variable

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
