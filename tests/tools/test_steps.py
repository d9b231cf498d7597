"""A step is quiet when it works and tells all when it does not."""

import sys

import pytest

from tools.steps import StepFailed, run, step


def test_a_step_that_works_says_its_name_and_its_time(capfd):
    with step("Say hello"):
        run([sys.executable, "-c", "print('hello')"])

    assert capfd.readouterr().err.startswith("  Say hello … 0.")


def test_a_step_that_fails_is_named_and_shows_its_output():
    with pytest.raises(StepFailed) as failure, step("Say hello"):
        run([sys.executable, "-c", "print('hello'); raise SystemExit(3)"])

    assert failure.value.name == "Say hello"
    assert "hello" in failure.value.output
