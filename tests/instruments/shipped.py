"""The instruments as they are shipped."""

import json
from pathlib import Path

from unsera_watch.instruments.definition import parse

SHIPPED = Path(__file__).parents[2] / "instruments"
RAW = json.loads((SHIPPED / "obs-sp-v1.json").read_text(encoding="utf-8"))
FORM = parse(RAW)


def everything_there():
    """Return answers to OBS-SP: everything is there, and every facility applies."""
    facilities = [part.value for part in FORM.item("K5.1").parts]
    return {
        **{item.code: "ada" for item in FORM.items},
        "K2.1": {"value": "ada", "statements": ["a", "b", "c"]},
        "K5.1": {"ticked": facilities, "not_applicable": []},
    }
