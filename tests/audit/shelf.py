"""A small world of its own for the trail: two kinds of rows and a database that seals."""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import Engine, LargeBinary, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from unsera_watch.audit.models import AuditEntry
from unsera_watch.audit.rules import Audited, Tag
from unsera_watch.audit.service import Sealer, record, verify
from unsera_watch.db.base import Base
from unsera_watch.db.engine import open_engine
from unsera_watch.db.work import Database
from unsera_watch.kernel.actor import Actor

NOON = datetime(2026, 11, 2, 5, 0, 0, 123456, tzinfo=UTC)
CLERK = Actor(UUID(int=7))
KEY = b"k" * 32
MIGRATION = Path(__file__).parents[2] / "migrations/versions/0002_guard_the_audit_table.py"


class Shelf(DeclarativeBase):
    """Tables of these tests only, apart from the application's."""

    metadata = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = Base.type_annotation_map


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Book(Shelf):
    __tablename__ = "test_books"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    owner: Mapped[str | None]
    colour: Mapped[Colour] = mapped_column(default=Colour.RED)
    price: Mapped[Decimal] = mapped_column(default=Decimal("12.34565"))
    weight: Mapped[float] = mapped_column(default=0.1)
    is_new: Mapped[bool] = mapped_column(default=True)
    bought_at: Mapped[datetime] = mapped_column(default=NOON)
    printed_on: Mapped[date] = mapped_column(default=date(2020, 2, 29))
    opens: Mapped[time] = mapped_column(default=time(8, 30))
    cover: Mapped[bytes] = mapped_column(LargeBinary, default=b"\x00\xff")
    notes: Mapped[dict[str, Any]] = mapped_column(default=lambda: {"b": [1, 2.5], "a": "ق"})


class Loan(Shelf):
    __tablename__ = "test_loans"

    book_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    days: Mapped[int]


AUDITED = (
    Audited(
        "book",
        Book,
        {1: tuple(sorted(set(Book.__mapper__.columns.keys()) - {"id"}))},
        frozenset({"owner"}),
    ),
    Audited("loan", Loan, {1: ("days",)}),
)


class Library:
    """The world in one database: `work()` as the application, `tamper()` as somebody else."""

    def __init__(self, engine: Engine, owner: Engine) -> None:
        self.sealer = Sealer(AUDITED, KEY)
        self.database = Database(engine, self.sealer.seal)
        self.engine = engine
        self.owner = owner
        self.is_guarded = True

    def keep(self, **details: object) -> UUID:
        """Add one book the way a service would."""
        book = Book(id=uuid4(), title="Buku Contoh 01", owner="Mahasiswa Contoh 01")
        with self.database.work() as session:
            session.add(book)
            record(session, CLERK, Tag.EVIDENCE_KEPT, "book", book.id, now=NOON, **details)
        return book.id

    def problems(self, **more: Any) -> list[str]:
        """Return what a verification finds, a line for each."""
        with self.database.reading() as session:
            return [str(problem) for problem in verify(session, self.sealer, **more)]

    def lift_guards(self) -> None:
        """Take the triggers away, as the owner of the table or the file can."""
        with self.owner.begin() as connection:
            for statement in guard_sql(self.owner, up=False):
                connection.execute(text(statement))
        self.is_guarded = False

    def tamper(self, sql: str, **values: object) -> None:
        """Run *sql* as somebody who has taken the guards away first."""
        if self.is_guarded:
            self.lift_guards()
        with self.owner.begin() as connection:
            connection.execute(text(sql), values)


def migration() -> ModuleType:
    """Return the migration that guards the table."""
    spec = importlib.util.spec_from_file_location("guard_the_audit_table", MIGRATION)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def guard_sql(engine: Engine, *, up: bool = True) -> tuple[str, ...]:
    """Return the statements of the migration for this database."""
    return getattr(migration(), engine.dialect.name.upper() + ("" if up else "_DOWN"))


def build(engine: Engine) -> None:
    """Make the tables and their guards."""
    with engine.begin() as connection:
        AuditEntry.__table__.create(connection)
        Shelf.metadata.create_all(connection)
        for statement in guard_sql(engine):
            connection.execute(text(statement))


@contextmanager
def library_in(path: Path) -> Iterator[Library]:
    """Yield a library in an SQLite file."""
    url = f"sqlite:///{path}"
    owner, engine = open_engine(url, guarded=False), open_engine(url)
    build(owner)
    yield Library(engine, owner)
    engine.dispose()
    owner.dispose()
