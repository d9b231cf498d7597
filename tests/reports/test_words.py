"""No report says what only the Ombudsman may say (domain.md §12)."""

import pytest

from tests import make
from tests.reports import issued as made
from tests.reports import reading
from unsera_watch.accounts.models import Account
from unsera_watch.observations.rules import Outcome
from unsera_watch.reports.views.blueprint import press

NEVER = (
    *("zona", "opini", "lahp", "rekomendasi", "skor", "kepatuhan", "kualitas t"),
    *("saran perbaikan", "tanda tangan elektronik", "bertanda tangan", "temuan"),
    *("sertifikat", "maladministrasi", "lapor!", "dugaan", "garuda"),
)
ENGLISH = ("finished", "nobody", "office closed", "written there", "confirmed", "could not")
CLOSED = {"outcome": Outcome.CLOSED, "outcome_note": "Pintu terkunci."}


@pytest.fixture
def printed(app, session, store):
    """Return a function: a visit of the test world as the words of its report."""

    def run(world, **changes):
        photo = made.taken(session, world, store)
        with app.app_context():
            report = made.issued(session, world, store, press(), photos=(photo,), **changes)
        data = store.path(report.versions[0].file_digest).read_bytes()
        return reading.words(reading.pages(data))

    return run


@pytest.mark.parametrize("changes", [{}, CLOSED], ids=["done", "closed"])
def test_the_words_of_the_ombudsman_are_not_on_our_paper(session, printed, changes):
    said = printed(make.world(session), **changes).lower()

    assert [word for word in NEVER if word in said] == []


def test_a_paper_speaks_indonesian_whoever_asks(session, printed):
    gaps = {"K2_1": {"value": "ada", "statements": []}, "K4_2": "tidak_dapat_diamati"}

    said = printed(make.world(session), answers=make.answers(session, **gaps))

    assert [word for word in ENGLISH if word in said.lower()] == []
    for words in ("Selesai", "Tidak dapat diamati", "Sebagian", "Tanggapan unit: belum diminta"):
        assert words in said


def test_a_paper_names_people_and_what_they_did(session, printed):
    world = make.world(session)

    said = printed(world)

    for words in ("kehadiran dikonfirmasi", "Diverifikasi, revisi 1", "dicek pada"):
        assert words in said
    numbers = [session.get_one(Account, who.id).number for who in (world.observer, world.partner)]
    assert [number for number in numbers if number in said] == []
