"""The installation's own keys: one signs checkpoints, one keys the digests of personal fields.

Both are made at first use and are files that only the service's user can read.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from unsera_watch.audit.rules.checkpoints import KEY_ID_BYTES, Checkpoint, Signed, key_id, write

ROW_KEY_BYTES: Final = 32


def row_key(path: Path) -> bytes:
    """Return the key for the digests of personal fields, made at first use."""
    if not path.exists():
        _keep(path, secrets.token_bytes(ROW_KEY_BYTES))
    return path.read_bytes()


def checkpoint_key(path: Path) -> Ed25519PrivateKey:
    """Return the signing key, made at first use with its public half in a `.pub` beside it."""
    if not path.exists():
        made = Ed25519PrivateKey.generate()
        _keep(path, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        message = f"{path.name} is not an Ed25519 key"
        raise TypeError(message)
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    if not path.with_suffix(".pub").exists():
        _keep(path.with_suffix(".pub"), public, mode=0o644)
    return key


def public_key(path: Path) -> Ed25519PublicKey:
    """Return the public key that a `.pub` file holds."""
    key = load_pem_public_key(path.read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        message = f"{path.name} is not an Ed25519 public key"
        raise TypeError(message)
    return key


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """Return *checkpoint* as a signed note."""
    return write(
        checkpoint, key.public_key().public_bytes_raw(), key.sign(_signed_text(checkpoint))
    )


def is_signed_by(signed: Signed, key: Ed25519PublicKey) -> bool:
    """Say whether one of the signatures was made with *key*."""
    named = key_id(signed.checkpoint.origin, key.public_bytes_raw())
    return any(
        note[:KEY_ID_BYTES] == named and _fits(signed.checkpoint, note[KEY_ID_BYTES:], key)
        for _, note in signed.signatures
    )


def _fits(checkpoint: Checkpoint, signature: bytes, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(signature, _signed_text(checkpoint))
    except InvalidSignature:
        return False
    return True


def _signed_text(checkpoint: Checkpoint) -> bytes:
    return checkpoint.body.encode()


def _keep(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a whole new file or none: of two processes that start at once, one key wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with open(descriptor, "wb") as file:  # noqa: PTH123  (a descriptor, so the mode holds from birth)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make the new name itself survive a power cut: entries may rest on the key at once."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
