"""Make a checkpoint: a few signed lines that bind whoever could rewrite the chain."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from unsera_watch.audit.rules import INSTALLATION, Tag
from unsera_watch.audit.rules.checkpoints import Checkpoint
from unsera_watch.audit.service.record import record
from unsera_watch.audit.service.walk import walk
from unsera_watch.audit.signing import sign
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.words import N_, say


def checkpoint(session: Session, key: Ed25519PrivateKey, origin: str, *, now: datetime) -> str:
    """Return a signed checkpoint over all entries so far, and record that it was made."""
    walked, _ = walk(session)
    if walked.problem is not None:
        message = say(N_("The trail does not verify, so no checkpoint is made of it."))
        raise Conflict("trail-broken", message)
    size = walked.tree.size
    record(session, SYSTEM, Tag.CHECKPOINT_MADE, INSTALLATION, "checkpoint", now=now, size=size)
    return sign(Checkpoint(origin, size, walked.tree.root()), key)
