"""The shipped instrument and a complete set of answers to it."""

from copy import deepcopy

import pytest

from tests.instruments.shipped import FORM, RAW, SHIPPED


@pytest.fixture
def shipped():
    return SHIPPED


@pytest.fixture
def raw():
    return deepcopy(RAW)


@pytest.fixture
def definition():
    return FORM


@pytest.fixture
def answers(definition):
    """Everything is there, and every facility applies."""
    return {
        **{item.code: "ada" for item in definition.items},
        "K2.1": {"value": "ada", "statements": ["a", "b", "c"]},
        "K5.1": {
            "ticked": [part.value for part in definition.item("K5.1").parts],
            "not_applicable": [],
        },
    }
