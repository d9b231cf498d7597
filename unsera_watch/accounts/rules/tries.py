"""How many tries are free, and how long to wait after that: doubling, never for ever."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Some tries are free; each further one waits twice as long; time forgives one by one."""

    free: int
    first_wait: timedelta
    longest_wait: timedelta
    forgiven_every: timedelta

    def wait(self, tries: int) -> timedelta:
        """Return how long to wait after *tries* in a row."""
        if tries < self.free:
            return timedelta()
        # Beyond a few doublings the longest wait holds anyway; the cap keeps the number small.
        doublings = min(tries - self.free, 16)
        return min(self.first_wait * (1 << doublings), self.longest_wait)


PER_ACCOUNT: Final = Limit(
    free=5,
    first_wait=timedelta(seconds=30),
    longest_wait=timedelta(minutes=30),
    forgiven_every=timedelta(hours=1),
)
# A whole campus may share one address, so it may be wrong more often and is forgiven sooner.
PER_ADDRESS: Final = Limit(
    free=40,
    first_wait=timedelta(seconds=15),
    longest_wait=timedelta(minutes=5),
    forgiven_every=timedelta(seconds=10),
)


def standing(limit: Limit, tries: int, last_at: datetime, now: datetime) -> int:
    """Return how many of *tries* still count at *now*."""
    forgiven = max(now - last_at, timedelta()) // limit.forgiven_every
    return max(tries - forgiven, 0)


def still_to_wait(limit: Limit, tries: int, last_at: datetime, now: datetime) -> timedelta:
    """Return how long to wait yet; nothing when the clock was turned back behind *last_at*."""
    if now < last_at:
        return timedelta()
    wait = limit.wait(standing(limit, tries, last_at, now))
    return max(last_at + wait - now, timedelta())


def network_of(address: str) -> str:
    """Return what counts as one address: in IPv6 everybody owns 2^64 of them."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(parsed), 64), strict=False))
