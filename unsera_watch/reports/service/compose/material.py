"""Everything a report is made of, read once; and the digests of what it rests on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.models import Account
from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.models import Citation, InstrumentVersion
from unsera_watch.instruments.rules import Definition, Score, score
from unsera_watch.instruments.service import composite_of, definition_of
from unsera_watch.kernel.canonical import digest
from unsera_watch.observations import queries as observations
from unsera_watch.observations.models import Observation, Revision
from unsera_watch.observations.rules import Outcome, Status
from unsera_watch.programs.models import Assignment
from unsera_watch.verification import queries as verification
from unsera_watch.verification.models import Decision, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One observation with everything that was said and decided about it.

    *visit* holds the verified observations of a visit that has several, with the *composites*
    that can be made of them.
    """

    observation: Observation
    definition: Definition
    scored: Score | None
    citations: Mapping[str, Citation]
    people: Mapping[UUID, Account]
    revisions: Sequence[Revision]
    decisions: Sequence[Decision]
    remarks: Sequence[Remark]
    visit: Sequence[Observation] = ()
    composites: Sequence[InstrumentVersion] = ()

    @property
    def assignment(self) -> Assignment:
        """Return what the team was asked to do."""
        return self.observation.visit.assignment

    def name(self, account_id: UUID) -> str:
        """Return how papers name a person, as of now."""
        return accounts.display_name(self.people[account_id])


def gather(session: Session, observation: Observation) -> Material:
    """Read what a report of *observation* is made of."""
    definition = definition_of(observation.version)
    done = observation.visit.outcome is Outcome.DONE
    decisions = verification.decisions(session, observation.id)
    remarks = verification.remarks(session, observation.id)
    ids = _named(observation, decisions, remarks)
    photos = Counter(photo.indicator for photo in observation.photos)
    visit = _verified(session, observation) if done else []
    composites = instruments.composites(session) if visit else ()
    return Material(
        observation=observation,
        definition=definition,
        scored=score(definition, observation.answers, photos) if done else None,
        citations=instruments.citations(session, _cited(definition, visit, composites)),
        people={account_id: accounts.get(session, account_id) for account_id in ids},
        revisions=observations.revisions(session, observation.id),
        decisions=decisions,
        remarks=remarks,
        visit=visit,
        composites=composites,
    )


def rests_on(material: Material) -> dict[str, Any]:
    """Return what the report rests on, thing → digest: whoever changes one of them is found."""
    observation = material.observation
    found = {
        f"observation:{observation.id}": observation.digest,
        f"instrument-version:{observation.version.id}": observation.version.sha256,
    }
    found |= {f"decision:{each.id}": _decision_digest(each) for each in material.decisions}
    found |= {f"photo:{each.id}": each.digest for each in observation.photos}
    found |= {f"observation:{each.id}": each.digest for each in material.visit}
    found |= {f"instrument-version:{each.id}": each.sha256 for each in material.composites}
    return found


def _verified(session: Session, observation: Observation) -> list[Observation]:
    """Return what was verified of this visit, if that is more than one observation."""
    found = [
        each
        for each in observations.same_visit(session, observation)
        if each.status is Status.VERIFIED
    ]
    return found if len(found) > 1 else []


def _decision_digest(decision: Decision) -> str:
    return digest(
        {
            "observation_id": decision.observation_id,
            "revision": decision.revision,
            "action": decision.action,
            "reason": decision.reason,
            "decided_by": decision.decided_by,
            "decided_at": decision.decided_at,
        }
    )


def _cited(
    definition: Definition, visit: Sequence[Observation], composites: Sequence[InstrumentVersion]
) -> set[str]:
    """Return what the paper rests on: its instrument, and what a composite on it is made of."""
    found = set(definition.cited)
    for each in visit:
        found |= definition_of(each.version).cited
    for version in composites:
        found |= set(composite_of(version).citations)
    return found


def _named(
    observation: Observation, decisions: Sequence[Decision], remarks: Sequence[Remark]
) -> set[UUID]:
    visit = observation.visit
    team = visit.assignment.team
    found = {visit.observer_id, team.supervisor_id}
    found |= {member.account_id for member in team.members}
    found |= {each.account_id for each in visit.present}
    found |= {each.decided_by for each in decisions}
    return found | {each.answered_by for each in remarks if each.answered_by}
