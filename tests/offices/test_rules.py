"""What may be said about an office."""

import pytest

from unsera_watch.kernel.geo import Point
from unsera_watch.offices.rules import BodyKind, ProductKind, check_office, read_hours


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "a" * 161}, "name"),
        ({"kind": ""}, "kind"),
        ({"address": "a" * 401}, "address"),
        ({"bodies": ()}, "bodies"),
        ({"bodies": (("a" * 161, BodyKind.VILLAGE),)}, "bodies"),
        ({"products": ()}, "products"),
        ({"products": (("KTP", ProductKind.GOODS), ("KTP", ProductKind.SERVICES))}, "products"),
        ({"point": Point(-96.0, 106.0)}, "lat"),
        ({"point": Point(-6.0, 106.0, -1.0)}, "accuracy_m"),
        ({"point": None, "point_confirmed": True}, "point_confirmed"),
        ({"hours": {"4": ("15:00", "08:00")}}, "hours_4"),
    ],
)
def test_each_broken_rule_names_its_field(facts, changes, field):
    assert field in check_office(facts(**changes))


def test_a_sound_office_has_no_problems(facts):
    assert check_office(facts()) == {}


@pytest.mark.parametrize("typed", ["08.00-15.00", "08:00 – 15:00", "08.00 s.d. 15.00"])
def test_hours_are_read_in_any_usual_spelling(typed):
    assert read_hours(typed) == ("08:00", "15:00")


@pytest.mark.parametrize("typed", ["", "08.00", "15.00-08.00", "25.00-26.00"])
def test_what_is_no_span_of_time_is_not_guessed(typed):
    assert read_hours(typed) is None
