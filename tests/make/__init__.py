"""Builders: a small fictitious world, made through the services."""

from tests.make.demo import DEMO_PASSWORD, FONTS, demo, press
from tests.make.people import account, actor, student
from tests.make.references import citation_facts, confirm_citations
from tests.make.sent import answers, photo, sent, submission
from tests.make.world import DAY, NOON, SHIPPED, World, basics, office, world

__all__ = [
    "DAY",
    "DEMO_PASSWORD",
    "FONTS",
    "NOON",
    "SHIPPED",
    "World",
    "account",
    "actor",
    "answers",
    "basics",
    "citation_facts",
    "confirm_citations",
    "demo",
    "office",
    "photo",
    "press",
    "sent",
    "student",
    "submission",
    "world",
]
