"""Sketches are true to scale and never leave their frame."""

from hypothesis import given
from hypothesis import strategies as some

from unsera_watch.kernel.geo import Point
from unsera_watch.web.maps import Marked, metres, sketch, thumb

OFFICE = Point(-6.12, 106.15)
NORTH = Point(-6.1173, 106.15, 20.0)


def marked(point, **other):
    return Marked(point=point, label="1", name="Foto 1", **other)


def test_a_point_north_of_the_office_lies_above_it():
    drawn = sketch(OFFICE, [marked(NORTH, is_far=True)], 400, 400)

    (point,) = drawn["points"]
    assert point["x"] == drawn["office"]["x"]
    assert 0 < point["y"] < drawn["office"]["y"]
    assert point["far"]
    assert point["text"] == {
        "label": "Foto 1",
        "distance": "300 m",
        "accuracy": "±20 m",
        "time": "–",
    }


def test_the_bar_says_how_long_it_is():
    drawn = sketch(OFFICE, [marked(NORTH)], 400, 400)

    assert drawn["scale"]["text"] == "100 m"
    ratio = drawn["scale"]["px"] / 100
    assert abs((drawn["office"]["y"] - drawn["points"][0]["y"]) / ratio - 300) < 2


@given(some.floats(-80, 80), some.floats(-170, 170), some.floats(0, 5_000))
def test_every_point_stays_inside(lat, lon, accuracy):
    drawn = sketch(OFFICE, [marked(Point(lat, lon, accuracy))], near_m=200)

    (point,) = drawn["points"]
    assert 0 <= point["x"] <= drawn["width"]
    assert 0 <= point["y"] <= drawn["height"]
    assert 0 < drawn["scale"]["px"] <= drawn["width"] / 4 + 0.1


def test_without_points_the_office_stands_alone():
    drawn = sketch(OFFICE, [], 640, 400)

    assert (drawn["points"], drawn["office"]) == ([], {"x": 320, "y": 200, "r": None})


def test_a_thumb_says_whether_the_place_is_known():
    assert thumb(OFFICE)["known"]
    assert not thumb(None)["known"]


def test_distances_read_alike_in_both_languages():
    assert [metres(9.6), metres(1340), metres(12_300)] == ["10 m", "1340 m", "12 km"]
