"""What a new password has to be: long rather than strange."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from unsera_watch.kernel.words import N_, Message, say

MIN_PASSWORD: Final = 10
MAX_PASSWORD: Final = 200
FEWEST_DIFFERENT: Final = 5
_RUNS: Final = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz")
_TOO_COMMON: Final = frozenset(
    {"password12", "password123", "password1234", "passw0rd123", "qwertyuiop", "qwerty12345"}
    | {"qwerty123456", "1q2w3e4r5t", "1qaz2wsx3edc", "iloveyou12", "iloveyou123", "letmein123"}
    | {"welcome123", "welcome1234", "administrator", "admin12345", "admin123456", "changeme123"}
    | {"indonesia1", "indonesia123", "indonesia45", "indonesia1945", "merdeka1945", "bismillah1"}
    | {"bismillah123", "alhamdulillah", "rahasia123", "rahasia1234", "sayangku123", "katasandi1"}
    | {"katasandi123", "mahasiswa1", "mahasiswa123", "mahasiswa2026", "dosen12345", "kampus12345"}
    | {"serangbanten", "banten12345", "unserawatch", "unsera12345", "unsera2026", "ombudsman1"}
    | {"ombudsman123", "universitas", "unserawatch1", "unserawatch2026"}
)


def check_password(password: str, email: str) -> Mapping[str, Message]:
    """Return what is wrong with a new password (length, too common, one's own address)."""
    if len(password) < MIN_PASSWORD:
        return {"password": say(N_("Use at least %(n)s characters."), n=MIN_PASSWORD)}
    if len(password) > MAX_PASSWORD:
        return {"password": say(N_("Use at most %(n)s characters."), n=MAX_PASSWORD)}
    if _is_guessable(normal_password(password).casefold(), email.casefold()):
        return {"password": say(N_("This password is too easy to guess. Choose another one."))}
    return {}


def normal_password(password: str) -> str:
    """Return the form that is hashed: two keyboards may compose one letter differently."""
    return unicodedata.normalize("NFKC", password)


def _is_guessable(password: str, email: str) -> bool:
    own = {email, email.partition("@")[0]}
    few = len(set(password)) < FEWEST_DIFFERENT
    return few or password in _TOO_COMMON | own or any(password in run for run in _RUNS)
