"""The forms of programmes, periods and teams."""

from typing import Any
from uuid import UUID

from wtforms import BooleanField

from unsera_watch.kernel.words import N_
from unsera_watch.programs.forms.fields import (
    Choices,
    TakingForm,
    choice,
    chosen_ids,
    day,
    line,
    offer,
    ticks,
)
from unsera_watch.programs.rules import PeriodFacts, ProgrammeFacts, TeamFacts


class ProgrammeForm(TakingForm):
    """A programme and whom to call about it."""

    name = line(N_("Name of the programme"), N_("Write the name of the programme."))
    kind = line(
        N_("Kind"), N_("Say what kind of programme it is."), N_("MBKM, Berdampak, UKM, KKN …")
    )
    gives_credit = BooleanField(
        N_("Hours count towards credits (SKS)"),
        description=N_("Leave empty for a student organisation: its hours are recorded only."),
        default=True,
    )
    contact_name = line(
        N_("Contact on the campus"),
        N_("Say whom an office may call."),
        N_("An officer at a counter may call here to ask about the team."),
    )
    contact_phone = line(N_("Telephone of the contact"), N_("Write a telephone number."))
    safety_phone = line(
        N_("Telephone for emergencies"),
        N_("Write a telephone number."),
        N_("Students call here when a visit becomes unsafe."),
    )
    coordinators = ticks(N_("Coordinators"))

    def __init__(self, *args: Any, coordinators: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.coordinators, coordinators)

    def to_facts(self) -> ProgrammeFacts:
        """Return the programme."""
        lines = ("name", "kind", "contact_name", "contact_phone", "safety_phone")
        return ProgrammeFacts(
            **{name: self[name].data for name in lines}, gives_credit=bool(self.gives_credit.data)
        )

    def to_coordinators(self) -> tuple[UUID, ...]:
        """Return who was named as coordinator."""
        return chosen_ids(self.coordinators)


class PeriodForm(TakingForm):
    """One run of a programme."""

    name = line(
        N_("Name of the period"), N_("Write a name."), N_("For example: odd semester 2026/2027")
    )
    starts_on = day(N_("First day"))
    ends_on = day(N_("Last day"))

    def to_facts(self) -> PeriodFacts:
        """Return the period."""
        return PeriodFacts(
            name=self.name.data or "",
            starts_on=self["starts_on"].data,
            ends_on=self["ends_on"].data,
        )


class TeamForm(TakingForm):
    """A team, its supervisor and its lecturer."""

    name = line(N_("Name of the team"), N_("Write a name."))
    supervisor_id = choice(N_("Field supervisor (DPL)"), N_("Verifies what the team observed."))
    lecturer_id = choice(N_("Lecturer"), N_("Approves the hours."))
    leader_id = choice(N_("Leader of the team (Ketua)"))
    member_ids = ticks(N_("Other members"), N_("Visits are made in pairs."))

    def __init__(
        self,
        *args: Any,
        students: Choices,
        supervisors: Choices,
        lecturers: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self.supervisor_id, supervisors)
        offer(self.lecturer_id, lecturers)
        offer(self.leader_id, students)
        offer(self.member_ids, students)

    def to_facts(self) -> TeamFacts:
        """Return the team; who is ticked and also leads is named once."""
        leader = UUID(self.leader_id.data)
        return TeamFacts(
            name=self.name.data or "",
            supervisor_id=UUID(self.supervisor_id.data),
            lecturer_id=UUID(self.lecturer_id.data),
            leader_id=leader,
            member_ids=tuple(one for one in chosen_ids(self.member_ids) if one != leader),
        )
