"""The coordinator makes fictitious regions and offices known."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from unsera_watch.demo.rules.days import FIRST_DAY
from unsera_watch.demo.rules.people import COORDINATOR
from unsera_watch.demo.rules.places import OFFICES, REGIONS
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.offices import queries
from unsera_watch.offices.service import add, add_region


def events(stage: Stage) -> Iterator[Event]:
    """Yield how offices become known on the first day."""

    def survey(session: Session, now: datetime) -> None:
        coordinator = stage.people[COORDINATOR]
        known = {region.code for region in queries.regions(session)}
        for code in REGIONS.keys() - known:
            add_region(session, coordinator, code, REGIONS[code], is_fictitious=True, now=now)
        for n, facts in enumerate(OFFICES):
            stage.offices[n] = add(session, coordinator, facts, now=now)
            office = queries.get(session, stage.offices[n])
            wanted = facts.products[0][0]
            stage.products[n] = next(each.id for each in office.products if each.name == wanted)

    yield Event(stage.at(FIRST_DAY, "09:00"), survey)
