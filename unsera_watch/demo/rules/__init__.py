"""The plan of the demo world: pure, and the same for the same seed."""

from random import Random


def chance_of(seed: int, name: str) -> Random:
    """Return what decides the details of one thing, whatever else the world holds."""
    return Random(f"{seed}/{name}")
