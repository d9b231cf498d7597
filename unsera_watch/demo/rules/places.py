"""Where the demo world lies: fictitious regions and offices, in the open sea.

Scores of these offices must never add up to a real place (domain.md §12), so no point of theirs
is on land, and codes begin with 99, which the Ministry of Home Affairs gives to nobody.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.geo import Point
from unsera_watch.offices.rules import BodyKind, OfficeFacts, PointSource, ProductKind

REGIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "99.01": "Wilayah Contoh Utara",
        "99.02": "Wilayah Contoh Tengah",
        "99.03": "Wilayah Contoh Selatan",
    }
)
_SEA: Final = Point(-5.52, 106.22)
_STEP_DEGREES: Final = 0.013
_WEEK: Final = {
    **{str(day): ("08:00", "15:30") for day in range(4)},
    "4": ("08:00", "15:00"),
}
_HOURS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = MappingProxyType(
    {"Puskesmas": {**_WEEK, "5": ("08:00", "12:00")}, "Samsat": {**_WEEK, "5": ("08:00", "11:30")}}
)
_ADMINISTRATIVE: Final = ProductKind.ADMINISTRATIVE
_PRODUCTS: Final[Mapping[str, tuple[tuple[str, ProductKind], ...]]] = MappingProxyType(
    {
        "Disdukcapil": (
            ("Penerbitan KTP-el", _ADMINISTRATIVE),
            ("Akta kelahiran", _ADMINISTRATIVE),
        ),
        "DPMPTSP": (("Pendampingan NIB", _ADMINISTRATIVE), ("Izin praktik", _ADMINISTRATIVE)),
        "Kecamatan": (
            ("Legalisasi surat", _ADMINISTRATIVE),
            ("Surat keterangan usaha", _ADMINISTRATIVE),
        ),
        "Kelurahan": (("Surat pengantar", _ADMINISTRATIVE), ("Surat domisili", _ADMINISTRATIVE)),
        "Puskesmas": (
            ("Pendaftaran rawat jalan", ProductKind.SERVICES),
            ("Imunisasi", ProductKind.SERVICES),
        ),
        "Samsat": (
            ("Pajak kendaraan tahunan", _ADMINISTRATIVE),
            ("Balik nama kendaraan", _ADMINISTRATIVE),
        ),
    }
)
_JOINT: Final = (
    ("Badan Pendapatan Contoh", BodyKind.PROVINCE),
    ("Kepolisian Contoh", BodyKind.CENTRAL),
)
_FLOWERS: Final = (
    *(("Melati", "Disdukcapil"), ("Kenanga", "Puskesmas"), ("Cempaka", "DPMPTSP")),
    *(("Anggrek", "Kecamatan"), ("Dahlia", "Puskesmas"), ("Kamboja", "Kelurahan")),
    *(("Teratai", "Samsat"), ("Seroja", "Disdukcapil"), ("Flamboyan", "DPMPTSP")),
    *(("Tanjung", "Puskesmas"), ("Mawar", "Kecamatan"), ("Bugenvil", "Kelurahan")),
)
_UNCONFIRMED: Final = frozenset({"Tanjung", "Bugenvil"})
_POINTLESS: Final = "Mawar"


def spot(n: int) -> Point:
    """Return where office *n* stands, whether or not the installation knows it."""
    row, column = divmod(n, 4)
    lat = round(_SEA.lat - row * _STEP_DEGREES - n * 0.0007, 6)
    return Point(lat, round(_SEA.lon + column * _STEP_DEGREES + n * 0.0004, 6), 6.0 + n % 5)


def _office(n: int, flower: str, kind: str) -> OfficeFacts:
    code = tuple(REGIONS)[n % len(REGIONS)]
    owner = REGIONS[code].replace("Wilayah", "Pemerintah")
    return OfficeFacts(
        name=f"Unit Contoh {flower} {n + 1:02}",
        kind=kind,
        region_code=code,
        address=f"Jalan Contoh {flower} Nomor {10 + n}, {REGIONS[code]}",
        bodies=_JOINT if kind == "Samsat" else ((owner, BodyKind.REGENCY),),
        products=_PRODUCTS[kind],
        point=None if flower == _POINTLESS else spot(n),
        point_source=PointSource.MAP if n % 2 else PointSource.FIRST_VISIT,
        point_confirmed=flower not in _UNCONFIRMED and flower != _POINTLESS,
        hours=_HOURS.get(kind, _WEEK),
    )


OFFICES: Final = tuple(_office(n, *named) for n, named in enumerate(_FLOWERS))
"""Twelve offices: two whose point nobody confirmed, one without a point."""


def place_of(flower: str) -> int:
    """Return which office carries the name of this flower."""
    return next(n for n, (name, _) in enumerate(_FLOWERS) if name == flower)
