"""Publishing the shipped files once, refusing a changed one, and citations."""

import json
import shutil
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from unsera_watch.instruments import queries
from unsera_watch.instruments.definition import digest_of
from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.instruments.rules.citations import CitationStatus, InForce
from unsera_watch.instruments.service import definition_of, install, publish
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)


@pytest.fixture
def folder(shipped, tmp_path):
    return shutil.copytree(shipped, tmp_path / "instruments")


def change(path, **values):
    document = json.loads(path.read_text(encoding="utf-8"))
    (document[0] if isinstance(document, list) else document).update(values)
    path.write_text(json.dumps(document), encoding="utf-8")


def how_many(session, table):
    return session.scalar(select(func.count()).select_from(table))


def observed(versions):
    """Return the version of OBS-SP among those that were installed."""
    return next(each for each in versions if each.instrument.code == "OBS-SP")


def test_the_shipped_instrument_is_published_with_its_hash(session, shipped, raw):
    version = observed(install(session, SYSTEM, shipped, now=NOON))

    assert (version.instrument.code, version.number) == ("OBS-SP", 1)
    assert version.sha256 == digest_of(raw)
    assert version.published_by is None
    assert queries.newest(session, "OBS-SP") is version


def test_installing_again_changes_nothing(session, shipped):
    first = install(session, SYSTEM, shipped, now=NOON)
    session.flush()

    again = install(session, SYSTEM, shipped, now=LATER)

    assert again == first
    assert not session.new
    assert not session.dirty
    assert how_many(session, InstrumentVersion) == 5


def test_a_published_version_cannot_be_changed_by_a_file(session, folder):
    install(session, SYSTEM, folder, now=NOON)
    change(folder / "obs-sp-v1.json", title={"id": "Lain", "en": "Other"})

    with pytest.raises(Conflict, match="published-version-changed"):
        install(session, SYSTEM, folder, now=LATER)


def test_a_new_number_is_a_new_version_beside_the_old_one(session, folder):
    old = observed(install(session, SYSTEM, folder, now=NOON))
    change(folder / "obs-sp-v1.json", version=2, title={"id": "Lain", "en": "Other"})

    new = observed(install(session, SYSTEM, folder, now=LATER))

    assert [one.number for one in queries.versions_of(session, "OBS-SP")] == [2, 1]
    assert new.instrument is old.instrument
    assert new.instrument.title["id"] == "Lain"


def test_a_definition_is_read_once_and_known_by_its_hash(session, shipped, definition):
    version = observed(install(session, SYSTEM, shipped, now=NOON))

    assert definition_of(version) == definition
    assert definition_of(version) is definition_of(version)


def test_a_definition_altered_behind_our_back_is_refused(raw):
    raw["title"]["id"] = "Diubah"
    version = InstrumentVersion(definition=raw, sha256="0" * 64)

    with pytest.raises(Conflict, match="instrument-version-altered"):
        definition_of(version)


def test_who_may_not_write_instruments_installs_nothing(session, shipped):
    student = Actor(uuid4(), frozenset({Role.STUDENT}))

    with pytest.raises(NotAllowed):
        install(session, student, shipped, now=NOON)


def test_a_version_cannot_rest_on_an_unknown_citation(session, raw):
    raw["sections"][0]["items"][0]["citations"] = ["tak-dikenal"]

    with pytest.raises(Invalid) as refusal:
        publish(session, SYSTEM, raw, now=NOON)

    assert refusal.value.code == "unknown-citation"
    assert "tak-dikenal" in refusal.value.problems


def test_a_file_that_is_no_json_is_named(session, folder):
    (folder / "obs-sp-v1.json").write_text("{", encoding="utf-8")

    with pytest.raises(Invalid) as refusal:
        install(session, SYSTEM, folder, now=NOON)

    assert list(refusal.value.problems) == ["obs-sp-v1.json"]


def test_no_shipped_citation_is_confirmed_by_anybody(session, shipped):
    install(session, SYSTEM, shipped, now=NOON)

    found = queries.citations(session)

    assert {one.status for one in found.values()} == {CitationStatus.UNCONFIRMED}
    assert {one.confirmed_by for one in found.values()} == {None}
    assert found["per-ombudsman-22-2016"].in_force is InForce.NO


def test_a_corrected_citation_is_taken_over(session, folder):
    install(session, SYSTEM, folder, now=NOON)
    change(folder / "citations.json", article="Pasal 15 huruf a")

    install(session, SYSTEM, folder, now=LATER)

    assert queries.citations(session)["uu-25-2009-ps-15"].article == "Pasal 15 huruf a"


def test_a_file_cannot_confirm_a_citation(session, folder):
    change(folder / "citations.json", status="confirmed", confirmed_by="Petugas Contoh")

    install(session, SYSTEM, folder, now=NOON)

    found = queries.citations(session, ["uu-25-2009-ps-15"])["uu-25-2009-ps-15"]
    assert found.status is CitationStatus.UNCONFIRMED


@pytest.mark.parametrize("half", [{"confirmed_at": NOON}, {"status": CitationStatus.CONFIRMED}])
def test_the_database_refuses_half_a_confirmation(session, shipped, half):
    install(session, SYSTEM, shipped, now=NOON)
    citation = queries.citations(session)["uu-25-2009-ps-15"]
    for name, value in half.items():
        setattr(citation, name, value)

    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_what_does_not_exist_is_not_found(session):
    with pytest.raises(NotFound):
        queries.version(session, uuid4())
    with pytest.raises(NotFound):
        queries.newest(session, "NONE")
