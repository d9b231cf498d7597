"""What students of the demo world write: short, plain, facts only, nobody's name."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Final

from unsera_watch.demo.rules.answers import Answers, says
from unsera_watch.instruments.rules import Definition

MOST: Final = 6
FEWEST: Final = 3
UNSEEN: Final = "Ruangannya terkunci selama kunjungan, jadi tidak dapat dilihat."

NOTES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "K1.1": (
            "Papan persyaratan ada di kiri pintu masuk, tulisannya terbaca dari dua meter.",
            "Persyaratan hanya disampaikan lisan oleh petugas di loket.",
        ),
        "K1.2": (
            "Bagan alur ditempel di dinding ruang tunggu, lima langkah.",
            "Bagan alur tidak terlihat di ruang tunggu maupun di loket.",
        ),
        "K1.3": (
            "Daftar produk ditempel dekat mesin antrean.",
            "Daftar produk tidak ada; pengguna bertanya ke loket satu.",
        ),
        "K1.4": (
            "Tertulis selesai dalam tiga hari kerja.",
            "Waktu penyelesaian tidak tertulis pada papan mana pun.",
        ),
        "K1.5": (
            "Tertulis gratis dengan huruf besar.",
            "Biaya tidak tertulis; petugas menjawab gratis ketika ditanya.",
        ),
        "K2.1": (
            "Maklumat dibingkai di dekat loket.",
            "Tempat maklumat kosong, hanya ada bingkainya.",
        ),
        "K3.1": (
            "Ada pamflet di rak dan layar informasi yang menyala.",
            "Layar informasi mati dan rak pamflet kosong.",
        ),
        "K4.1": (
            "Ada dua puluh empat kursi, sepuluh terisi ketika kami datang.",
            "Pengguna menunggu sambil berdiri di teras.",
        ),
        "K4.2": (
            "Toilet bersih dan boleh dipakai pengguna.",
            "Toilet hanya untuk pegawai menurut tulisan di pintu.",
        ),
        "K4.3": ("Tiga loket, dua dibuka.", "Pelayanan dilakukan di meja kerja tanpa loket."),
        "K5.1": (
            "Ram ada di sisi kanan, lebarnya cukup untuk kursi roda.",
            "Pintu masuk bertangga tiga tanpa ram.",
        ),
        "K5.2": (
            "Ada loket prioritas; petugas mendahulukan ibu hamil.",
            "Menurut petugas loket, belum ada loket prioritas.",
        ),
        "K6.1": (
            "Ada kotak pengaduan dan nomor telepon yang tertulis jelas.",
            "Kotak pengaduan ada di gudang dan tidak dapat dijangkau.",
        ),
        "K6.2": (
            "Tata cara pengaduan ditempel di atas kotak.",
            "Tata cara pengaduan tidak ditempel.",
        ),
        "K7.1": ("Alat survei berupa kode QR di loket.", "Tidak ada alat ukur kepuasan."),
        "K8.2": ("Moto ditulis di atas loket.", "Moto tidak terlihat."),
        "K9.1": ("Semua petugas memakai kartu identitas.", "Dua petugas tidak memakai kartu."),
    }
)

REMARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "K1.4": "Foto kurang terbaca. Mohon salin bunyinya di catatan.",
        "K6.2": "Jawaban dan foto belum cocok. Mohon periksa lagi di lapangan atau dari foto lain.",
    }
)
"""What a supervisor asks for when a visit goes back."""

ANSWER: Final = "Sudah kami periksa lagi dan perbaiki pada kiriman ini."
CORRECTED_NOTE: Final = "Disalin dari papan: “Selesai paling lama tiga hari kerja.”"
REJECTION: Final = (
    "Foto-foto ini dari kantor lain. Mohon ulangi kunjungan di kantor yang ditugaskan."
)
RECEIVED_NOTE: Final = "Diterima lewat rak laporan."


def notes(definition: Definition, found: Answers, chance: Random) -> dict[str, str]:
    """Return a few notes that fit the answers."""
    count = chance.randint(FEWEST, MOST)
    chosen = set(chance.sample(sorted(NOTES), count))
    return {code: _note(definition, found, code) for code in NOTES if code in chosen}


def corrected(found: Answers, noted: Mapping[str, str]) -> tuple[Answers, dict[str, str]]:
    """Return answers and notes as they come back after the remarks above."""
    other = "tidak_ada" if found["K6.2"] == "ada" else "ada"
    texts = dict(zip(("K1.4", "K6.2"), (CORRECTED_NOTE, _said("K6.2", other)), strict=True))
    return found | {"K6.2": other}, {**noted, **texts}


def _said(code: str, value: str) -> str:
    return NOTES[code][0 if value == "ada" else 1]


def _note(definition: Definition, found: Answers, code: str) -> str:
    meant = says(definition, code, found[code])
    return UNSEEN if meant is None else NOTES[code][0 if meant else 1]
