"""A sentence that is missing, fuzzy or lost its placeholder is named."""

import pytest
from babel.messages.catalog import Message

from tools.inside.catalogues import problem_of

ASKED = Message("You have %(n)s photos.")


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (Message(ASKED.id, "Anda memiliki %(n)s foto."), None),
        (None, "missing"),
        (Message(ASKED.id, ""), "missing"),
        (Message(ASKED.id, "Anda memiliki %(n)s foto.", flags=["fuzzy"]), "fuzzy"),
        (Message(ASKED.id, "Anda memiliki foto."), "placeholders ['n']"),
        (Message(ASKED.id, "Anda memiliki %(jumlah)s foto."), "placeholders ['jumlah', 'n']"),
    ],
)
def test_each_flaw_has_its_name(told, problem):
    assert problem_of(ASKED, told) == problem


def test_one_plural_form_may_stand_for_two():
    asked = Message(("%(num)s photo", "%(num)s photos"))

    assert problem_of(asked, Message(asked.id, ("%(num)s foto",))) is None
