"""Settings: the only reader of the environment. Imports nothing of ours."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

SECRET_BYTES: Final = 32
LOCAL_URL: Final = "http://127.0.0.1:8000"
SKS_RULE: Final = (
    "45 jam per semester per SKS (Permendikbudristek 53/2023 Pasal 15, rujukan belum dikonfirmasi)"
)


class BadSetting(Exception):
    """A setting is missing or cannot be understood; names the variable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campus:
    """The university's own letterhead and contact, as printed on its papers."""

    name: str = "Universitas Serang Raya"
    unit: str = "Lembaga Penelitian dan Pengabdian kepada Masyarakat"
    address: str = ""
    contact: str = ""
    place: str = "Serang"
    monogram: str = "US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All an installation can choose, typed and frozen; see docs/settings.md."""

    data_dir: Path
    database_url: str
    migration_database_url: str
    public_url: str = LOCAL_URL
    secret_key: str = field(repr=False)
    campus: Campus = Campus()
    trusted_proxies: int = 0
    demo_password: str | None = field(default=None, repr=False)
    report_number: str = "{n:03}/LHO/UNSERA/{roman}/{year}"
    minutes_per_sks: int = 2_700
    sks_rule: str = SKS_RULE
    max_request_bytes: int = 64 * 1024 * 1024
    idle_minutes: int = 12 * 60
    absolute_hours: int = 14 * 24

    @property
    def evidence_dir(self) -> Path:
        """Where originals and derivatives lie."""
        return self.data_dir / "evidence"

    @property
    def keys_dir(self) -> Path:
        """Where the installation's keys lie, mode 0600."""
        return self.data_dir / "keys"

    @property
    def secure_cookies(self) -> bool:
        """Cookies are Secure exactly when the public address is https."""
        return self.public_url.startswith("https://")

    def key(self, name: str) -> bytes:
        """Return the installation's key *name*, made at first use."""
        return _key(self.keys_dir / f"{name}.key")

    @classmethod
    def from_env(cls, env: Mapping[str, str], data_dir: Path | None = None) -> "Settings":
        """Read the settings; raise :class:`BadSetting` naming the variable at fault."""
        data = (data_dir or Path(env.get("UNSERA_DATA", "var"))).resolve()
        (data / "keys").mkdir(parents=True, exist_ok=True)
        (data / "keys").chmod(0o700)
        url = env.get("DATABASE_URL") or f"sqlite:///{data / 'unsera.db'}"
        return cls(
            data_dir=data,
            database_url=driver_named(url),
            migration_database_url=driver_named(env.get("MIGRATION_DATABASE_URL") or url),
            public_url=_public_url(env),
            secret_key=env.get("UNSERA_SECRET_KEY") or _key(data / "keys" / "web.key").hex(),
            campus=_campus(env),
            trusted_proxies=_count(env, "TRUSTED_PROXIES", 0),
            demo_password=env.get("UNSERA_DEMO_PASSWORD") or None,
            report_number=_number_pattern(env),
            minutes_per_sks=_count(env, "UNSERA_MINUTES_PER_SKS", 2_700),
            sks_rule=env.get("UNSERA_SKS_RULE") or SKS_RULE,
        )


def environment() -> Mapping[str, str]:
    """Return the process's environment."""
    return os.environ


def _key(path: Path) -> bytes:
    """Return the key in *path*; make it, readable to us alone, when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
    return path.read_bytes()


def driver_named(url: str) -> str:
    """Return *url* with the PostgreSQL driver we ship."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def _public_url(env: Mapping[str, str]) -> str:
    url = env.get("PUBLIC_URL", LOCAL_URL).rstrip("/")
    if urlsplit(url).scheme not in {"http", "https"}:
        message = f"PUBLIC_URL must start with http:// or https://, not {url!r}"
        raise BadSetting(message)
    return url


def _count(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, str(default))
    if not text.isdecimal():
        message = f"{name} must be a whole number, not {text!r}"
        raise BadSetting(message)
    return int(text)


def _campus(env: Mapping[str, str]) -> Campus:
    names = ("name", "unit", "address", "contact", "place", "monogram")
    given = {name: env.get(f"UNSERA_CAMPUS_{name.upper()}") for name in names}
    return Campus(**{name: text for name, text in given.items() if text})


def _number_pattern(env: Mapping[str, str]) -> str:
    default = "{n:03}/LHO/UNSERA/{roman}/{year}"
    pattern = env.get("UNSERA_REPORT_NUMBER", default)
    try:
        unlike = pattern.format(n=1, roman="I", year=2026) != pattern.format(
            n=2, roman="I", year=2026
        )
    except (KeyError, IndexError, ValueError) as problem:
        message = f"UNSERA_REPORT_NUMBER: {problem}; use {{n}}, {{roman}} and {{year}}"
        raise BadSetting(message) from problem
    if not unlike:
        message = "UNSERA_REPORT_NUMBER must contain {n}: a number is given once"
        raise BadSetting(message)
    return pattern
