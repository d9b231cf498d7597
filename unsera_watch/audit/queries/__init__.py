"""What stands in the trail, and what stands in the rows it vouches for."""

from unsera_watch.audit.queries.entries import chain, head, trail
from unsera_watch.audit.queries.guards import GUARDS, guards, may_rewrite
from unsera_watch.audit.queries.rows import Values, every_row, rows_by_id

__all__ = [
    "GUARDS",
    "Values",
    "chain",
    "every_row",
    "guards",
    "head",
    "may_rewrite",
    "rows_by_id",
    "trail",
]
