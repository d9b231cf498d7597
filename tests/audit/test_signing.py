"""The installation's keys and the signatures made with them."""

import stat
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from unsera_watch.audit.rules import checkpoints
from unsera_watch.audit.rules.checkpoints import Checkpoint
from unsera_watch.audit.signing import checkpoint_key, is_signed_by, public_key, row_key, sign

CHECKPOINT = Checkpoint("unsera.example/trail", 3, b"r" * 32)


def test_a_key_is_made_once_and_only_the_owner_reads_it(tmp_path):
    path = tmp_path / "keys" / "checkpoint.pem"

    first, second = checkpoint_key(path), checkpoint_key(path)

    assert first.private_bytes_raw() == second.private_bytes_raw()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "checkpoint.pem",
        "checkpoint.pub",
    ]


def test_the_row_key_is_made_once(tmp_path):
    path = tmp_path / "row.key"

    assert row_key(path) == row_key(path)
    assert len(row_key(path)) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_two_processes_that_start_at_once_one_key_wins(tmp_path):
    together = threading.Barrier(8)

    def key(_number):
        together.wait()
        return row_key(tmp_path / "keys" / "row.key")

    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(key, range(8)))

    assert len(keys) == 1
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["row.key"]


def test_the_public_key_beside_it_checks_the_signature(tmp_path):
    key = checkpoint_key(tmp_path / "checkpoint.pem")

    signed = checkpoints.read(sign(CHECKPOINT, key).replace("\n", "\r\n"))

    assert signed is not None
    assert is_signed_by(signed, public_key(tmp_path / "checkpoint.pub"))


def test_another_key_or_another_size_does_not_fit(tmp_path):
    key, other = checkpoint_key(tmp_path / "a.pem"), checkpoint_key(tmp_path / "b.pem")
    note = sign(CHECKPOINT, key)

    altered = checkpoints.read(note.replace("\n3\n", "\n4\n"))

    assert not is_signed_by(altered, key.public_key())
    assert not is_signed_by(checkpoints.read(note), other.public_key())


def test_a_key_of_another_kind_is_refused(tmp_path):
    pem = generate_private_key(SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    (tmp_path / "checkpoint.pem").write_bytes(pem)

    with pytest.raises(TypeError, match="Ed25519"):
        checkpoint_key(tmp_path / "checkpoint.pem")


def test_a_public_key_of_another_kind_is_refused(tmp_path):
    other = generate_private_key(SECP256R1()).public_key()
    pem = other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "other.pub").write_bytes(pem)

    with pytest.raises(TypeError, match="Ed25519"):
        public_key(tmp_path / "other.pub")
