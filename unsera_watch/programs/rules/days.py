"""The day it is on the campus, and whether a letter opens doors on it."""

from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

WIB: Final = timezone(timedelta(hours=7), "WIB")


class Validity(StrEnum):
    """Whether a letter lets its team in today."""

    NOT_YET = "not-yet"
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


def campus_day(now: datetime) -> date:
    """Return the day it is on the campus: letters begin and end at midnight in WIB."""
    return now.astimezone(WIB).date()


def campus_hour(now: datetime) -> int:
    """Return the hour it is on the campus, 0 to 23."""
    return now.astimezone(WIB).hour


def validity(
    *, valid_from: date, valid_until: date, revoked_at: datetime | None, today: date
) -> Validity:
    """Say whether a letter is valid on *today*; the last day still counts."""
    if revoked_at is not None:
        return Validity.REVOKED
    if today < valid_from:
        return Validity.NOT_YET
    return Validity.VALID if today <= valid_until else Validity.EXPIRED
