"""What the photos of the demo world show: drawn signs and rooms, nothing from a real office."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Scene(StrEnum):
    """How a sign is drawn."""

    BOARD = "board"
    FLOW = "flow"
    FRAME = "frame"
    SEATS = "seats"
    DOOR = "door"
    COUNTER = "counter"
    RAMP = "ramp"
    BOX = "box"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its words, the scene around it, and what the student wrote below the photo."""

    title: str
    lines: tuple[str, ...]
    caption: str
    scene: Scene = Scene.BOARD


_COMPLAINT: Final = ("Tulis pengaduan", "Petugas mencatat", "Ditindaklanjuti", "Anda diberi tahu")
_STEPS: Final = ("Ambil nomor antrean", "Serahkan berkas", "Berkas diperiksa", "Terima hasil")

SIGNS: Final[Mapping[str, Sign]] = MappingProxyType(
    {
        "K1.1": Sign(
            "Persyaratan Pelayanan",
            (
                "Fotokopi kartu keluarga",
                "Formulir yang sudah diisi",
                "Bukti antrean",
                "Berkas asli",
            ),
            "Papan persyaratan di dekat pintu masuk",
        ),
        "K1.2": Sign("Alur Pelayanan", _STEPS, "Bagan alur di ruang tunggu", Scene.FLOW),
        "K1.3": Sign(
            "Produk Pelayanan",
            ("Penerbitan kartu", "Penerbitan akta", "Surat keterangan", "Legalisasi"),
            "Daftar produk pelayanan",
        ),
        "K1.4": Sign(
            "Jangka Waktu",
            ("Berkas lengkap: 3 hari kerja", "Perbaikan data: 2 hari kerja", "Legalisasi: 1 jam"),
            "Papan jangka waktu penyelesaian",
        ),
        "K1.5": Sign(
            "Biaya Pelayanan",
            ("Semua layanan: GRATIS", "Tanpa biaya tambahan", "Laporkan bila diminta membayar"),
            "Papan biaya",
        ),
        "K2.1": Sign(
            "Maklumat Pelayanan",
            (
                *("Kami sanggup melayani", "sesuai standar pelayanan,"),
                *("memperbaikinya terus-menerus,", "dan menerima sanksi bila ingkar."),
            ),
            "Maklumat di dekat loket",
            Scene.FRAME,
        ),
        "K3.1": Sign(
            "Informasi Layanan",
            ("Buka Senin sampai Jumat", "Pukul 08.00 sampai 15.30", "Istirahat bergantian"),
            "Layar informasi",
        ),
        "K4.1": Sign("Ruang Tunggu", (), "Kursi di ruang tunggu", Scene.SEATS),
        "K4.2": Sign("Toilet", ("Untuk pengguna layanan",), "Pintu toilet", Scene.DOOR),
        "K4.3": Sign("Loket 1", ("Pendaftaran",), "Loket pelayanan", Scene.COUNTER),
        "K5.1": Sign("Jalur Ram", (), "Ram di pintu masuk", Scene.RAMP),
        "K5.2": Sign(
            "Loket Prioritas", ("Lansia, ibu hamil, difabel",), "Loket prioritas", Scene.COUNTER
        ),
        "K6.1": Sign("Kotak Pengaduan", ("Telepon 0254-000000",), "Kotak pengaduan", Scene.BOX),
        "K6.2": Sign("Cara Mengadu", _COMPLAINT, "Tata cara pengaduan", Scene.FLOW),
        "K6.3": Sign(
            "Petugas Pengaduan",
            ("Kepala Seksi Pelayanan", "Ruang 2, lantai 1", "Senin sampai Jumat"),
            "Pengumuman petugas pengelola pengaduan",
        ),
        "K7.1": Sign("Survei Kepuasan", ("Beri nilai layanan kami",), "Alat survei", Scene.SURVEY),
        "K8.1": Sign(
            "Visi dan Misi",
            ("Melayani dengan ramah,", "cepat, dan terbuka", "bagi semua warga."),
            "Visi dan misi",
            Scene.FRAME,
        ),
        "K8.2": Sign(
            "Moto Pelayanan", ("Datang disapa,", "pulang lega."), "Moto pelayanan", Scene.FRAME
        ),
        "K10.1": Sign(
            "Pelayanan Terpadu", ("Semua layanan satu pintu",), "Loket terpadu", Scene.COUNTER
        ),
    }
)
"""By indicator; the one that forbids photos has none."""
