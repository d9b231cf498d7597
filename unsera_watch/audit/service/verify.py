"""Check that the chain, the rows, the files and an older checkpoint still fit each other."""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy.orm import Session

from unsera_watch.audit import queries
from unsera_watch.audit.rules import StoredFile, checkpoints
from unsera_watch.audit.rules.chain import Entry
from unsera_watch.audit.rules.checkpoints import Signed
from unsera_watch.audit.rules.problems import Problem, Where
from unsera_watch.audit.rules.rows import GONE, Audited
from unsera_watch.audit.service.seal import Sealer
from unsera_watch.audit.service.walk import Walk, walk
from unsera_watch.audit.signing import is_signed_by
from unsera_watch.kernel.words import N_, Message, say

Files = Callable[[Session], Iterable[StoredFile]]


def verify(
    session: Session,
    sealer: Sealer,
    *,
    files: Files | None = None,
    checkpoint: str | None = None,
    key: Ed25519PublicKey | None = None,
) -> list[Problem]:
    """Return everything that does not fit; an empty list means nothing was altered.

    *files* lists the files that rows vouch for; *checkpoint* is the text of an older one, and
    *key* the public key it should be signed with.
    """
    _freeze(session)
    signed = checkpoints.read(checkpoint) if checkpoint is not None else None
    walked, root_then = walk(session, signed.checkpoint.size if signed else 0)
    problems = [walked.problem] if walked.problem else []
    if checkpoint is not None:
        problems += _checkpoint_problems(signed, key, walked, root_then)
    problems += _row_problems(session, sealer, walked.newest)
    problems += _file_problems(files(session) if files else ())
    return problems


def warnings(session: Session) -> list[Message]:
    """Return what makes tampering easier than it needs to be."""
    found = []
    if queries.guards(session) < queries.GUARDS:
        found.append(say(N_("The triggers that protect the audit table are not all in force.")))
    if queries.may_rewrite(session):
        found.append(say(N_("The application's database role could rewrite the audit table.")))
    return found


def _freeze(session: Session) -> None:
    """Look at one moment: on PostgreSQL, rows must not change between two statements."""
    if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _checkpoint_problems(
    signed: Signed | None, key: Ed25519PublicKey | None, walked: Walk, root_then: bytes
) -> Iterator[Problem]:
    if signed is None:
        yield _of_checkpoint("?", say(N_("This is not a checkpoint.")))
        return
    size = signed.checkpoint.size
    if key is not None and not is_signed_by(signed, key):
        yield _of_checkpoint(size, say(N_("It is not signed with this installation's key.")))
    if size > walked.tree.size:
        found = walked.tree.size
        message = N_("It has seen %(size)s entries, and only %(found)s are left.")
        yield _of_checkpoint(size, say(message, size=size, found=found))
    elif root_then != signed.checkpoint.root:
        message = N_("The first %(size)s entries are not those it has seen.")
        yield _of_checkpoint(size, say(message, size=size))


def _of_checkpoint(name: object, message: Message) -> Problem:
    return Problem(Where.CHECKPOINT, str(name), message)


def _row_problems(
    session: Session, sealer: Sealer, newest: dict[tuple[str, str], Entry]
) -> Iterator[Problem]:
    """Compare each row with the newest word on it; what is left over has no row."""
    left = dict(newest)
    for kind in sealer.kinds.values():
        for row_id, values in queries.every_row(session, kind):
            message = _row_fault(sealer, kind, row_id, values, left.pop((kind.kind, row_id), None))
            if message is not None:
                yield Problem(Where.ROW, f"{kind.kind} {row_id}", message)
    for (name, row_id), entry in left.items():
        if entry.row_digest != GONE:
            message = say(N_("It is missing; entry %(seq)s saw it."), seq=entry.seq)
            yield Problem(Where.ROW, f"{name} {row_id}", message)


def _row_fault(
    sealer: Sealer,
    kind: Audited,
    row_id: str,
    values: queries.Values | None,
    entry: Entry | None,
) -> Message | None:
    if entry is None:
        return say(N_("No entry knows it."))
    if values is None:
        return say(N_("It cannot be read; entry %(seq)s saw it."), seq=entry.seq)
    if entry.version not in kind.versions:
        return say(N_("Entry %(seq)s uses a list of fields that is unknown here."), seq=entry.seq)
    if sealer.row_digest(kind, row_id, values, entry.version) != entry.row_digest:
        return say(N_("It is not as entry %(seq)s saw it."), seq=entry.seq)
    return None


def _file_problems(files: Iterable[StoredFile]) -> Iterator[Problem]:
    for stored in files:
        message = _file_fault(stored)
        if message is not None:
            yield Problem(Where.FILE, stored.name, message)


def _file_fault(stored: StoredFile) -> Message | None:
    try:
        with stored.open() as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return say(N_("It is missing or cannot be read."))
    return None if found == stored.sha256 else say(N_("Its content was altered."))
