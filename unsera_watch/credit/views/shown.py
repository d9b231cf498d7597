"""Lines and totals as pages show them; every number opens to its source."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from flask import current_app, url_for

from unsera_watch.credit.rules import Line, sks_at_most, totals
from unsera_watch.credit.rules.labels import KIND, standing
from unsera_watch.kernel.words import N_, say
from unsera_watch.web.i18n import clock_time, day, duration, told


def days(lines: Sequence[Line], *, is_own: bool = False) -> list[dict[str, Any]]:
    """Return lines day by day, as rows of a table; one's own returned ones lead to correcting."""
    return [
        {
            "title": day(worked_on),
            "minutes": duration(sum(line.span.minutes for line in of_day)),
            "rows": [row(line, is_own=is_own) for line in of_day],
        }
        for worked_on, group in groupby(lines, key=lambda line: line.worked_on)
        if (of_day := list(group))
    ]


def row(line: Line, *, is_own: bool = False) -> list[Any]:
    """Return one line as cells: what, when, how long, where it stands."""
    return [what(line, is_own=is_own), times(line), line.span.minutes, {"status": standing(line)}]


def what(line: Line, *, is_own: bool = False) -> dict[str, Any]:
    """Return what was done, with the link to what it rests on or to where it is corrected."""
    about = " · ".join(each for each in (told(KIND[line.kind]), line.about) if each)
    note = told(say(N_("Lecturer’s note: %(note)s"), note=line.note)) if line.note else ""
    notes = [each for each in (about if line.title else "", note) if each]
    cell: dict[str, Any] = {"text": line.title or about}
    if notes:
        cell["note"] = " · ".join(notes)
    if is_own and line.may_change:
        return {**cell, "url": url_for("credit.edit", entry_id=line.entry_id)}
    if line.observation_id is not None:
        url = url_for("observations.show", observation_id=line.observation_id)
        return {**cell, "url": url}
    return cell


def words(line: Line) -> str:
    """Return a line in a few words, to tick it."""
    return f"{line.title or told(KIND[line.kind])} · {day(line.worked_on)} · {times(line)}"


def times(line: Line) -> str:
    """Return from when to when."""
    return f"{clock_time(line.span.start)}–{clock_time(line.span.end)}"


def summary(lines: Iterable[Line], *, gives_credit: bool) -> dict[str, Any]:
    """Return totals and how far the next SKS is; hours are an upper bound, not the credit."""
    sums, per_sks = totals(lines), int(current_app.config["MINUTES_PER_SKS"])
    sks, done = sks_at_most(sums.approved, per_sks), sums.approved % per_sks
    return {
        "approved": duration(sums.approved),
        "waiting": duration(sums.waiting),
        "visits": sums.visits,
        "gives_credit": gives_credit,
        "sks": sks,
        "next_sks": sks + 1,
        "done": done,
        "limit": per_sks,
        "toward": told(
            say(N_("%(done)s of %(limit)s"), done=duration(done), limit=duration(per_sks))
        ),
        "rule": current_app.config["SKS_RULE"],
    }
