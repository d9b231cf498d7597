"""Where the team went, who was there, with which instrument."""

from unsera_watch.observations.models import Present
from unsera_watch.observations.rules import Presence
from unsera_watch.observations.rules.labels import OUTCOME
from unsera_watch.offices.models import Office
from unsera_watch.reports.document import Instrument, Observer, Place, Unit, Visit
from unsera_watch.reports.service.compose import wording
from unsera_watch.reports.service.compose.material import Material
from unsera_watch.reports.service.press import Tell


def unit(material: Material) -> Unit:
    """Return the service unit as it is known today."""
    office = material.assignment.office
    return Unit(
        name=office.name,
        kind=office.kind,
        address=office.address,
        region=office.region.name,
        bodies=tuple(sorted(body.name for body in office.bodies)),
        product=material.assignment.product.name,
        place=_point(office),
    )


def visit(material: Material, tell: Tell) -> Visit:
    """Return the facts of the stay."""
    stay, assignment = material.observation.visit, material.assignment
    period, letter = assignment.team.period, assignment.letter
    return Visit(
        started_at=stay.started_at,
        ended_at=stay.ended_at,
        minutes=stay.minutes,
        outcome=tell(OUTCOME[stay.outcome]),
        outcome_note=stay.outcome_note,
        observers=tuple(_observer(material, each) for each in _observer_first(material)),
        programme=f"{period.programme.name}, {period.name}",
        team=assignment.team.name,
        letter_number=letter.number,
        letter_date=letter.dated_on,
        supervisor=material.name(assignment.team.supervisor_id),
    )


def instrument(material: Material) -> Instrument:
    """Return the published version that was filled in."""
    used = material.definition
    return Instrument(
        title=f"{used.title.id} {used.code}",
        version=f"v{used.version}",
        digest=material.observation.version.sha256,
    )


def _point(office: Office) -> Place | None:
    """Only a point that somebody confirmed is printed: photos are measured against it."""
    if office.lat is None or office.lon is None or office.point_confirmed_by is None:
        return None
    return Place(
        lat=office.lat, lon=office.lon, accuracy_m=office.accuracy_m, source=wording.CONFIRMED_POINT
    )


def _observer_first(material: Material) -> list[Present]:
    stay = material.observation.visit
    return sorted(stay.present, key=lambda each: each.account_id != stay.observer_id)


def _observer(material: Material, present: Present) -> Observer:
    """Return a member named as present, and what the member says about it.

    Names print in the internal report; student numbers do not, for nothing there needs them.
    """
    is_observer = present.account_id == material.observation.visit.observer_id
    says = wording.PRESENCE[present.state]
    is_plain = is_observer and present.state is Presence.CONFIRMED
    return Observer(name=material.name(present.account_id), presence="" if is_plain else says)
