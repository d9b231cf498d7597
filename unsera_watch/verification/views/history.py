"""What was remarked, what changed between two revisions."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from unsera_watch.instruments.rules import Definition
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.models import Revision
from unsera_watch.observations.rules.answers import answer_mark
from unsera_watch.verification.models import Remark
from unsera_watch.verification.rules import changed
from unsera_watch.web.i18n import current_language, told


def remark_rows(remarks: Sequence[Remark]) -> list[dict[str, Any]]:
    """Return remarks and answers by revision, the newest revision first."""
    by_revision: dict[int, list[Remark]] = {}
    for each in remarks:
        by_revision.setdefault(each.revision, []).append(each)
    return [{"number": number, "remarks": rows} for number, rows in by_revision.items()]


def changes(definition: Definition, arrivals: Sequence[Revision]) -> list[dict[str, Any]]:
    """Return what differs between each revision and the one before, the newest first."""
    return [
        {
            "title": say(N_("What changed in revision %(n)s"), n=new.number),
            "rows": _differences(definition, old.content, new.content),
        }
        for old, new in reversed(list(pairwise(arrivals)))
    ]


def _differences(
    definition: Definition, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[list[Any]]:
    """Return rows of a table: indicator, answer before, answer now."""
    documents = [(old[name], new[name]) for name in ("answers", "notes")]
    codes = changed([item.code for item in definition.items], *documents)
    rows = []
    for code in codes:
        cells = [_answer(definition, content, code) for content in (old, new)]
        rows.append([code, *cells])
    return rows


def _answer(definition: Definition, content: Mapping[str, Any], code: str) -> dict[str, Any]:
    item = definition.item(code)
    if item is None:
        return {"text": "–"}
    word: Message | str = answer_mark(item, content["answers"].get(code), current_language())[
        "word"
    ]
    return {"text": told(word), "note": content["notes"].get(code, "")}
