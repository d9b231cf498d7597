"""Which field of a page each place of a definition is put right in."""

from unsera_watch.instruments.definition.editing import (
    LANGUAGES,
    Raw,
    group_at,
    keys_of,
    objects,
)


def head_names(raw: Raw) -> dict[str, str]:
    """Return the fields of the first page by the places they are about."""
    found = {"code": "head-code", "version": "head-number"}
    found |= {f"title.{one}": f"head-title_{one}" for one in LANGUAGES}
    for n, _ in enumerate(objects(dict(raw), "dimensions")):
        found |= {f"dimensions[{n}].title.{one}": f"d{n}-title_{one}" for one in LANGUAGES}
        found |= _weight_names(f"dimensions[{n}]", f"d{n}")
    return found


def group_names(raw: Raw, n: int) -> dict[str, str]:
    """Return the fields of a section's page by the places they are about."""
    groups, rows = keys_of(raw)
    place = f"{groups}[{n}]"
    found = {f"{place}.title.{one}": f"head-title_{one}" for one in LANGUAGES}
    for at, _ in enumerate(objects(group_at(raw, n), rows)):
        here = f"{place}.{rows}[{at}]"
        for key in ("text", "help"):
            found |= {f"{here}.{key}.{one}": f"r{at}-{key}_{one}" for one in LANGUAGES}
        found |= _weight_names(here, f"r{at}")
    return found


def _weight_names(place: str, name: str) -> dict[str, str]:
    return {f"{place}.weight": f"{name}-weight", f"{place}.sumber": f"{name}-source"}
