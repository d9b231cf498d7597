"""One walk along the chain: its first fault, the newest word on each row, the tree."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from unsera_watch.audit import queries
from unsera_watch.audit.rules import INSTALLATION
from unsera_watch.audit.rules.chain import GENESIS, Entry, Stored, fault
from unsera_watch.audit.rules.merkle import Tree
from unsera_watch.audit.rules.problems import Problem, Where


@dataclass(slots=True)
class Walk:
    """What the walk has found so far."""

    problem: Problem | None = None
    newest: dict[tuple[str, str], Entry] = field(default_factory=dict)
    tree: Tree = field(default_factory=Tree)
    prev: str = GENESIS

    def step(self, stored: Stored) -> None:
        """Go on by one entry; only the first fault counts, later ones may follow from it."""
        expected_seq = self.tree.size + 1
        message = fault(stored, expected_seq, self.prev)
        if message and self.problem is None:
            self.problem = Problem(Where.ENTRY, str(expected_seq), message)
        if stored.entry is not None and stored.entry.kind != INSTALLATION:
            self.newest[stored.entry.kind, stored.entry.row_id] = stored.entry
        self.tree.add(bytes.fromhex(stored.computed_hash))
        self.prev = stored.stored_hash


def walk(session: Session, size_then: int = 0) -> tuple[Walk, bytes]:
    """Return the whole walk, and the root of the tree when it had *size_then* leaves."""
    walked = Walk()
    root_then = walked.tree.root()
    for stored in queries.chain(session):
        walked.step(stored)
        if walked.tree.size == size_then:
            root_then = walked.tree.root()
    return walked, root_then
