"""The closed lists an instrument is written with, and what each of them means."""

from enum import StrEnum
from typing import Final

NOT_APPLICABLE: Final = "tidak_berlaku"
UNOBSERVABLE: Final = "tidak_dapat_diamati"

PUBLISHED_COMPONENTS: Final = frozenset({"SY", "PR", "WK", "BY", "PD", "PG"})
"""The service-delivery components of UU 25/2009 Pasal 21 (split: PermenPANRB 15/2014).

They must be published, so a student can always check them at the counter: what is looked for and
not seen is "tidak ada". Indicators of these six therefore do not offer "tidak dapat diamati";
all others do, and then drop out of the denominator.
"""

INTERNAL_COMPONENTS: Final = frozenset({"DH", "SP", "KP", "PI", "JP", "JL", "JK", "EV"})
"""The manufacturing components of the same article: seen only by interview or when shown."""

MALADMINISTRATION: Final = frozenset(f"M{number:02}" for number in range(1, 12))
"""Forms of maladministration (domain.md §3.2): ten of Peraturan Ombudsman 26/2017, and M11,
neglect of a legal duty, which the Ombudsman's statistics use. Students record "dugaan" only.
"""


class Kind(StrEnum):
    """How an item is answered."""

    ONE = "one"
    MANY = "many"
    COUNT = "count"
    SCALE = "scale"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    PHOTO = "photo"
    POINT = "point"
    NOTE = "note"


SCORED: Final = frozenset({Kind.ONE, Kind.MANY, Kind.COUNT, Kind.SCALE})
"""The kinds that can carry a weight."""

WHOLE: Final = frozenset({Kind.COUNT, Kind.SCALE, Kind.INTEGER})
"""The kinds answered by a whole number."""

NUMERIC: Final = WHOLE | {Kind.DECIMAL}
"""The kinds answered by a number."""


class PhotoRule(StrEnum):
    """What an item says about photos."""

    REQUIRED = "required"
    EXPECTED = "expected"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


class WeightSource(StrEnum):
    """Whether a weight stands in an official text or is this project's proposal."""

    OFFICIAL = "resmi"
    PROPOSED = "usulan"


class Seen(StrEnum):
    """Where a visitor can see what an item asks for (column *stu* of domain.md §2.4)."""

    SITE = "site"
    DOCUMENT = "document"
    WEB = "web"


class Measure(StrEnum):
    """How the answers of a dimension become one number.

    SHARE: points over the weights that apply. SKM: the survey of PermenPANRB 14/2017.
    PERCEPTION: how many "tidak" among "ya" and "tidak". NONE: asked, never scored.
    """

    SHARE = "share"
    SKM = "skm"
    PERCEPTION = "perception"
    NONE = "none"


class TotalOf(StrEnum):
    """What the total of an instrument is made of."""

    ITEMS = "items"
    DIMENSIONS = "dimensions"
    DIMENSION = "dimension"
    NONE = "none"
