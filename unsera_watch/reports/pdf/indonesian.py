"""Dates and numbers as Indonesian offices write them (domain.md §7.6); no locale data needed."""

from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
# Indonesia has three zones and no summer time: fixed offsets keep an old report's bytes
# independent of the machine's zone data.
ZONES: Final = MappingProxyType(
    {
        "Asia/Jakarta": timezone(timedelta(hours=7), "WIB"),
        "Asia/Makassar": timezone(timedelta(hours=8), "WITA"),
        "Asia/Jayapura": timezone(timedelta(hours=9), "WIT"),
    }
)
HUNDREDTH: Final = Decimal("0.01")


def day(value: date) -> str:
    """Return "25 Juli 2023"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """Return "Selasa, 25 Juli 2023"."""
    return f"{DAYS[value.weekday()]}, {day(value)}"


def local(moment: datetime, zone: str) -> datetime:
    """Return *moment* on the clocks of *zone*."""
    return moment.astimezone(ZONES[zone])


def clock(moment: datetime, zone: str) -> str:
    """Return "09.10 WIB"."""
    return f"{local(moment, zone):%H.%M} {ZONES[zone].tzname(None)}"


def moment(value: datetime, zone: str) -> str:
    """Return "25 Juli 2023 · 09.10 WIB"."""
    return f"{day(local(value, zone))} · {clock(value, zone)}"


def span(start: datetime, end: datetime, zone: str) -> str:
    """Return "09.10–10.02 WIB", with the second day when the stay passed midnight."""
    first, last = local(start, zone), local(end, zone)
    if first.date() == last.date():
        return f"{first:%H.%M}–{clock(end, zone)}"
    return f"{first:%H.%M} s.d. {day(last)}, {clock(end, zone)}"


def hundredths(value: Decimal) -> str:
    """Return "62,50", half up."""
    return _comma(f"{value.quantize(HUNDREDTH, ROUND_HALF_UP):,f}")


def short(value: Decimal) -> str:
    """Return "2,5" or "8": at most two decimals, no idle zeros."""
    text = hundredths(value)
    return text.rstrip("0").rstrip(",")


def whole(value: float) -> str:
    """Return "1.234"."""
    return _comma(f"{round(value):,d}")


def degrees(lat: float, lon: float) -> str:
    """Return "-6.136422, 106.150394": decimal degrees keep the point, so they can be pasted."""
    return f"{lat:.6f}, {lon:.6f}"


def _comma(text: str) -> str:
    return text.translate(str.maketrans(",.", ".,"))
