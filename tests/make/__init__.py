"""Builders: a small fictitious world, made through the services."""

from tests.make.people import account, actor, student
from tests.make.sent import answers, photo, sent, submission
from tests.make.world import DAY, NOON, World, basics, office, world

__all__ = [
    "DAY",
    "NOON",
    "World",
    "account",
    "actor",
    "answers",
    "basics",
    "office",
    "photo",
    "sent",
    "student",
    "submission",
    "world",
]
