"""What is not right yet: one link for each part or row, and the words beside the fields there."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from flask import url_for

from unsera_watch.instruments.rules import Section, check_answers
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.forms import SectionForm
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules.draft import place_of
from unsera_watch.observations.rules.rows import bare
from unsera_watch.observations.views.filling.shown import counted_photos
from unsera_watch.observations.views.filling.spot import Spot
from unsera_watch.web.i18n import told

Link = dict[str, str]
MOST_ROWS: Final = 60


def linked_problems(drafts: Sequence[Draft], problems: Mapping[str, Message]) -> list[Link]:
    """Return a link to each part or row with problems; *drafts* are of one visit, led first.

    Problems of other drafts stand under their id, as `id/place`.
    """
    found: list[Link] = []
    for number, draft in enumerate(drafts):
        prefix = f"{draft.id}/" if number else ""
        mine = [
            path.removeprefix(prefix)
            for path in problems
            if path.startswith(prefix) and ("/" in path) == bool(prefix)
        ]
        places = Counter(place_of(path) for path in mine)
        for part in definition_of(draft.version).sections:
            found += _links(draft, part, places)
    return found


def is_linked(drafts: Sequence[Draft], path: str) -> bool:
    """Say whether a problem lies at a question, so that a link leads to it."""
    code, _ = place_of(path.rpartition("/")[2])
    return any(
        part.code == code or any(item.code == code for item in part.items)
        for draft in drafts
        for part in definition_of(draft.version).sections
    )


def _links(draft: Draft, part: Section, places: Counter[tuple[str, int | None]]) -> Iterator[Link]:
    """Yield a link to the part for what is asked once, and to each row that has problems."""
    once = {part.code, *(item.code for item in part.items)}
    count = sum(n for (code, row), n in places.items() if row is None and code in once)
    if count:
        url = url_for("observations.section", draft_id=draft.id, code=part.code, check=1)
        yield _link(url, part.title, count)
    rows = sorted(
        (row, n) for (code, row), n in places.items() if code == part.code and row is not None
    )
    for row, n in rows[:MOST_ROWS]:
        url = url_for("observations.row", draft_id=draft.id, code=part.code, number=row, check=1)
        noun = part.repeat.noun if part.repeat else part.title
        yield _link(url, say("%(noun)s %(n)s", noun=noun, n=row + 1), n)


def _link(url: str, part: object, count: int) -> Link:
    return {"url": url, "text": told(say(N_("%(part)s: %(n)s to complete"), part=part, n=count))}


def show_problems(here: Spot, form: SectionForm) -> None:
    """Put what is wrong with the stored answers beside their fields, else above them."""
    body = here.draft.body
    found = check_answers(
        here.definition, bare(body["answers"]), body["notes"], counted_photos(here.draft)
    )
    mine = {
        path.rpartition("].")[2] if here.row is not None else path: message
        for path, message in found.items()
        if here.row is None or place_of(path) == (here.code, here.row)
    }
    form.take(mine)
    fieldless = [one.code for one in form.questions if one.answer is None and one.code in mine]
    form.form_errors.extend(f"{code}: {told(mine[code])}" for code in fieldless)
