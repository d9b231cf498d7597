"""Refusals that several checks share: codes twice, sums that are wrong."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from unsera_watch.instruments.definition.place import Place
from unsera_watch.kernel.words import N_, say


def refuse_doubles(place: Place, key: str, values: Iterable[str]) -> None:
    """Refuse codes that stand there more than once."""
    doubles = sorted(value for value, count in Counter(values).items() if count > 1)
    if doubles:
        place.child(key).refuse(
            say(N_("These codes stand here twice: %(codes)s."), codes=", ".join(doubles))
        )


def refuse_sum(top: Place, key: str, weights: Iterable[Decimal], wanted: Decimal) -> None:
    """Refuse weights that do not sum to what is wanted."""
    found = sum(weights, Decimal(0))
    if found != wanted:
        top.child(key).refuse(
            say(
                N_("The weights sum to %(found)s, and %(wanted)s is needed."),
                found=f"{found.normalize():f}",
                wanted=f"{wanted.normalize():f}",
            )
        )
