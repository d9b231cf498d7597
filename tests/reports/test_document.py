"""The frozen document survives its own JSON, whatever stores it in between."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.reports import answers, paper
from unsera_watch.reports.document import ReportDocument


def test_a_document_comes_back_from_its_json_equal():
    document = paper.document()

    again = ReportDocument.from_json(document.to_json())

    assert again == document
    assert again.to_json() == document.to_json()


def test_the_order_of_keys_in_a_json_column_does_not_matter():
    document = paper.document()
    turned = dict(reversed(document.to_plain().items()))

    again = ReportDocument.from_plain(json.loads(json.dumps(turned)))

    assert again.digest == document.digest


@settings(deadline=None)
@given(some.text(), some.decimals(0, 100, places=24))
def test_any_words_and_numbers_come_back(words, number):
    changed = replace(answers.result(()), total=number, remark=words)
    document = paper.document(result=changed)

    again = ReportDocument.from_plain(document.to_plain())

    assert again == document


def test_the_same_number_with_idle_zeros_has_the_same_digest():
    one, other = (
        paper.document(result=replace(answers.result(()), total=Decimal(number)))
        for number in ("62.5", "62.50")
    )

    assert one.digest == other.digest


def test_another_schema_is_refused():
    plain = {**paper.document().to_plain(), "schema": 2}

    with pytest.raises(ValueError, match="schema 2"):
        ReportDocument.from_plain(plain)


def test_a_moment_without_its_zone_is_refused():
    document = paper.document(frozen_at=datetime(2026, 11, 3) + timedelta(hours=5))  # noqa: DTZ001  (a test asks for it on purpose)

    with pytest.raises(ValueError, match="zone"):
        document.to_json()
