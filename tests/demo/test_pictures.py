"""Drawn photos: like a phone's, without a position, the same bytes each time."""

import hashlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image

from tests.demo.test_rules import DEFINITION
from unsera_watch.demo.pictures import Shot, photograph
from unsera_watch.demo.rules.signs import SIGNS
from unsera_watch.evidence.store.exif import read_exif
from unsera_watch.instruments.rules import PhotoRule
from unsera_watch.programs.rules import WIB

TAKEN_AT = datetime(2026, 11, 20, 9, 15, tzinfo=WIB)
SHOT = Shot(SIGNS["K1.1"], 0, "Unit Contoh Melati 01", 0.8, TAKEN_AT)


def opened(photo):
    return Image.open(BytesIO(photo))


def test_a_photo_has_its_time_and_no_position():
    assert read_exif(opened(photograph(SHOT))) == {"taken_at": "2026:11:20 09:15:00+07:00"}


def test_a_photo_is_drawn_the_same_again():
    once, again = photograph(SHOT), photograph(SHOT)

    assert hashlib.sha256(once).digest() == hashlib.sha256(again).digest()


@pytest.mark.parametrize("code", SIGNS)
def test_every_sign_makes_a_picture_of_its_own(code):
    picture = opened(photograph(replace(SHOT, sign=SIGNS[code])))

    assert picture.size == (1280, 960)
    assert len(picture.getcolors(1280 * 960)) > 50


def test_there_is_a_sign_for_every_indicator_that_may_be_photographed():
    wanted = {item.code for item in DEFINITION.items if item.photo is not PhotoRule.FORBIDDEN}

    assert set(SIGNS) == wanted
