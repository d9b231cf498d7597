"""The demo world confirms what its reports need, and says of each that it is an example."""

from unsera_watch.instruments import queries
from unsera_watch.instruments.rules.citations import CitationStatus
from unsera_watch.instruments.service import resting_on


def test_no_confirmation_of_the_demo_claims_that_a_text_was_read(demo):
    known = queries.citations(demo)
    confirmed = {code for code in known if known[code].status is CitationStatus.CONFIRMED}

    assert confirmed == set(resting_on(demo))
    assert len(confirmed) < len(known)
    assert {"bukan hasil pemeriksaan" in known[code].checked_at_source for code in confirmed} == {
        True
    }
    assert {known[code].dated_on for code in confirmed} == {None}
