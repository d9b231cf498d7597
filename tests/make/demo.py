"""The demo world, for tests that read a whole installation."""

from pathlib import Path
from typing import Any

import unsera_watch
from config import Settings
from tests.make.world import NOON
from unsera_watch import app as application
from unsera_watch.demo.service import fill
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.reports.document import Letterhead
from unsera_watch.reports.service import Press

DEMO_PASSWORD = "kata sandi contoh"
FONTS = Path(unsera_watch.__file__).parent / "static" / "dist" / "paper"


def press(store: FileStore, **changes: Any) -> Press:
    """Return a press with the fonts that set-up built."""
    facts: dict[str, Any] = {
        "letterhead": Letterhead(name="Universitas Contoh", unit="Lembaga Contoh", monogram="UC"),
        "place": "Kota Contoh",
        "number_pattern": "{n:03}/LHO/UNSERA/{roman}/{year}",
        "public_url": "https://watch.unsera.example",
        "is_demo": True,
        "fonts": FONTS,
        "store": store,
        "tell": str,
    }
    return Press(**(facts | changes))


def demo(settings: Settings, seed: int = 1) -> None:
    """Fill an empty installation with the demo world, as it is at noon."""
    database = application.open_database(settings)
    papers = press(FileStore(settings.evidence_dir))
    fill(database, papers, seed=seed, password=DEMO_PASSWORD, now=NOON)
    database.engine.dispose()
