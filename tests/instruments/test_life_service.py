"""The life of a version: drafted, saved with its mistakes, published once, retired."""

from copy import deepcopy
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from tests import make
from unsera_watch import app as application
from unsera_watch.audit.service import verify
from unsera_watch.instruments import queries, service
from unsera_watch.instruments.service.drafts import NAMELESS
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role


@pytest.fixture
def coordinator(session):
    return make.account(session, Role.COORDINATOR)


@pytest.fixture
def version(session):
    return queries.newest(session, "OBS-SP")


@pytest.fixture
def draft(session, coordinator, version):
    return service.copy_version(session, coordinator, version.id, now=make.NOON)


def changed(draft):
    """Return the draft's definition with one point moved from its first item to its second."""
    raw = deepcopy(draft.definition)
    first, second = raw["sections"][0]["items"][:2]
    first["weight"], second["weight"] = "9", "7"
    return raw


def test_a_copy_is_the_next_version_and_asking_again_gives_the_same(
    session, coordinator, version, draft
):
    again = service.copy_version(session, coordinator, version.id, now=make.NOON)

    assert again is draft
    assert (draft.code, draft.number, draft.based_on_id) == ("OBS-SP", 2, version.id)
    assert draft.definition == {**version.definition, "version": 2}


def test_a_published_draft_is_a_version_and_is_gone(session, coordinator, version, draft):
    saved = service.save_draft(session, coordinator, draft.id, 0, changed(draft), now=make.NOON)

    new = service.publish_draft(session, coordinator, draft.id, saved.saved_n, now=make.NOON)

    assert (new.number, new.published_by) == (2, coordinator.id)
    assert new.instrument is version.instrument
    assert version.definition["sections"][0]["items"][0]["weight"] == "8"
    assert queries.drafts(session) == []


def test_the_trail_vouches_for_the_whole_life(database, settings):
    with database.work() as session:
        coordinator = make.account(session, Role.COORDINATOR)
        version = queries.newest(session, "OBS-SP")
        draft = service.copy_version(session, coordinator, version.id, now=make.NOON)
    with database.work() as session:
        service.save_draft(session, coordinator, draft.id, 0, changed(draft), now=make.NOON)
        service.publish_draft(session, coordinator, draft.id, 1, now=make.NOON)
        service.retire(session, coordinator, version.id, now=make.NOON)

    with database.reading() as session:
        assert verify(session, application.make_sealer(settings)) == []


def test_a_draft_keeps_mistakes_and_says_where_they_are(session, coordinator, draft):
    raw = changed(draft)
    raw["sections"][0]["items"][0]["weight"] = "berat"
    raw["sections"][0]["items"][1]["citations"] = ["tak-dikenal"]

    service.save_draft(session, coordinator, draft.id, 0, raw, now=make.NOON)

    problems = service.problems_of(session, draft.definition)
    assert draft.definition["sections"][0]["items"][0]["weight"] == "berat"
    assert "sections[0].items[0].weight" in problems
    with pytest.raises(Invalid):
        service.publish_draft(session, coordinator, draft.id, 1, now=make.NOON)


def test_a_citation_nobody_recorded_keeps_a_draft_from_being_published(session, draft):
    raw = {**draft.definition, "citations": ["tak-dikenal"]}

    assert list(service.problems_of(session, raw)) == ["tak-dikenal"]


@pytest.mark.parametrize("act", [service.publish_draft, service.save_draft])
def test_a_window_that_missed_a_save_is_told(session, coordinator, draft, act):
    service.save_draft(session, coordinator, draft.id, 0, changed(draft), now=make.NOON)
    more = (draft.definition,) if act is service.save_draft else ()

    with pytest.raises(Conflict, match="stale-draft"):
        act(session, coordinator, draft.id, 0, *more, now=make.NOON)


@pytest.mark.parametrize("number", [1, 10_000])
def test_a_number_that_cannot_be_used_is_refused_in_words(session, coordinator, draft, number):
    raw = {**draft.definition, "version": number}
    service.save_draft(session, coordinator, draft.id, 0, raw, now=make.NOON)

    with pytest.raises(Invalid) as refusal:
        service.publish_draft(session, coordinator, draft.id, 1, now=make.NOON)

    assert list(refusal.value.problems) == ["version"]
    assert list(service.problems_of(session, draft.definition)) == ["version"]


def test_a_file_without_name_or_number_becomes_a_draft_all_the_same(session, coordinator):
    one = service.start_draft(session, coordinator, {"x": 1}, now=make.NOON)
    two = service.start_draft(session, coordinator, {"version": -3}, now=make.NOON)

    assert [(each.code, each.number) for each in (one, two)] == [(NAMELESS, 1), (NAMELESS, 2)]
    assert one.definition == {"x": 1, "code": NAMELESS, "version": 1}


def test_a_file_with_a_published_number_becomes_the_next_free_one(session, coordinator, draft):
    raw = {**draft.definition, "version": 1}

    made = service.start_draft(session, coordinator, raw, now=make.NOON)

    assert (made.number, made.definition["version"]) == (3, 3)


def test_a_draft_follows_its_name_unless_another_draft_has_it(session, coordinator, draft):
    other = service.start_draft(session, coordinator, {"code": "LAIN"}, now=make.NOON)
    raw = {**draft.definition, "code": "LAIN", "version": 1}

    service.save_draft(session, coordinator, draft.id, 0, raw, now=make.NOON)
    service.save_draft(session, coordinator, other.id, 0, {"code": "BARU"}, now=make.NOON)

    assert (draft.code, draft.number) == ("OBS-SP", 2)
    assert (other.code, other.number) == ("BARU", 1)


def test_a_retired_version_is_offered_to_nobody_and_retired_once(session, coordinator, version):
    assert version in queries.assignable(session)

    service.retire(session, coordinator, version.id, now=make.NOON)

    assert version not in queries.assignable(session)
    assert (version.retired_at, version.retired_by) == (make.NOON, coordinator.id)
    with pytest.raises(Conflict, match="instrument-already-retired"):
        service.retire(session, coordinator, version.id, now=make.NOON)


def test_the_database_refuses_half_a_retirement(session, version):
    version.retired_at = make.NOON

    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_a_draft_is_thrown_away(session, coordinator, draft):
    service.discard_draft(session, coordinator, draft.id, now=make.NOON)

    assert queries.drafts(session) == []


def test_a_code_stays_with_its_kind_of_instrument(session, coordinator, draft):
    raw = {"kind": "composite", "code": "OBS-SP", "version": 9, "title": {"id": "a", "en": "b"}}
    one = {"code": "d", "title": raw["title"], "weight": "100", "sumber": "resmi"}
    one["from"] = {"instrument": "OBS-SP", "dimension": "K1"}
    raw |= {"citations": [], "dimensions": [one]}

    with pytest.raises(Invalid, match="Another kind"):
        service.publish(session, coordinator, raw, now=make.NOON)


def test_who_may_not_write_instruments_changes_nothing(session, draft, version):
    student = make.student(session)
    tries = [
        lambda: service.start_draft(session, student, {}, now=make.NOON),
        lambda: service.copy_version(session, student, version.id, now=make.NOON),
        lambda: service.save_draft(session, student, draft.id, 0, {}, now=make.NOON),
        lambda: service.publish_draft(session, student, draft.id, 0, now=make.NOON),
        lambda: service.discard_draft(session, student, draft.id, now=make.NOON),
        lambda: service.retire(session, student, version.id, now=make.NOON),
    ]

    for act in tries:
        with pytest.raises(NotAllowed):
            act()


def test_what_is_not_there_is_not_found(session):
    with pytest.raises(NotFound):
        queries.draft(session, uuid4())
    with pytest.raises(NotFound):
        queries.versions_of(session, "TIDAK-ADA")
