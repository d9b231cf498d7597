"""What is said about programmes, periods, teams, letters and assignments."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    """What a programme is called and whom an office may call about it."""

    name: str
    kind: str
    contact_name: str
    contact_phone: str
    safety_phone: str
    gives_credit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFacts:
    """One run of a programme, both days included."""

    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts:
    """Who is in a team; the leader (Ketua) apart from the other members (domain.md §0.2)."""

    name: str
    supervisor_id: UUID
    lecturer_id: UUID
    leader_id: UUID
    member_ids: tuple[UUID, ...] = ()

    @property
    def everybody(self) -> tuple[UUID, ...]:
        """Return the leader and then the other members."""
        return (self.leader_id, *self.member_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """A surat tugas as its paper says (domain.md §7.1)."""

    number: str
    dated_on: date
    valid_from: date
    valid_until: date
    signed_by: str
    signed_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFacts:
    """What a team is asked to observe, with which questions, until when."""

    office_id: UUID
    product_id: UUID
    version_id: UUID
    due_on: date
    visit_no: int = 1
    more_version_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an assignment stands on."""

    valid_from: date
    valid_until: date
    is_revoked: bool
    is_offered: bool
    is_published: bool
    is_taken: bool
