"""The unit of work: the only place that commits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

BeforeCommit = Callable[[Session], None]


class Database:
    """One database, opened for reading or for one piece of work at a time."""

    def __init__(self, engine: Engine, before_commit: BeforeCommit | None = None) -> None:
        """Keep the *engine*; *before_commit* runs last inside each piece of work."""
        self.engine = engine
        self._writer: Engine | Connection = engine.execution_options(write=True)
        self._before_commit = before_commit

    @contextmanager
    def work(self) -> Iterator[Session]:
        """Yield a session; commit when the block ends, roll back when it raises."""
        with Session(self._writer, autoflush=True, expire_on_commit=False) as session:
            yield session
            if self._before_commit is not None:
                self._before_commit(session)
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session whose changes are never kept.

        Closing it rolls back; an explicit rollback would also empty the objects that were read.
        """
        with Session(self.engine, autoflush=False, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def at_once(self) -> Iterator[Self]:
        """Yield the database for many pieces of work that are kept together or not at all.

        Each piece still ends in the trail by itself; only then does the next one begin.
        """
        with self.engine.execution_options(write=True).begin() as connection:
            whole = copy(self)
            whole._writer = connection  # noqa: SLF001  (our own copy)
            yield whole
