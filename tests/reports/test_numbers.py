"""A number is given once, whoever comes at the same time, and never for nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.reports import issued as made
from unsera_watch.evidence.models import Blob
from unsera_watch.evidence.rules import Mime
from unsera_watch.kernel.errors import Conflict
from unsera_watch.reports.models import Number, Report, ReportVersion
from unsera_watch.reports.service import issue


def test_a_report_is_issued_once(session, store):
    world = make.world(session)
    report = made.issued(session, world, store)

    with pytest.raises(Conflict, match="cannot-issue-issued"):
        issue(session, world.coordinator, report.id, made.press(store), now=make.NOON)


def test_eight_at_once_get_eight_numbers(database, store):
    with database.work() as session:
        worlds = [make.world(session) for _ in range(8)]
        drafts = [(world, made.drafted(session, world).id) for world in worlds]

    def one(pair):
        world, report_id = pair
        with database.work() as session:
            press = made.press(store)
            return issue(session, world.coordinator, report_id, press, now=make.NOON).number

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(one, drafts))

    assert sorted(numbers) == [f"{n:03}/LHO/UNSERA/XI/2026" for n in range(1, 9)]


def test_two_who_issue_the_same_report_at_once_get_one_number(database, store):
    with database.work() as session:
        world = make.world(session)
        report_id = made.drafted(session, world).id

    def one(_):
        try:
            with database.work() as session:
                issue(session, world.coordinator, report_id, made.press(store), now=make.NOON)
        except Conflict:
            return "late"
        return "issued"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(one, range(2))) == ["issued", "late"]


def test_a_rolled_back_issue_gives_no_number_and_no_file(database, store):
    with database.work() as session:
        world = make.world(session)
        report_id = made.drafted(session, world).id

    def fail():
        with database.work() as session:
            issue(session, world.coordinator, report_id, made.press(store), now=make.NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    with database.reading() as session:
        papers = select(func.count()).select_from(Blob).where(Blob.mime == Mime.PDF)
        assert session.scalar(papers) == 0
        assert session.scalars(select(Number)).all() == []
        assert session.get_one(Report, report_id).number is None
        assert session.scalars(select(ReportVersion)).all() == []


def test_numbers_begin_again_with_the_campus_year(session, store):
    world = make.world(session)
    first = made.issued(session, world, store)
    other = make.world(session)
    draft = made.drafted(session, other)
    # 31 December, 18.00 UTC, is New Year's Day on the campus.
    later = make.NOON + timedelta(days=37, hours=13)

    second = issue(session, other.coordinator, draft.id, made.press(store), now=later)

    assert [first.number, second.number] == ["001/LHO/UNSERA/XI/2026", "001/LHO/UNSERA/I/2027"]
