"""What a draft says of the references its report rests on, before it can be issued."""

from collections.abc import Iterable
from typing import Any

from flask import url_for

from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules.citations import InForce, full_name
from unsera_watch.kernel.permissions import Permission
from unsera_watch.reports.service.references import unconfirmed
from unsera_watch.web.request import current_actor


def references(citations: Iterable[Citation]) -> dict[str, Any]:
    """Return how many there are, which wait for a confirmation, and which were revoked."""
    known = list(citations)
    waiting = unconfirmed(known)
    return {
        "count": len(known),
        "waiting": [_line(each) for each in waiting],
        "revoked": [_line(each) for each in known if each.in_force is InForce.NO],
        "url": url_for("instruments.citations"),
    }


def _line(citation: Citation) -> dict[str, Any]:
    """Return one of them; whoever may confirm it gets the way there."""
    may_confirm = current_actor().may(Permission.CITATION_CONFIRM)
    url = url_for("instruments.citation", code=citation.code)
    return {
        "text": full_name(citation.text, citation.article),
        "note": citation.revoked_by,
        "url": url if may_confirm else None,
    }
