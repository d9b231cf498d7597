"""Records drawn so that every threshold is passed as often as it is kept."""

from random import Random

from unsera_watch.observations.rules.doubts import Facts, Limits, PhotoFacts, QuestionFacts, Spot
from unsera_watch.programs.rules import SPANS

NOON_S = 1_795_492_800  # 24 November 2026, noon by universal time
HOUR = 3_600
SPANS_OF_DAY = (("08:00", "15:00"), ("07:30", "11:30"), ("00:00", "23:59"), ("09:05", "21:00"))
FORGED = (-62_135_596_800, -1, 0, 253_402_300_799, 4_102_444_800, 10**14, -(10**13))


def limits(chance: Random) -> Limits:
    """Return thresholds: the usual ones, none at all, the ends of what is possible."""
    if chance.random() < 0.5:
        return Limits()
    usual = Limits().plain()
    drawn = {name: chance.choice((0, usual[name], *span)) for name, span in SPANS.items()}
    return Limits(**drawn)


def facts(chance: Random, within: Limits) -> Facts:
    """Return one record."""
    started = NOON_S + chance.randint(-5 * 24 * HOUR, 5 * 24 * HOUR)
    lasted = near(chance, within.short_min * 60, within.long_min * 60)
    ended = None if chance.random() < 0.1 else started + lasted
    point = None if chance.random() < 0.2 else place(chance)
    return Facts(
        started_s=started,
        ended_s=ended,
        is_done=chance.random() < 0.8,
        point=point,
        hours={str(day): span(chance) for day in range(7) if chance.random() < 0.6},
        place=None if chance.random() < 0.1 else around(chance, point),
        present=chance.randint(0, 4),
        clock_ahead_s=ahead(chance, within),
        photos=tuple(photo(chance, n, started, ended, point) for n in range(1, 4)),
        questions=tuple(questions(chance, within)),
    )


def near(chance: Random, *edges: int) -> int:
    """Return a number of seconds close to one of the edges."""
    return max(0, chance.choice(edges) + chance.randint(-61, 61)) + chance.choice((0, 0, 60, -60))


def place(chance: Random) -> Spot:
    """Return a place in Banten, or anywhere at all."""
    if chance.random() < 0.8:
        return Spot(
            chance.randint(-7_000_000, -5_800_000), chance.randint(105_000_000, 107_000_000)
        )
    lat, lon = chance.randint(-90_000_000, 90_000_000), chance.randint(-180_000_000, 180_000_000)
    return Spot(lat, lon, chance.choice((None, 0, 12)))


def around(chance: Random, point: Spot | None) -> Spot:
    """Return a place a few hundred metres off, or another one, known more or less well."""
    accuracy = chance.choice((None, 0, 5, 20, 199, 200, 201, 5_000))
    if point is None or chance.random() < 0.2:
        point = chance.choice((place(chance), Spot(0, 0)))
    reach = chance.choice((1_000, 2_500, 5_000))
    lat, lon = point.lat_e6 + chance.randint(-reach, reach), point.lon_e6
    return Spot(
        max(min(lat, 90_000_000), -90_000_000), lon + chance.randint(-reach, reach), accuracy
    )


def photo(
    chance: Random, number: int, started: int, ended: int | None, point: Spot | None
) -> PhotoFacts:
    """Return a photo from about the time of the visit, or from a forged one."""
    taken = chance.choice((started, ended or started)) + near(chance, -600, 0, 600) - 300
    taken += chance.choice((0, 300, -600, 7 * HOUR))
    time = chance.choice((taken, taken, taken, None, chance.choice(FORGED)))
    spot = None if chance.random() < 0.2 else around(chance, point)
    return PhotoFacts(number=number, taken_s=time, place=spot)


def span(chance: Random) -> tuple[str, str]:
    """Return from when to when an office is open."""
    return chance.choice(SPANS_OF_DAY)


def ahead(chance: Random, within: Limits) -> int | None:
    """Return how many seconds a clock is ahead."""
    return chance.choice((None, 0, 1, -1)) or chance.choice((1, -1)) * near(
        chance, within.clock_min * 60, 86_400
    )


def questions(chance: Random, within: Limits) -> list[QuestionFacts]:
    """Return questions: alike or not, read or not, shown or not."""
    said = chance.choice((("ada",), ("ada", "tidak"), ("ada", None)))
    edge = chance.choice((within.fast_s * 1_000, 0, 60_000))
    timed = chance.random() < 0.7
    return [
        QuestionFacts(
            code=f"K{n}",
            said=chance.choice(said),
            letters=chance.randint(0, 200),
            pace_ms=max(0, edge + chance.randint(-900, 900)) if timed else None,
            is_bare=chance.random() < 0.1,
        )
        for n in range(chance.choice((0, 3, 9, 10, 14)))
    ]
