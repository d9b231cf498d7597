"""Flags about when: how long, at which hours, by which clock (domain.md §10.3)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from unsera_watch.observations.rules.doubts.facts import Doubt, Facts, PhotoFacts, doubt
from unsera_watch.programs.rules import Limits

MINUTE: Final = 60
DAY: Final = 86_400
WIB_S: Final = 7 * 3_600
_MONDAY: Final = 3  # 1 January 1970 was a Thursday
_DAY_ONE: Final = date(1970, 1, 1).toordinal()


def length(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say that a visit was shorter or longer than usual.

    Source: issue 5.1, "visit too short or too long"; a form of 20 questions with photos cannot be
    filled in a few minutes (domain.md §10.2). The thresholds are this project's proposal.
    """
    if facts.ended_s is None:
        return
    minutes = (facts.ended_s - facts.started_s) // MINUTE
    if facts.is_done and minutes < limits.short_min:
        yield doubt("visit-short", "ended_at", minutes=minutes, limit=limits.short_min)
    if limits.long_min and minutes > limits.long_min:
        yield doubt("visit-long", "ended_at", minutes=minutes, limit=limits.long_min)


def hours(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say that a visit was outside opening hours or on a closed day, by the clock of the campus.

    Source: domain.md §10.3, "time outside opening hours". An office whose hours nobody wrote down
    gives no flag.
    """
    if not facts.hours:
        return
    day, start = divmod(facts.started_s + WIB_S, DAY)
    span = facts.hours.get(str((day + _MONDAY) % 7))
    if span is None:
        yield doubt("closed-day", "started_at", day=_day(day))
        return
    opens, closes = (_minutes(clock) for clock in span)
    end = None if facts.ended_s is None else facts.ended_s + WIB_S - day * DAY
    early = start < (opens - limits.outside_min) * MINUTE
    if early or (end or 0) > (closes + limits.outside_min) * MINUTE:
        yield doubt(
            "outside-hours",
            "started_at",
            start=_clock(start),
            end="–" if end is None else _clock(end),
            opens=_clock(opens * MINUTE),
            closes=_clock(closes * MINUTE),
        )


def photo_times(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say which photos were taken long before or after the visit.

    Source: domain.md §10.3, "EXIF time differs > 10 min". A photo without any time is no flag.
    """
    for photo in facts.photos:
        if photo.taken_s is not None and limits.photo_min:
            yield from _photo_time(photo, photo.taken_s, facts, limits.photo_min * MINUTE)


def _photo_time(photo: PhotoFacts, taken_s: int, facts: Facts, apart: int) -> Iterator[Doubt]:
    shown: dict[str, int | str] = {"number": photo.number, "taken": moment(taken_s)}
    if taken_s < facts.started_s - apart:
        yield doubt("photo-early", "photos", **shown, started=moment(facts.started_s))
    if facts.ended_s is not None and taken_s > facts.ended_s + apart:
        yield doubt("photo-late", "photos", **shown, ended=moment(facts.ended_s))


def clock(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say that the phone's clock is known to be wrong.

    Source: domain.md §10.3, "waktu perangkat + waktu server"; issue 5.1, "device against server
    clock". The times of the record are already set right by it.
    """
    ahead = facts.clock_ahead_s
    if ahead is None or not limits.clock_min or abs(ahead) <= limits.clock_min * MINUTE:
        return
    code = "clock-ahead" if ahead > 0 else "clock-behind"
    yield doubt(code, "clock", minutes=abs(ahead) // MINUTE, limit=limits.clock_min)


def moment(seconds: int) -> str:
    """Return `24/11/2026 10.42`, by the clock of the campus."""
    day, rest = divmod(seconds + WIB_S, DAY)
    return f"{_day(day)} {_clock(rest)}"


def _day(day: int) -> str:
    """Return the day so many days after 1 January 1970; a forged year stays within the calendar."""
    number = min(max(day + _DAY_ONE, 1), date.max.toordinal())
    return date.fromordinal(number).strftime("%d/%m/") + f"{date.fromordinal(number).year:04}"


def _clock(seconds: int) -> str:
    """Return `10.42`; past midnight the hours go on counting."""
    minutes = seconds // MINUTE
    return f"{minutes // 60:02}.{minutes % 60:02}"


def _minutes(clock: str) -> int:
    """Return the minutes since midnight of `08:00`, as offices/rules.py reads hours."""
    return int(clock[:2]) * 60 + int(clock[3:5])
