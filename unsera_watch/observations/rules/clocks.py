"""Two clocks, the device's and the server's: both are kept, a difference is shown (domain 10.3)."""

from datetime import datetime
from typing import Final

TELLING_S: Final = 120
"""From two minutes on, the device's clock is set right and the difference is shown."""


def skew_s(device: datetime | None, now: datetime) -> int | None:
    """Return by how many whole seconds the device's clock is ahead of the server's."""
    return None if device is None else round((device - now).total_seconds())


def is_telling(skew: int | None) -> bool:
    """Say whether the difference is worth showing."""
    return skew is not None and abs(skew) >= TELLING_S
