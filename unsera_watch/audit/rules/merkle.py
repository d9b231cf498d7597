"""The Merkle tree of RFC 6962 §2.1 over entry hashes, grown one leaf at a time."""

import hashlib
from typing import Final

_LEAF: Final = b"\x00"
_NODE: Final = b"\x01"


class Tree:
    """The roots of the complete subtrees: all that is needed to add leaves and name the root."""

    def __init__(self) -> None:
        """Start empty."""
        self.size = 0
        self._roots: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Add one leaf; each trailing 1 bit of the size merges two equal subtrees."""
        node = hashlib.sha256(_LEAF + leaf).digest()
        size = self.size
        while size & 1:
            node = _parent(self._roots.pop(), node)
            size >>= 1
        self._roots.append(node)
        self.size += 1

    def root(self) -> bytes:
        """Return the tree head for the leaves so far."""
        if not self._roots:
            return hashlib.sha256(b"").digest()
        *larger, node = self._roots
        for root in reversed(larger):
            node = _parent(root, node)
        return node


def _parent(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()
