"""Photos, the trail of checking, citations, limits and who answers for the report."""

from collections.abc import Iterator
from datetime import datetime

from unsera_watch.instruments.models import Citation as Known
from unsera_watch.instruments.rules import Measure, WeightSource
from unsera_watch.instruments.rules.citations import full_name, standing
from unsera_watch.observations.models import Photo as Taken
from unsera_watch.observations.rules import Action, Presence
from unsera_watch.observations.rules.labels import PEOPLE
from unsera_watch.programs.models import MemberRole
from unsera_watch.programs.rules import campus_day
from unsera_watch.reports import rules
from unsera_watch.reports.document import Citation, CitationStatus, Photo, Place, Signature, Step
from unsera_watch.reports.service.compose import wording
from unsera_watch.reports.service.compose.material import Material
from unsera_watch.reports.service.press import Tell


def photos(material: Material, tell: Tell) -> tuple[Photo, ...]:
    """Return every photo; its picture is known by the digest of its original."""
    return tuple(
        Photo(
            number=each.number,
            caption=_caption(material, each),
            picture=each.digest,
            original_sha256=each.digest,
            people=tell(PEOPLE[each.people]),
            taken_at=each.taken_at,
            place=_place(each),
        )
        for each in material.observation.photos
    )


def trail(material: Material) -> tuple[Step, ...]:
    """Return who did what and when, in the order it happened."""
    steps = [*_arrivals(material), *_presences(material), *_decisions(material)]
    return tuple(sorted([*steps, *_answers(material)], key=lambda step: step.at))


def citations(material: Material) -> tuple[Citation, ...]:
    """Return the texts the instrument refers to; what nobody confirmed says so."""
    return tuple(
        Citation(
            text=full_name(each.text, each.article),
            status=_status(each),
            note=_note(each),
        )
        for each in material.citations.values()
    )


def limits(material: Material) -> tuple[str, ...]:
    """Return what this report cannot say."""
    found = [wording.ONE_VISIT, wording.ONLY_SEEN, wording.NO_FINDING]
    items = material.definition.items if material.scored else ()
    sources = {item.source for item in items if item.source is not None}
    if WeightSource.PROPOSED in sources:
        surveys = (each.measure is Measure.SKM for each in material.definition.dimensions)
        mixed = WeightSource.OFFICIAL in sources or any(surveys)
        found.append(wording.SOME_PROPOSED_WEIGHTS if mixed else wording.PROPOSED_WEIGHTS)
    if any(each.status is CitationStatus.UNCONFIRMED for each in citations(material)):
        found.append(wording.UNCONFIRMED_CITATIONS)
    if any(each.state is not Presence.CONFIRMED for each in material.observation.visit.present):
        found.append(wording.UNCONFIRMED_PRESENCE)
    return tuple(found)


def signatures(material: Material, place: str, issued_at: datetime | None) -> tuple[Signature, ...]:
    """Return team leader and supervisor (domain.md §7.1); the day stands once it is issued."""
    team = material.assignment.team
    signed_on = campus_day(issued_at) if issued_at else None
    leaders = [each for each in team.members if each.role is MemberRole.LEADER]
    supervisor = material.people[team.supervisor_id]
    return (
        *(
            Signature(
                role=wording.LEADER,
                name=material.name(each.account_id),
                place=place,
                signed_on=signed_on,
            )
            for each in leaders[:1]
        ),
        Signature(
            role=wording.KNOWN_BY,
            name=material.name(supervisor.id),
            place=place,
            signed_on=signed_on,
            identifier_label=supervisor.number_kind,
            identifier=supervisor.number,
        ),
    )


def strength(material: Material) -> str:
    """Return how strong the evidence is (domain.md §10.4)."""
    stay, shown = material.observation.visit, material.observation.photos
    level = rules.strength(
        confirmed=sum(1 for each in stay.present if each.state is Presence.CONFIRMED),
        photos=len(shown),
        placed=sum(1 for each in shown if each.taken_at and each.lat is not None),
    )
    return wording.STRENGTH[level]


def _caption(material: Material, photo: Taken) -> str:
    item = material.definition.item(photo.indicator)
    words = photo.caption or (item.text.id if item else "")
    return f"{photo.indicator} {words}".strip()


def _place(photo: Taken) -> Place | None:
    if photo.lat is None or photo.lon is None:
        return None
    source = photo.position_source.value
    return Place(lat=photo.lat, lon=photo.lon, accuracy_m=photo.accuracy_m, source=source)


def _status(known: Known) -> CitationStatus:
    return CitationStatus(standing(known.status, known.in_force))


def _note(known: Known) -> str:
    """Say who is to be believed: when it was confirmed, where it was read, what revoked it."""
    said = [wording.revoked_by(known.revoked_by)] if known.revoked_by else []
    if known.confirmed_at is not None:
        said.append(wording.confirmed_on(campus_day(known.confirmed_at)))
        said.append(wording.checked_at(known.checked_at_source))
    return "; ".join(said)


def _arrivals(material: Material) -> Iterator[Step]:
    name = material.name(material.observation.visit.observer_id)
    for each in material.revisions:
        what = wording.sent(each.number)
        yield Step(at=each.received_at, who=name, role=wording.OBSERVER, what=what)


def _presences(material: Material) -> Iterator[Step]:
    stay = material.observation.visit
    for each in stay.present:
        if each.answered_at is not None and each.account_id != stay.observer_id:
            yield Step(
                at=each.answered_at,
                who=material.name(each.account_id),
                role=wording.PARTNER,
                what=wording.PRESENCE_STEP[each.state],
            )


def _decisions(material: Material) -> Iterator[Step]:
    for each in material.decisions:
        said = [
            wording.remark(one.indicator, one.text)
            for one in material.remarks
            if one.revision == each.revision
        ]
        yield Step(
            at=each.decided_at,
            who=material.name(each.decided_by),
            role=wording.SUPERVISOR,
            what=wording.decided(Action(each.action), each.revision),
            remark="\n".join(filter(None, [each.reason, *said])),
        )


def _answers(material: Material) -> Iterator[Step]:
    for each in material.remarks:
        if each.answer and each.answered_at and each.answered_by:
            yield Step(
                at=each.answered_at,
                who=material.name(each.answered_by),
                role=wording.OBSERVER,
                what=wording.ANSWERED,
                remark=wording.remark(each.indicator, each.answer),
            )
