"""The sixteen visits of the demo world, and how each ends: every state and outcome."""

from dataclasses import dataclass
from typing import Final

from unsera_watch.demo.rules.people import TeamPlan, team_of
from unsera_watch.observations.rules import Action, Outcome, Presence

SECOND: Final = 2
"""The second visit to an office, by another pair of students."""

Fate = tuple[Action, ...]
WAITING: Final[Fate] = ()
VERIFIED: Final[Fate] = (Action.VERIFY,)
CORRECTED: Final[Fate] = (Action.RETURN, Action.RESUBMIT, Action.VERIFY)
RETURNED: Final[Fate] = (Action.RETURN,)
RESENT: Final[Fate] = (Action.RETURN, Action.RESUBMIT)
REJECTED: Final[Fate] = (Action.REJECT,)
WITHDRAWN: Final[Fate] = (Action.WITHDRAW,)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPlan:
    """One visit: who, where, *ago* working days, from when, how long, and what became of it."""

    office: str
    observer: str
    partners: tuple[str, ...]
    ago: int
    clock: str
    minutes: int
    target: int = 0
    fate: Fate = WAITING
    outcome: Outcome = Outcome.DONE
    outcome_note: str = ""
    partner: Presence = Presence.CONFIRMED
    visit_no: int = 1
    off_m: int = 0
    photos: int = 3
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return what the visit is called here."""
        return f"{self.office}-{self.visit_no}"

    @property
    def team(self) -> TeamPlan:
        """Return the team that was sent."""
        return team_of(self.observer)

    @property
    def is_done(self) -> bool:
        """Say whether the visit was carried through."""
        return self.outcome is Outcome.DONE


def _visit(
    who: str, office: str, ago: int, clock: str, minutes: int, target: int = 0, **rest: object
) -> VisitPlan:
    """Read one row; students are written as digits, the observer first."""
    observer, *partners = (f"student{digit}" for digit in who)
    facts = {"target": target, **rest}
    return VisitPlan(
        office=office,
        observer=observer,
        partners=tuple(partners),
        ago=ago,
        clock=clock,
        minutes=minutes,
        **facts,  # type: ignore[arg-type]  # the rows below are checked by a test
    )


_CLOSED: Final = "Kantor tutup karena ada kegiatan di luar; ada pengumuman di pintu depan."
_REFUSED: Final = "Petugas jaga meminta surat dari kepala kantor dan tidak mengizinkan pengamatan."
_UNSAFE: Final = "Hujan deras dan halaman kantor mulai tergenang, jadi kami berhenti dan pulang."
_ELSEWHERE: Final = "Produk ini tidak dilayani di sini; papan menyebut layanannya di kantor lain."

USERS: Final = "WWC-PENGGUNA"
OFFICIALS: Final = "WWC-PETUGAS"
INDEX: Final = "PEKPPP-F02A"
EVERYTHING: Final = (USERS, OFFICIALS, INDEX)
"""What a visit fills in beside OBS-SP."""

VISITS: Final = (
    _visit("12", "Melati", 17, "09:05", 285, 93, fate=VERIFIED, photos=4, also=EVERYTHING),
    _visit("12", "Kenanga", 15, "08:40", 95, 78, fate=CORRECTED, photos=4),
    _visit("21", "Cempaka", 12, "10:10", 80, 62, fate=VERIFIED, photos=4, also=(OFFICIALS,)),
    _visit(
        *("12", "Anggrek", 9, "13:05", 20),
        fate=VERIFIED,
        outcome=Outcome.CLOSED,
        outcome_note=_CLOSED,
    ),
    _visit("12", "Dahlia", 6, "09:20", 75, 51, also=(INDEX,)),
    _visit("12", "Kamboja", 4, "10:00", 70, 40, fate=RETURNED),
    _visit("21", "Teratai", 2, "08:45", 90, 83, partner=Presence.ASKED),
    _visit("34", "Melati", 14, "11:00", 80, 87, fate=VERIFIED, visit_no=SECOND),
    _visit("345", "Seroja", 11, "09:15", 65, 33, fate=REJECTED),
    _visit(
        *("43", "Flamboyan", 8, "10:30", 25),
        fate=VERIFIED,
        outcome=Outcome.REFUSED,
        outcome_note=_REFUSED,
    ),
    _visit("35", "Tanjung", 5, "08:35", 90, 66, fate=RESENT, off_m=412),
    _visit("54", "Mawar", 3, "09:40", 75, 72, partner=Presence.DENIED),
    _visit("67", "Kenanga", 13, "12:30", 85, 95, fate=VERIFIED, visit_no=SECOND),
    _visit(
        *("76", "Bugenvil", 10, "09:00", 30),
        fate=VERIFIED,
        outcome=Outcome.NOT_OFFERED,
        outcome_note=_ELSEWHERE,
    ),
    _visit(
        "6",
        "Teratai",
        7,
        "13:10",
        15,
        outcome=Outcome.UNSAFE,
        outcome_note=_UNSAFE,
        visit_no=SECOND,
    ),
    _visit("67", "Kamboja", 1, "09:30", 60, 58, fate=WITHDRAWN, visit_no=SECOND),
)


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """A visit somebody has begun and not sent; *share* of the sections is answered."""

    office: str
    observer: str
    partner: str
    clock: str
    share: float
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return what the assignment is called here."""
        return f"{self.office}-{SECOND}"


DRAFTS: Final = (
    DraftPlan("Seroja", "student1", "student2", "08:30", 0.6, (USERS, OFFICIALS)),
    DraftPlan("Dahlia", "student6", "student7", "13:15", 0.3, (USERS, OFFICIALS)),
)
"""Begun on the last working day."""


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """What is still to be visited, some days from now."""

    office: str
    student: str
    due_in_days: int
    also: tuple[str, ...] = ()


OPEN: Final = (
    OpenPlan("Flamboyan", "student1", 3, EVERYTHING),
    OpenPlan("Tanjung", "student1", 6),
    OpenPlan("Bugenvil", "student1", 9),
    OpenPlan("Anggrek", "student3", 5),
    OpenPlan("Cempaka", "student6", 7),
)


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """A report of one visit, made, and perhaps issued and received, so many working days ago."""

    visit: str
    made: int
    issued: int | None = None
    received: int | None = None


REPORTS: Final = (
    ReportPlan("Melati-1", 13, issued=13, received=11),
    ReportPlan("Kenanga-1", 9, issued=8),
    ReportPlan("Cempaka-1", 7),
)
