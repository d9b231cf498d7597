"""Days of the demo world, counted back from now: only working days, in campus time."""

from datetime import date, datetime, time, timedelta
from typing import Final

from unsera_watch.programs.rules import WIB, campus_day

SATURDAY: Final = 5
FIRST_DAY: Final = 32
"""How many working days ago the programme began."""


def workday(now: datetime, ago: int) -> date:
    """Return the day *ago* working days before today; 0 is today, whatever day that is."""
    day = campus_day(now)
    while ago > 0:
        day -= timedelta(days=1)
        ago -= day.weekday() < SATURDAY
    return day


def at(now: datetime, ago: int, clock: str) -> datetime:
    """Return *clock* (`09:15`, WIB) on that working day."""
    return datetime.combine(workday(now, ago), time.fromisoformat(clock), tzinfo=WIB)


def period_name(day: date) -> str:
    """Return the name of the semester that holds *day*: odd from August to January."""
    if day.month == 1:
        return f"Semester Ganjil {day.year - 1}/{day.year}"
    kind, first = ("Ganjil", day.year) if day.month >= 8 else ("Genap", day.year - 1)  # noqa: PLR2004  (August)
    return f"Semester {kind} {first}/{first + 1}"
