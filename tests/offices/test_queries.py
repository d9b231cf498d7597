"""Finding offices."""

import pytest

from tests.make import NOON
from unsera_watch.offices import queries, service
from unsera_watch.offices.queries import Search


@pytest.fixture
def three(session, region, coordinator, facts):
    for name, kind in (
        ("Anggrek 07", "Puskesmas"),
        ("Dahlia 100%", "Samsat"),
        ("Melati 03", "KUA"),
    ):
        service.add(session, coordinator, facts(name=f"Unit Contoh {name}", kind=kind), now=NOON)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search(), ["Anggrek 07", "Dahlia 100%", "Melati 03"]),
        (Search(text="dahlia"), ["Dahlia 100%"]),
        (Search(text="0%"), ["Dahlia 100%"]),
        (Search(kind="KUA"), ["Melati 03"]),
        (Search(region_code="36.01"), []),
    ],
)
def test_offices_are_found_by_what_is_known(session, three, search, found):
    offices, has_more = queries.page(session, search)

    assert [office.name.removeprefix("Unit Contoh ") for office in offices] == found
    assert not has_more


def test_a_long_list_goes_on_where_it_stopped(session, three):
    first, has_more = queries.page(session, Search(), size=2)
    rest, has_even_more = queries.page(session, Search(after=first[-1].id), size=2)

    assert (has_more, has_even_more) == (True, False)
    assert [office.name for office in rest] == ["Unit Contoh Melati 03"]


def test_the_kinds_in_use_are_offered(session, three):
    assert queries.kinds(session) == ["KUA", "Puskesmas", "Samsat"]
