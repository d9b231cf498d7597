"""How instruments, versions and drafts are shown: words, states and addresses."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from flask import url_for

from unsera_watch.instruments.definition.editing import keys_of, plain_in, words_in
from unsera_watch.instruments.definition.sums import Sum
from unsera_watch.instruments.definition.telling import place_told
from unsera_watch.instruments.models import InstrumentDraft, InstrumentVersion
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.rules.shape import WeightSource
from unsera_watch.instruments.service import content_of
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.web.i18n import current_language, moment, told
from unsera_watch.web.request import current_actor

PUBLISHED: Final = {"word": N_("Published"), "tone": "good", "shape": "dot"}
RETIRED: Final = {"word": N_("Retired"), "tone": "plain", "shape": "square"}
DRAFT: Final = {"word": N_("Draft"), "tone": "fair", "shape": "ring"}
RIGHT: Final = {"word": N_("Fits"), "tone": "good", "shape": "dot"}
WRONG: Final = {"word": N_("Not yet"), "tone": "poor", "shape": "triangle"}
SOURCES: Final = {
    WeightSource.OFFICIAL: {"word": N_("resmi"), "tone": "brand", "shape": "square"},
    WeightSource.PROPOSED: {"word": N_("usulan"), "tone": "plain", "shape": "ring"},
}


def may_write() -> bool:
    """Say whether the visitor may change instruments."""
    return current_actor().may(Permission.INSTRUMENT_WRITE)


def state_of(version: InstrumentVersion) -> Mapping[str, str]:
    """Return whether new visits can still be asked with it."""
    return PUBLISHED if version.retired_at is None else RETIRED


def title_of(texts: Mapping[str, Any]) -> str:
    """Return a title in the visitor's language, else in the other one, else nothing."""
    found = {"title": texts}
    return words_in(found, "title", current_language()) or words_in(found, "title", "id")


def how_many(version: InstrumentVersion) -> str:
    """Return the number of questions; a composite asks none."""
    content = content_of(version)
    if isinstance(content, Definition):
        return str(sum(item.is_asked for item in content.items))
    return "–"


def about(version: InstrumentVersion, names: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """Return who published a version and when, its hash, and what became of it."""
    publisher = version.published_by
    rows = [
        (N_("Published"), moment(version.published_at)),
        (N_("By"), names.get(publisher, "–") if publisher else told(N_("with the application"))),
        (N_("Questions"), how_many(version)),
        (N_("Hash (SHA-256)"), version.sha256),
    ]
    if version.retired_by is not None:
        rows.append((N_("Retired"), moment(version.retired_at)))
        rows.append((N_("By"), names.get(version.retired_by, "–")))
    return [(told(label), value) for label, value in rows]


def people_in(versions: Iterable[InstrumentVersion]) -> set[UUID]:
    """Return everybody who published or retired one of *versions*."""
    people = {who for one in versions for who in (one.published_by, one.retired_by)}
    return {who for who in people if who is not None}


def draft_row(draft: InstrumentDraft) -> list[Any]:
    """Return a draft as a line of a table."""
    return [
        {
            "text": f"{draft.code} v{draft.number}",
            "url": url_for("instruments.draft", draft_id=draft.id),
        },
        title_of(draft.definition.get("title") or {}) or "–",
        {"status": DRAFT},
        moment(draft.saved_at),
    ]


def problem_rows(draft: InstrumentDraft, problems: Mapping[str, Message]) -> list[dict[str, str]]:
    """Return each problem with its place in words and the page where it is put right."""
    return [
        {
            "place": told(place_told(draft.definition, path)),
            "text": told(message),
            "url": _page_of(draft, path),
        }
        for path, message in problems.items()
    ]


def _page_of(draft: InstrumentDraft, path: str) -> str:
    groups = keys_of(draft.definition)[0]
    number = path.removeprefix(f"{groups}[").partition("]")[0]
    if number.isdecimal() and path.startswith(f"{groups}["):
        return url_for("instruments.group", draft_id=draft.id, n=int(number) + 1)
    return url_for("instruments.draft", draft_id=draft.id)


def sum_rows(found: Iterable[Sum]) -> list[list[Any]]:
    """Return what the weights come to, and what they must come to."""
    return [
        [
            one.code or told(N_("All weights")),
            f"{one.found.normalize():f} / {one.wanted.normalize():f}",
            {"status": RIGHT if one.is_right else WRONG},
        ]
        for one in found
    ]


def group_title(group: Mapping[str, Any] | None, n: int) -> str:
    """Return what a section is called in the visitor's language, with its code."""
    code = plain_in(group, "code") or str(n + 1)
    title = title_of(group.get("title") or {}) if group is not None else ""
    return f"{code} · {title}" if title else code


def version_name(code: str, number: int) -> str:
    """Return `OBS-SP, version 2`."""
    return told(say(N_("%(code)s, version %(number)s"), code=code, number=number))
