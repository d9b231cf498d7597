"""Rules about offices: who owns them, where they are, when they are open."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.words import N_, Message, say

MAX_NAME: Final = 160
MAX_ADDRESS: Final = 400
WEEKDAYS: Final = range(7)
_CLOCK: Final = re.compile(r"([01]\d|2[0-3])[:.]([0-5]\d)")

# Kode wilayah Kemendagri, Kepmendagri 300.2.2-2138/2025 (domain.md §8.1).
BANTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "36.01": "Kabupaten Pandeglang",
        "36.02": "Kabupaten Lebak",
        "36.03": "Kabupaten Tangerang",
        "36.04": "Kabupaten Serang",
        "36.71": "Kota Tangerang",
        "36.72": "Kota Cilegon",
        "36.73": "Kota Serang",
        "36.74": "Kota Tangerang Selatan",
    }
)


class BodyKind(StrEnum):
    """Who owns an office (domain.md §8.2)."""

    REGENCY = "pemkab/pemkot"
    PROVINCE = "pemprov"
    VILLAGE = "desa"
    CENTRAL = "vertikal"
    ENTERPRISE = "BUMN/BUMD"
    JOINT = "gabungan"


class ProductKind(StrEnum):
    """Jenis pelayanan (UU 25/2009 Pasal 5)."""

    ADMINISTRATIVE = "administrasi"
    GOODS = "barang"
    SERVICES = "jasa"


class PointSource(StrEnum):
    """Where an office's point came from."""

    BROWSER = "peramban"
    MAP = "peta"
    FIRST_VISIT = "kunjungan"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """What somebody says about an office."""

    name: str
    kind: str
    region_code: str
    address: str
    bodies: tuple[tuple[str, BodyKind], ...]
    products: tuple[tuple[str, ProductKind], ...]
    point: Point | None = None
    point_source: PointSource = PointSource.MANUAL
    point_confirmed: bool = False
    hours: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))


def check_office(facts: OfficeFacts) -> dict[str, Message]:
    """Return every problem of *facts* by field."""
    found: dict[str, Message] = {}
    if not facts.name.strip() or len(facts.name) > MAX_NAME:
        found["name"] = say(N_("Write a name of at most %(n)s characters."), n=MAX_NAME)
    if not facts.kind.strip() or len(facts.kind) > MAX_NAME:
        found["kind"] = say(N_("Say what kind of office it is."))
    if len(facts.address) > MAX_ADDRESS:
        found["address"] = say(N_("Write at most %(n)s characters."), n=MAX_ADDRESS)
    if not facts.bodies:
        found["bodies"] = say(N_("Name the institution that is responsible."))
    if not facts.products:
        found["products"] = say(N_("Name at least one service product."))
    return _check_names(facts) | found | _check_point(facts) | _check_hours(facts.hours)


def read_hours(typed: str) -> tuple[str, str] | None:
    """Read `08.00-15.00` in any usual spelling; None when it is not a span of time."""
    found = _CLOCK.findall(typed)
    if len(found) != 2:  # noqa: PLR2004  (from and until)
        return None
    start, end = (f"{hour}:{minute}" for hour, minute in found)
    return (start, end) if start < end else None


def _check_names(facts: OfficeFacts) -> dict[str, Message]:
    """Bodies and products: short enough, and each product once (one form per product)."""
    lists = {"bodies": facts.bodies, "products": facts.products}
    found = {
        field: say(N_("Write names of at most %(n)s characters."), n=MAX_NAME)
        for field, named in lists.items()
        if any(len(name) > MAX_NAME for name, _ in named)
    }
    if len({name for name, _ in facts.products}) < len(facts.products):
        found["products"] = say(N_("Name each product only once."))
    return found


def _check_point(facts: OfficeFacts) -> dict[str, Message]:
    """Without a confirmed point no distance counts, so nobody confirms what is not there."""
    if facts.point is None:
        missing = say(N_("Write the point before confirming it."))
        return {"point_confirmed": missing} if facts.point_confirmed else {}
    if not facts.point.is_on_earth:
        return {"lat": say(N_("This point is not on the earth. Check both numbers."))}
    if (facts.point.accuracy_m or 0) < 0:
        return {"accuracy_m": say(N_("Accuracy is a number of metres, 0 or more."))}
    return {}


def _check_hours(hours: Mapping[str, tuple[str, str]]) -> dict[str, Message]:
    """Say which days end before they start; the day is named in the field."""
    return {
        f"hours_{weekday}": say(N_("Write opening hours like 08.00-15.00."))
        for weekday, (start, end) in hours.items()
        if start >= end
    }
