"""The text of a checkpoint: C2SP tlog-checkpoint, a signed note held outside the campus.

Whoever can rewrite the whole chain can make it fit itself again, but not a checkpoint that
the Ombudsman already holds.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Final

ROOT_BYTES: Final = 32
ED25519: Final = b"\x01"
KEY_ID_BYTES: Final = 4
_BODY: Final = re.compile(r"(?P<origin>[^\s+]+)\n(?P<size>0|[1-9][0-9]{0,17})\n(?P<root>\S+)\n")
_SIGNATURE: Final = re.compile(r"— (?P<name>[^\s+]+) (?P<signature>\S+)")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How many entries the chain had, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes

    @property
    def body(self) -> str:
        """Return the text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint as it was handed over: its text and the signatures by key name."""

    checkpoint: Checkpoint
    signatures: tuple[tuple[str, bytes], ...]


def key_id(name: str, public_key: bytes) -> bytes:
    """Return the four bytes by which a signed note names an Ed25519 key."""
    named = name.encode() + b"\n" + ED25519 + public_key
    return hashlib.sha256(named).digest()[:KEY_ID_BYTES]


def write(checkpoint: Checkpoint, public_key: bytes, signature: bytes) -> str:
    """Return the signed note."""
    signed = base64.b64encode(key_id(checkpoint.origin, public_key) + signature).decode()
    return f"{checkpoint.body}\n— {checkpoint.origin} {signed}\n"


def read(text: str) -> Signed | None:
    """Return the checkpoint in *text*, or None when it is not one.

    Line ends of other systems are forgiven: the file travels by mail and memory stick.
    """
    body, blank, tail = text.replace("\r\n", "\n").partition("\n\n")
    match = _BODY.fullmatch(body + "\n")
    root = _decoded(match["root"]) if match else None
    if match is None or not blank or root is None or len(root) != ROOT_BYTES:
        return None
    checkpoint = Checkpoint(match["origin"], int(match["size"]), root)
    return Signed(checkpoint, tuple(_signatures(tail)))


def _signatures(tail: str) -> list[tuple[str, bytes]]:
    """Skip lines that cannot be read: a note may carry signatures of kinds unknown here."""
    found = []
    for match in map(_SIGNATURE.fullmatch, tail.splitlines()):
        decoded = _decoded(match["signature"]) if match else None
        if match and decoded:
            found.append((match["name"], decoded))
    return found


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
