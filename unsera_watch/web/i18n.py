"""Languages at the edge: Indonesian first, English second; moments in WIB."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from flask import Flask, has_request_context, request
from flask_babel import Babel, force_locale, get_locale, gettext
from werkzeug.wrappers import Response as Answer

from unsera_watch.kernel.words import InLanguages, Message
from unsera_watch.web.login import visitor
from unsera_watch.web.request import signed_in

LANGUAGES: Final = ("id", "en")
LANGUAGE_COOKIE: Final = "lang"
YEAR_SECONDS: Final = 31_536_000
ZONE: Final = "Asia/Jakarta"
_MOMENT: Final = {"id": "d MMMM y 'pukul' HH.mm 'WIB'", "en": "d MMMM y, HH:mm 'WIB'"}


def install(app: Flask) -> None:
    """Choose the language per request and offer the formats to templates."""
    Babel(
        app,
        default_locale=LANGUAGES[0],
        default_timezone=ZONE,
        default_translation_directories=str(app.config["TRANSLATIONS"]),
        locale_selector=language,
    )
    app.jinja_env.globals["lang"] = current_language
    app.jinja_env.filters.update(
        msg=told, day=day, moment=moment, clock=clock_time, number=number, duration=duration
    )


def language() -> str:
    """Return the visitor's language: the session's, the cookie's, else Indonesian."""
    if not has_request_context():
        return LANGUAGES[0]
    chosen = visitor().language if signed_in() else request.cookies.get(LANGUAGE_COOKIE)
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def give_language(response: Answer, app: Flask, chosen: str) -> Answer:
    """Let the browser remember the language, also for after signing out."""
    response.set_cookie(
        LANGUAGE_COOKIE,
        chosen,
        max_age=YEAR_SECONDS,
        secure=app.config["SECURE_COOKIES"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def current_language() -> str:
    """Return the two-letter language in force."""
    return str(get_locale() or LANGUAGES[0])[:2]


def told(message: Message | str | None) -> str:
    """Return *message* in the visitor's language."""
    if not message:
        return ""  # the catalogue's own header stands under the empty string
    if isinstance(message, str):
        return str(gettext(message))
    values = {name: _value(value) for name, value in message.values.items()}
    return str(gettext(message.text, **values))


def told_in(code: str, message: Message | str) -> str:
    """Return *message* in the language *code*, whoever asks: for papers."""
    with force_locale(code):
        return told(message)


def _value(value: object) -> object:
    if isinstance(value, Message):
        return told(value)
    if isinstance(value, InLanguages):
        return value.in_(current_language())
    if isinstance(value, Decimal):
        return number(value)
    return moment(value) if isinstance(value, datetime) else value


def day(value: date | datetime | None) -> str:
    """Return `Selasa, 24 November 2026`."""
    if value is None:
        return "–"
    local = _local(value) if isinstance(value, datetime) else value
    return format_date(local, "EEEE, d MMMM y", locale=current_language())


def short_day(value: date) -> str:
    """Return `24 Nov`, where the year is plain."""
    return format_date(value, "d MMM", locale=current_language())


def moment(value: datetime | None) -> str:
    """Return `24 November 2026 pukul 10.42 WIB`; the hours have a dot in Indonesian."""
    if value is None:
        return "–"
    return format_datetime(_local(value), _MOMENT[current_language()], locale=current_language())


def clock_time(value: datetime | None) -> str:
    """Return `10.42` (Indonesian) or `10:42`."""
    if value is None:
        return "–"
    shape = "HH.mm" if current_language() == "id" else "HH:mm"
    return format_datetime(_local(value), shape, locale=current_language())


def number(value: Decimal | float | None, places: int = 2) -> str:
    """Return `62,50`: fixed places, the language's decimal mark, no rounding surprises."""
    if value is None:
        return "–"
    shape = "#,##0." + "0" * places if places else "#,##0"
    return str(format_decimal(value, format=shape, locale=current_language()))


def duration(minutes: int) -> str:
    """Return whole minutes as hours and minutes in words."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return str(gettext("%(minutes)s min", minutes=rest))
    if not rest:
        return str(gettext("%(hours)s h", hours=hours))
    return str(gettext("%(hours)s h %(minutes)s min", hours=hours, minutes=rest))


def _local(value: datetime) -> datetime:
    return value.astimezone(ZoneInfo(ZONE))
