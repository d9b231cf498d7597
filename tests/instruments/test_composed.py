"""The composite of one visit, worked by hand from all its instruments."""

from decimal import Decimal

from tests.instruments.test_shipped import (
    ASKED,
    COMPOSITE,
    INDICATORS,
    OBS,
    OFFICIALS,
    PEKPPP,
    TOLD,
    USERS,
)
from unsera_watch.instruments.rules import compose, score


def test_four_dimensions_by_hand(answers):
    seen = {"DOK": "tidak"} | {each.code: 4 for each in INDICATORS}
    visit = ((USERS, ASKED), (OFFICIALS, TOLD), (OBS, answers), (PEKPPP, seen))

    found = compose(COMPOSITE, {form.code: score(form, said) for form, said in visit})

    # Input: (37,38 + 6,27 x (4 x 0,8 + 1)) / 100. Proses, without P6: 76,364 / 81,82. Output: 99.
    # Pengaduan, without A6 and A7: (2 x 10 + 2 x 12,5) / 50.
    assert [str(part.score) for part in found.parts] == ["63.71", "93.33", "99.00", "90.00"]
    assert found.total == Decimal("87.52")


def test_without_officials_or_users_a_dimension_is_missing(answers):
    found = compose(COMPOSITE, {"OBS-SP": score(OBS, answers)})

    assert found.total is None
    assert found.missing == ("input", "output", "pengaduan")
