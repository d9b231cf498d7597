"""Work the students of the demo world wrote down by hand, and what the lecturer said."""

from dataclasses import dataclass
from typing import Final

from unsera_watch.credit.rules import EntryAction, EntryKind


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """One entry by hand, *ago* working days, and what became of it."""

    student: str
    kind: EntryKind
    ago: int
    clock: str
    minutes: int
    description: str
    fate: EntryAction | None = None
    note: str = ""


_BRIEFING: Final = "Pembekalan: cara mengamati standar pelayanan, etika lapangan, dan keselamatan."
_TOO_SHORT: Final = "Sebutkan bagian mana yang Anda kerjakan sendiri, lalu kirim lagi."
_WHO: Final = "Tulis kegiatan di sesi kedua juga; yang ada baru sesi pertama."

ENTRIES: Final = (
    *(
        EntryPlan(
            f"student{n}", EntryKind.BRIEFING, 24, "08:30", 180, _BRIEFING, EntryAction.APPROVE
        )
        for n in range(1, 6)
    ),
    EntryPlan(
        *("student6", EntryKind.BRIEFING, 24, "08:30", 90, "Pembekalan sesi pertama."),
        *(EntryAction.RETURN, _WHO),
    ),
    EntryPlan(
        *(
            "student1",
            EntryKind.DATA_ENTRY,
            16,
            "10:00",
            60,
            "Merapikan foto dan catatan lapangan.",
        ),
        *(EntryAction.RETURN, _TOO_SHORT),
    ),
    EntryPlan(
        *("student1", EntryKind.WRITING, 11, "13:00", 120),
        "Menyusun ringkasan hasil pengamatan dua kantor pertama.",
        EntryAction.APPROVE,
    ),
    EntryPlan(
        *("student1", EntryKind.PRESENTATION, 3, "13:00", 60),
        "Memaparkan hasil sementara di depan kelompok lain.",
    ),
    EntryPlan(
        *("student2", EntryKind.WRITING, 5, "13:30", 90),
        "Menulis bagian metode pada laporan kelompok.",
    ),
    EntryPlan(
        *("student3", EntryKind.DATA_ENTRY, 7, "10:00", 75),
        "Memeriksa ulang catatan dua kunjungan bersama anggota kelompok.",
    ),
)

APPROVED_UNTIL: Final = {"student1": 8, "student2": 8, "student3": 9, "student4": 6, "student6": 9}
"""Up to how many working days ago the lecturer has approved each logbook."""
