"""The old official scale, to compare with and never to judge by."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from unsera_watch.kernel.words import N_, Message, say


class Band(StrEnum):
    """The three bands of the old scale."""

    LOW = "rendah"
    MIDDLE = "sedang"
    HIGH = "tinggi"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where a total would lie on a scale, and what that scale is worth today."""

    band: Band
    label: Message
    scale: Message
    status: Message


_HUNDREDTH: Final = Decimal("0.01")
_BANDS: Final = (
    (Decimal("81.00"), Band.HIGH, N_("high (green zone), 81.00 to 100")),
    (Decimal("51.00"), Band.MIDDLE, N_("middle (yellow zone), 51.00 to 80.99")),
    (Decimal(0), Band.LOW, N_("low (red zone), 0 to 50.99")),
)


def comparison_2016(total: Decimal | None) -> Comparison | None:
    """Place *total* on the zones of 2016-2021; nothing to place gives nothing.

    Peraturan Ombudsman 22/2016 (revoked by 61/2025): 0-50,99 rendah, 51,00-80,99 sedang,
    81,00-100 tinggi. Print it only inside a labelled comparison box.
    """
    if total is None:
        return None
    rounded = total.quantize(_HUNDREDTH, ROUND_HALF_UP)
    band, label = next((band, label) for least, band, label in _BANDS if rounded >= least)
    return Comparison(
        band,
        say(label),
        say(N_("Ombudsman compliance scale 2016–2021")),
        say(N_("old scale, revoked")),
    )
