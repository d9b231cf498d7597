"""Who lives in the demo world; nobody here exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from unsera_watch.accounts.rules import Person
from unsera_watch.kernel.permissions import Role

DOMAIN: Final = "unsera.example"
STUDENTS: Final = 7
COORDINATOR: Final = "coordinator1"
LECTURER: Final = "lecturer1"
OFFICER: Final = "ombudsman1"
ADMIN: Final = "admin1"


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """One team by the keys of its people; the first student leads."""

    name: str
    students: tuple[str, ...]
    supervisor: str
    letter_no: int


TEAMS: Final = (
    TeamPlan("Kelompok Contoh 1", ("student1", "student2"), "supervisor1", 41),
    TeamPlan("Kelompok Contoh 2", ("student3", "student4", "student5"), "supervisor2", 42),
    TeamPlan("Kelompok Contoh 3", ("student6", "student7"), "supervisor1", 43),
)


def _person(key: str, name: str, role: Role, **titles: str) -> Person:
    return Person(email=f"{key}@{DOMAIN}", name=name, roles=frozenset({role}), **titles)


def _student(n: int) -> Person:
    number = {"number_kind": "NIM", "number": f"00001{n:05}"}
    return _person(f"student{n}", f"Mahasiswa Contoh {n:02}", Role.STUDENT, **number)


def _lecturer(key: str, name: str, role: Role, number: int, **titles: str) -> Person:
    return _person(key, name, role, number_kind="NIDN", number=f"00000{number:05}", **titles)


PEOPLE: Final[Mapping[str, Person]] = MappingProxyType(
    {
        ADMIN: _person(ADMIN, "Admin Contoh", Role.ADMIN),
        COORDINATOR: _lecturer(
            COORDINATOR, "Koordinator Contoh", Role.COORDINATOR, 1, title_after="S.Kom., M.Kom."
        ),
        "supervisor1": _lecturer(
            "supervisor1", "Pembimbing Contoh 1", Role.SUPERVISOR, 11, title_after="S.Sos., M.Si."
        ),
        "supervisor2": _lecturer(
            "supervisor2", "Pembimbing Contoh 2", Role.SUPERVISOR, 12, title_after="S.A.P., M.A.P."
        ),
        LECTURER: _lecturer(
            LECTURER,
            "Dosen Contoh 1",
            Role.LECTURER,
            21,
            title_before="Dr.",
            title_after="S.H., M.H.",
        ),
        OFFICER: _person(OFFICER, "Petugas Contoh", Role.OMBUDSMAN),
        **{f"student{n}": _student(n) for n in range(1, STUDENTS + 1)},
    }
)
"""Everybody by the name before the @; the administrator comes first and makes the others."""


def team_of(student: str) -> TeamPlan:
    """Return the team a student is in."""
    return next(team for team in TEAMS if student in team.students)
