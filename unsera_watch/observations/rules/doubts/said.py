"""Flags about who was there and what was answered (domain.md §10.2, §10.3)."""

from collections.abc import Iterator

from unsera_watch.observations.rules.doubts.facts import Doubt, Facts, doubt
from unsera_watch.programs.rules import Limits


def company(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say that somebody was alone.

    Source: domain.md §10.2.7, "pairs"; §10.4, one observer alone is weaker evidence.
    """
    if facts.present < limits.people:
        yield doubt("alone", "present", present=facts.present, limit=limits.people)


def alike(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say that all choices have the same answer, from so many on.

    Source: issue 5.1, "all answers alike". Numbers and texts do not count, nor do rows: a content
    respondent may well say "sangat baik" nine times.
    """
    said = [each.said for each in facts.questions if each.said is not None]
    if facts.is_done and limits.alike and len(said) >= limits.alike and len(set(said)) == 1:
        yield doubt("answers-alike", "answers", n=len(said))


def pace(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say that most questions were answered faster than they can be read.

    Source: domain.md §10.3, "answer times < 2 s per item"; a longer text needs longer. Whoever
    sets her own way of working has no times (issue 5.1), and who switches it off in the programme
    sets `fast_from` to 0.
    """
    timed = [(each.letters, each.pace_ms) for each in facts.questions if each.pace_ms is not None]
    if not facts.is_done or not limits.fast_from or len(timed) < limits.fast_from:
        return
    fast = sum(_is_fast(letters, pace_ms, limits) for letters, pace_ms in timed)
    if fast and limits.fast_percent and fast * 100 >= limits.fast_percent * len(timed):
        yield doubt("answers-fast", "answers", fast=fast, n=len(timed))


def _is_fast(letters: int, pace_ms: int, limits: Limits) -> bool:
    if pace_ms < limits.fast_s * 1_000:
        return True
    return limits.fast_letters > 0 and pace_ms * limits.fast_letters < letters * 1_000


def evidence(facts: Facts, _limits: Limits) -> Iterator[Doubt]:
    """Say which answers claim something that nothing shows.

    Source: domain.md §2.1, column "evidence"; §10.4, a statement alone is weak. A described note
    stands for a photo where none may be taken (issue 4).
    """
    for each in facts.questions if facts.is_done else ():
        if each.is_bare:
            yield doubt("evidence-missing", f"{each.code}.photos", code=each.code)
