"""The words, digests and proofs of the trail, as plain Python."""

from unsera_watch.audit.rules.rows import INSTALLATION, Audited, StoredFile
from unsera_watch.audit.rules.tags import Tag

__all__ = ["INSTALLATION", "Audited", "StoredFile", "Tag"]
