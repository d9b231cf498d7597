"""Official scales, to compare a student's number with and never to judge by.

Print a place on a scale only inside a labelled comparison box (domain.md §12): the number stays
"nilai indikatif hasil observasi mahasiswa". Every scale says what it rests on and whether that is
still in force; its limits have two decimals, so a total is rounded before it is placed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.words import N_, Message, say

_HUNDREDTH: Final = Decimal("0.01")


class ScaleStatus(StrEnum):
    """Whether the regulation behind a scale still holds."""

    IN_FORCE = "in_force"
    REVOKED = "revoked"


class Zone(StrEnum):
    """The colours of the Ombudsman's zones."""

    GREEN = "hijau"
    YELLOW = "kuning"
    RED = "merah"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale, from *least* upwards to the next one."""

    least: Decimal
    code: str
    label: Message
    zone: Zone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One official scale; *steps* go downwards."""

    code: str
    name: Message
    basis: str
    status: ScaleStatus
    top: Decimal
    steps: tuple[Step, ...]

    def place(self, total: Decimal | None) -> Step | None:
        """Return the step *total* lies on; nothing to place gives nothing.

        Raises ValueError for a number that is not on the scale at all.
        """
        if total is None:
            return None
        rounded = total.quantize(_HUNDREDTH, ROUND_HALF_UP)
        if not self.steps[-1].least <= rounded <= self.top:
            message = f"{total} is not on the scale {self.code}"
            raise ValueError(message)
        return next(step for step in self.steps if rounded >= step.least)


def _step(least: str, code: str, label: str, zone: Zone | None = None) -> Step:
    return Step(Decimal(least), code, say(label), zone)


ZONES_2016: Final = Scale(
    code="kepatuhan-2016",
    name=say(N_("Ombudsman compliance scale 2016–2021")),
    basis="Peraturan Ombudsman 22/2016",
    status=ScaleStatus.REVOKED,
    top=Decimal(100),
    steps=(
        _step("81.00", "tinggi", N_("high (green zone), 81.00 to 100"), Zone.GREEN),
        _step("51.00", "sedang", N_("middle (yellow zone), 51.00 to 80.99"), Zone.YELLOW),
        _step("0", "rendah", N_("low (red zone), 0 to 50.99"), Zone.RED),
    ),
)
"""Zones of the compliance assessment 2016-2021 (domain.md §2.1): 0-50,99, 51,00-80,99, 81,00-100.

Peraturan Ombudsman 22/2016 was revoked by 61/2025.
"""

CATEGORIES_2022: Final = Scale(
    code="penyelenggaraan-2022",
    name=say(N_("Ombudsman categories 2022–2024")),
    basis="Peraturan Ombudsman 22/2016",
    status=ScaleStatus.REVOKED,
    top=Decimal(100),
    steps=(
        _step("88.00", "A", N_("highest quality"), Zone.GREEN),
        _step("78.00", "B", N_("high quality"), Zone.GREEN),
        _step("54.00", "C", N_("middle quality"), Zone.YELLOW),
        _step("32.00", "D", N_("low quality"), Zone.RED),
        _step("0", "E", N_("lowest quality"), Zone.RED),
    ),
)
"""Categories of the assessment 2022-2024 (domain.md §2.2), under Peraturan 22/2016 and its yearly
guide: A 88,00-100, B 78,00-87,99, C 54,00-77,99, D 32,00-53,99, E 0-31,99.

A letter is never printed on paper as a result of ours.
"""

SKM_2017: Final = Scale(
    code="skm-2017",
    name=say(N_("Public satisfaction survey (SKM)")),
    basis="PermenPANRB 14/2017",
    status=ScaleStatus.IN_FORCE,
    top=Decimal(100),
    steps=(
        _step("88.31", "A", N_("very good")),
        _step("76.61", "B", N_("good")),
        _step("65.00", "C", N_("less good")),
        _step("25.00", "D", N_("not good")),
    ),
)
"""Quality of service by the converted value of PermenPANRB 14/2017 (domain.md §4.2): D 25,00-64,99,
C 65,00-76,60, B 76,61-88,30, A 88,31-100. After rounding to two decimals there are no gaps.
"""

IPP_2022: Final = Scale(
    code="ipp-2022",
    name=say(N_("Public service index (IPP)")),
    basis="PermenPANRB 29/2022, 4/2023",
    status=ScaleStatus.IN_FORCE,
    top=Decimal(5),
    steps=(
        _step("4.51", "A", N_("excellent service")),
        _step("4.01", "A-", N_("very good")),
        _step("3.51", "B", N_("good")),
        _step("3.01", "B-", N_("good, with notes")),
        _step("2.51", "C", N_("sufficient")),
        _step("2.01", "C-", N_("sufficient, with notes")),
        _step("1.51", "D", N_("needs guidance")),
        _step("1.01", "E", N_("needs guidance first")),
        _step("0", "F", N_("needs intensive guidance")),
    ),
)
"""Categories of the Indeks Pelayanan Publik (domain.md §2.4; cut-offs read in a secondary source):
PermenPANRB 29/2022 as amended by 4/2023, Pedoman Menteri PANRB 5/2023.
"""

COMPLIANCE_SCALES: Final = (ZONES_2016, CATEGORIES_2022)
"""The scales that a compliance total from 0 to 100 can be compared with."""

SCALES: Final[Mapping[str, Scale]] = MappingProxyType(
    {each.code: each for each in (ZONES_2016, CATEGORIES_2022, SKM_2017, IPP_2022)}
)
"""Every scale by its code; an instrument names those its total can be compared with."""
