"""How a business row is bound to the trail: versioned field lists and one digest.

The digest of the row after each change stands in the entry, so changing the row behind the
application's back leaves a trail that no longer fits it.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from io import BufferedIOBase
from typing import Any, Final

from unsera_watch.kernel.canonical import canonical_json, digest

INSTALLATION: Final = "installation"
NO_VERSION: Final = 0
NO_DIGEST: Final = ""
GONE: Final = digest(None)


@dataclass(frozen=True, slots=True)
class Audited:
    """One kind of row that the trail vouches for.

    A new column joins the next version and counts from the row's next change, so a migration
    never breaks old entries. *personal* fields enter the digest keyed: after an erasure nobody
    can guess them back from it.
    """

    kind: str
    model: type[Any]
    versions: Mapping[int, tuple[str, ...]]
    personal: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a declaration that could not work."""
        if min(self.versions, default=NO_VERSION) <= NO_VERSION:
            message = f"{self.kind}: versions are numbered from 1"
            raise ValueError(message)
        if not self.personal <= self.fields:
            message = f"{self.kind}: {sorted(self.personal - self.fields)} is in no version"
            raise ValueError(message)

    @property
    def latest(self) -> int:
        """Return the version that new entries use."""
        return max(self.versions)

    @property
    def fields(self) -> frozenset[str]:
        """Return every field of any version."""
        return frozenset(name for names in self.versions.values() for name in names)

    def digest(self, row_id: str, values: Mapping[str, Any], version: int, key: bytes) -> str:
        """Return the digest of the row *values* under the field list of *version*."""
        body = {
            name: self._value(row_id, name, values[name], key) for name in self.versions[version]
        }
        return digest({"kind": self.kind, "row": row_id, "version": version, "fields": body})

    def _value(self, row_id: str, name: str, value: Any, key: bytes) -> Any:  # noqa: ANN401  (of any column)
        """Key a personal value to its place too, so equal names do not show as equal."""
        value = _plain(value)
        if name not in self.personal:
            return value
        place = canonical_json([self.kind, row_id, name, value])
        return hmac.new(key, place, hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that a row vouches for by its SHA-256."""

    name: str
    sha256: str
    open: Callable[[], BufferedIOBase]


def _plain(value: Any) -> Any:  # noqa: ANN401  (a value of any column)
    """Turn what the kernel's canonical form does not know into text."""
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value.isoformat() if isinstance(value, time) else value
