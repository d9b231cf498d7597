"""Every fixed word a report prints, on one page, so that a lawyer can read them together."""

from types import MappingProxyType
from typing import Final

from unsera_watch.reports.document import AnswerKind, CitationStatus
from unsera_watch.reports.pdf.letters.text import MISSING

DEMO: Final = "DATA CONTOH · bukan hasil penilaian kantor mana pun"
DRAFT: Final = "DRAF – belum diterbitkan"
NO_NUMBER: Final = "nomor belum diberikan"
ISSUED: Final = "Diterbitkan"
MISSING_GLYPHS: Final = (
    f"Tanda {MISSING} menggantikan aksara yang tidak ada pada huruf cetak laporan ini; "
    "teks aslinya tersimpan di sistem."
)

RESULT: Final = "NILAI INDIKATIF HASIL OBSERVASI"
OUT_OF: Final = "dari"
NOT_JUDGED: Final = "Tidak dapat dinilai"
NO_VALUE: Final = "–"
COMPARISON: Final = "PEMBANDING"

REGION: Final = "WILAYAH"
BODIES: Final = "PENYELENGGARA"
WHEN: Final = "WAKTU KUNJUNGAN"
OUTCOME: Final = "HASIL KUNJUNGAN"
OBSERVERS: Final = "PENGAMAT"
PROGRAMME: Final = "PROGRAM DAN KELOMPOK"
LETTER: Final = "SURAT TUGAS"
SUPERVISOR: Final = "PEMBIMBING"
INSTRUMENT: Final = "INSTRUMEN"
STRENGTH: Final = "Kekuatan bukti"
NOT_RECORDED: Final = "tidak tercatat"

VARIABLES: Final = "Nilai per variabel"
LOCATION: Final = "Lokasi dan pemeriksaan keaslian"
OFFICE_POINT: Final = "titik unit"
OFFICE_AT: Final = "Titik unit"
NO_OFFICE_POINT: Final = "Titik unit belum tercatat."
PHOTO_POINT: Final = "posisi foto dan akurasinya"
NO_POSITION: Final = "Tidak ada posisi yang tercatat"
NORTH: Final = "U"
CHECK: Final = "PERIKSA KEASLIAN LAPORAN INI"
CODE: Final = "KODE LAPORAN"
NO_CODE: Final = "Kode dan alamat pemeriksaan diberikan saat laporan diterbitkan."
CHECK_HELP: Final = "Pindai QR, atau buka alamat di bawah ini dan ketik kode laporan."

INDICATORS: Final = "Rincian indikator"
COLUMNS: Final = ("KODE", "INDIKATOR", "JAWABAN", "BOBOT", "POIN", "CATATAN DAN FOTO")
NO_INDICATORS: Final = "Kunjungan ini berakhir tanpa jawaban indikator."
VALUE: Final = "nilai"
SUM: Final = "Jumlah"
WEIGHT_NOTE: Final = "Tidak berlaku dan tidak dapat diamati tidak masuk penyebut."
FORMULA: Final = "Nilai = 100 × jumlah poin ÷ jumlah bobot yang berlaku, dibulatkan satu kali."
STATED: Final = "Dicatat, tidak dinilai"
LEGEND: Final = MappingProxyType(
    {
        AnswerKind.PRESENT: "Ada",
        AnswerKind.PARTIAL: "Sebagian",
        AnswerKind.ABSENT: "Tidak ada",
        AnswerKind.UNOBSERVABLE: "Tidak dapat diamati",
        AnswerKind.NOT_APPLICABLE: "Tidak berlaku",
    }
)

DIMENSION: Final = "DIMENSI"
DIMENSION_WEIGHT: Final = "BOBOT RESMI"
COMPOSITE_TOTAL: Final = "Nilai indikatif gabungan, dari 100"
TAKEN_FROM: Final = "Diambil dari"

PHOTOS: Final = "Bukti foto"
NO_PHOTOS: Final = "Tidak ada foto pada laporan ini."
NO_PICTURE: Final = "Gambar tidak tersedia"
NO_TIME: Final = "waktu tidak tercatat"
NO_PLACE: Final = "posisi tidak tercatat"

TRAIL: Final = "Jejak verifikasi"
TRAIL_COLUMNS: Final = ("WAKTU", "OLEH", "LANGKAH DAN CATATAN")
DATE_SPACE: Final = "tanggal ……………"
NO_TRAIL: Final = "Belum ada langkah verifikasi yang tercatat."
BASIS: Final = "Rujukan"
CITATIONS: Final = MappingProxyType(
    {
        CitationStatus.CONFIRMED: ("Dasar hukum", ""),
        CitationStatus.UNCONFIRMED: ("Rujukan lain", "rujukan belum dikonfirmasi"),
        CitationStatus.REVOKED: ("Sudah dicabut", "sudah dicabut"),
    }
)
NO_CITATIONS: Final = "Tidak ada rujukan yang dicantumkan."
LIMITS: Final = "Batasan"


def page_of(number: int, total: int) -> str:
    """Return "Halaman 2 dari 5"."""
    return f"Halaman {number} dari {total}"


def photo_list(numbers: tuple[int, ...]) -> str:
    """Return "Foto 3, 4", or nothing."""
    return f"Foto {', '.join(map(str, numbers))}" if numbers else ""


def photo_count(count: int) -> str:
    """Return "12 foto"."""
    return f"{count} foto"


def minutes(count: int) -> str:
    """Return "52 menit"."""
    return f"{count} menit"


def distances(shown: str, count: int, missing: int) -> str:
    """Return how far the photos were taken from the unit's point, and how many say nothing."""
    there = f"Jarak {count} foto ke titik unit: {shown} m." if shown else ""
    return f"{there} {missing} foto tanpa posisi.".strip() if missing else there
