"""A report becomes final only on references that somebody confirmed (domain.md §12)."""

from collections.abc import Iterable

from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules.citations import CitationStatus, full_name
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.words import N_, say


def unconfirmed(citations: Iterable[Citation]) -> list[Citation]:
    """Return those that nobody vouches for; a revoked one counts once somebody confirmed that."""
    return [each for each in citations if each.status is not CitationStatus.CONFIRMED]


def ensure_confirmed(citations: Iterable[Citation]) -> None:
    """Refuse while any of them waits for a person who reads the text."""
    waiting = unconfirmed(citations)
    if waiting:
        raise Conflict(
            "unconfirmed-citations",
            say(
                N_(
                    "The report cannot be issued yet. Nobody has confirmed these references:"
                    " %(list)s."
                ),
                list="; ".join(full_name(each.text, each.article) for each in waiting),
            ),
        )
