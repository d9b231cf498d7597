"""The sentences a report says of its own, in Indonesian, together, so a lawyer can read them."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from unsera_watch.instruments.rules import TotalOf
from unsera_watch.observations.rules import Action, Presence
from unsera_watch.reports.document import AnswerKind
from unsera_watch.reports.pdf import indonesian
from unsera_watch.reports.rules import Strength

TITLE: Final = "Laporan Hasil Observasi"
DISCLAIMER: Final = (
    "Nilai indikatif hasil observasi mahasiswa. "
    "Bukan penilaian atau pendapat Ombudsman Republik Indonesia."
)
REPLY: Final = "Tanggapan unit: belum diminta"
OLD_SCALE: Final = "skala lama 2016–2021, sudah dicabut"
CONFIRMED_POINT: Final = "dikonfirmasi koordinator"
UNANSWERED: Final = "Tidak dijawab"

ONE_VISIT: Final = "Satu kunjungan pada satu hari; keadaan pada hari lain dapat berbeda."
ONLY_SEEN: Final = (
    "Hanya yang terlihat di ruang layanan pada saat kunjungan; dokumen internal tidak diperiksa."
)
NO_FINDING: Final = (
    "Nilai bersifat indikatif; nilai rendah tidak dengan sendirinya berarti pelanggaran."
)
PROPOSED_WEIGHTS: Final = (
    "Bobot indikator adalah usulan program ini, bukan bobot resmi instrumen mana pun."
)
SOME_PROPOSED_WEIGHTS: Final = (
    "Sebagian bobot indikator adalah usulan program ini; yang resmi disebut resmi."
)
UNCONFIRMED_CITATIONS: Final = (
    "Rujukan yang belum dikonfirmasi bukan dasar hukum laporan ini; "
    "sebelum dikonfirmasi, laporan ini tidak memuat ketidaksesuaian terhadapnya."
)
UNCONFIRMED_PRESENCE: Final = (
    "Kehadiran sebagian pengamat belum atau tidak dibenarkan oleh yang bersangkutan."
)

LEADER: Final = "Ketua kelompok"
KNOWN_BY: Final = "Mengetahui, pembimbing lapangan"
OBSERVER: Final = "pengamat"
PARTNER: Final = "rekan"
SUPERVISOR: Final = "pembimbing lapangan"
ANSWERED: Final = "Catatan dijawab"
WHOLE: Final = "Umum"

PRESENCE: Final[Mapping[Presence, str]] = MappingProxyType(
    {
        Presence.CONFIRMED: "kehadiran dikonfirmasi",
        Presence.ASKED: "kehadiran belum dikonfirmasi",
        Presence.DENIED: "menyatakan tidak hadir",
    }
)
PRESENCE_STEP: Final[Mapping[Presence, str]] = MappingProxyType(
    {state: text[:1].upper() + text[1:] for state, text in PRESENCE.items()}
)
DECIDED: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.VERIFY: "Diverifikasi",
        Action.RETURN: "Dikembalikan untuk diperbaiki",
        Action.REJECT: "Ditolak",
    }
)
STRENGTH: Final[Mapping[Strength, str]] = MappingProxyType(
    {
        Strength.SUFFICIENT: "3 Cukup: dua pengamat, bukti dengan waktu dan tempat",
        Strength.LIMITED: "2 Terbatas: ada bukti, tanpa pengamat kedua atau tanpa tempat",
        Strength.WEAK: "1 Lemah: pernyataan saja, tanpa foto",
    }
)
_SHARE: Final[Mapping[AnswerKind, str]] = MappingProxyType(
    {
        AnswerKind.PRESENT: "Ada",
        AnswerKind.PARTIAL: "Sebagian",
        AnswerKind.ABSENT: "Tidak ada",
    }
)


def report_title(unit: str) -> str:
    """Return the title a report has in lists and on the check page."""
    return f"{TITLE} {unit}"


def not_judged(ended: str) -> str:
    """Say why a visit has no value."""
    return f"1 kunjungan, tanpa penilaian indikator: {ended}."


def basis(asked: int, counted: int, proposed: int) -> str:
    """Say what a value is made of."""
    source = "usulan" if proposed == asked else f"{proposed} usulan, {asked - proposed} resmi"
    return f"1 kunjungan, {asked} indikator; {counted} masuk penyebut. Bobot: {source}."


def survey(n: int, beside: int) -> str:
    """Say whom a value comes from; how many would be enough is not known to us."""
    more = f", {beside} lagi tidak lengkap" if beside else ""
    return (
        f"1 kunjungan, {n} responden dihitung{more}. Jumlah pengguna layanan tidak diketahui, "
        "jadi kecukupan sampel belum dinilai."
    )


def incomplete(names: Sequence[str]) -> str:
    """Say which dimensions nothing is known of; nothing is scaled up instead."""
    return f" Tidak lengkap: dimensi {'; '.join(names)} belum dinilai." if names else ""


_FORMULAS: Final[Mapping[TotalOf, str]] = MappingProxyType(
    {
        TotalOf.ITEMS: (
            "Nilai = {top} × jumlah poin ÷ jumlah bobot yang berlaku, dibulatkan satu kali."
        ),
        TotalOf.DIMENSIONS: (
            "Nilai = jumlah bobot dimensi × nilai dimensi, dibulatkan satu kali; "
            "dimensi yang belum dinilai tidak diganti."
        ),
        TotalOf.DIMENSION: "Nilai diambil dari satu dimensi, dibulatkan satu kali.",
        TotalOf.NONE: "Instrumen ini tidak menghasilkan nilai.",
    }
)


def formula(of: TotalOf, top: int) -> str:
    """Say how a total is made."""
    return _FORMULAS[of].format(top=top)


COMPOSITE_NOTE: Final = (
    "Bobot dimensi resmi; bobot indikator di dalamnya adalah usulan program ini. "
    "Nilai indikatif hasil observasi mahasiswa, tanpa kategori dan tanpa huruf."
)


def share(kind: AnswerKind, seen: int, applicable: int) -> str:
    """Return "Sebagian: 2 dari 5"."""
    return f"{_SHARE[kind]}: {seen} dari {applicable}"


def parts(seen: Sequence[str], beside: Sequence[str]) -> str:
    """Say what was ticked and what does not apply."""
    ticked = f"Terlihat: {'; '.join(seen)}." if seen else ""
    left_out = f"Tidak berlaku: {'; '.join(beside)}." if beside else ""
    return " ".join(filter(None, (ticked, left_out)))


def sent(revision: int) -> str:
    """Return "Dikirim, revisi 2"."""
    return f"Dikirim, revisi {revision}"


def decided(action: Action, revision: int) -> str:
    """Return "Diverifikasi, revisi 2"."""
    return f"{DECIDED[action]}, revisi {revision}"


def remark(indicator: str, text: str) -> str:
    """Return "K2.1: teks catatan"."""
    return f"{indicator or WHOLE}: {text}"


def revoked_by(text: str) -> str:
    """Return "dicabut oleh …"."""
    return f"dicabut oleh {text}"


def checked_at(source: str) -> str:
    """Return "dicek pada …"."""
    return f"dicek pada: {source}"


def confirmed_on(day: date) -> str:
    """Return "dikonfirmasi 2 November 2026"."""
    return f"dikonfirmasi {indonesian.day(day)}"
