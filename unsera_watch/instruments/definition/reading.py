"""Reading a definition file: any JSON object, but nothing that a page cannot show."""

import json
from typing import Any, Final

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, say

MAX_BYTES: Final = 2 * 1024 * 1024
DEEPEST: Final = 40
FILE: Final = "file"
_PLANE_END: Final = 0xFFFE
_NO_CHARACTERS: Final = range(0xFDD0, 0xFDF0)
_SURROGATES: Final = range(0xD800, 0xE000)


def read_json(data: bytes) -> dict[str, Any]:
    """Return the JSON object in *data*, or refuse it in words.

    Numbers with a point stay the text they were written as: no binary fraction enters a weight.
    """
    if len(data) > MAX_BYTES:
        raise too_large()
    try:
        raw = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise Invalid({FILE: say(N_("This is no JSON file that can be read."))}) from None
    return as_object(raw)


def too_large() -> Invalid:
    """Return the refusal of a file that no form needs."""
    told = say(N_("The file is too large: at most %(most)s MB."), most=MAX_BYTES // 1024**2)
    return Invalid({FILE: told}, "file-too-large")


def as_object(raw: object) -> dict[str, Any]:
    """Return *raw* without characters that no page can show; refuse what is no object."""
    if not isinstance(raw, dict):
        raise Invalid({FILE: say(N_("The file holds no form: a JSON object is needed."))})
    found = _shown(raw, 0)
    return found if isinstance(found, dict) else {}


def _shown(value: object, depth: int) -> Any:  # noqa: ANN401  (any value of a JSON document)
    if depth > DEEPEST:
        raise Invalid({FILE: say(N_("The file is nested too deeply."))})
    if isinstance(value, dict):
        return {_written(str(key)): _shown(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_shown(one, depth + 1) for one in value]
    return _written(value) if isinstance(value, str) else value


def _written(text: str) -> str:
    text = clean(text)
    return text if text.isascii() else "".join(one for one in text if _is_character(ord(one)))


def _is_character(code: int) -> bool:
    ends_a_plane = code & _PLANE_END == _PLANE_END
    return not ends_a_plane and code not in _NO_CHARACTERS and code not in _SURROGATES
