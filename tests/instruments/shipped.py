"""The instruments as they are shipped."""

import json
from pathlib import Path

from unsera_watch.instruments.definition import parse

SHIPPED = Path(__file__).parents[2] / "instruments"
RAW = json.loads((SHIPPED / "obs-sp-v1.json").read_text(encoding="utf-8"))
FORM = parse(RAW)
