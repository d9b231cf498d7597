"""Every form of every page, filled by somebody who means harm."""

import itertools

import pytest

from tests import make
from tests.browser import SAME_ORIGIN
from tests.house.crawl import found, pages
from tests.house.things import things
from unsera_watch import app as application
from unsera_watch.audit.service import verify
from unsera_watch.kernel.permissions import Role

HOSTILE = (
    "\x00\u202e\ufffe😀 العربية </textarea><xss>&amp;\"'<script>x</script>"
    '<para><font size="99"><img src="/etc/passwd"/> %(n)s %s {{ 7*7 }} \r\nX-Evil: 1'
)
NONSENSE = (
    *("9" * 5_000, "", "nan", "1e400", "٣", "00000000-0000-0000-0000-000000000000"),
    *("0001-01-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00:00+14:00"),
)


@pytest.fixture
def everybody(app, database):
    """Return one person of each kind, the world's own where it has one."""
    with database.work() as session:
        world, _ = things(session, app.extensions["evidence"])
        others = [make.account(session, role) for role in (Role.OMBUDSMAN, Role.ADMIN)]
    inside = [world.observer, world.partner, world.supervisor, world.lecturer, world.coordinator]
    return [*inside, *others]


@pytest.fixture
def send(app, browser):
    """Return a way to send a form filled in several ways and to learn how each ended."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def sending(who, form, fillings):
        client, place = browser.as_(who).client, "query_string" if form.method == "get" else "data"
        asked = {"method": form.method.upper(), "headers": SAME_ORIGIN}
        return [client.open(form.action, **asked, **{place: data}) for data in fillings]

    return sending


def statuses(answers):
    """Return every form with the statuses of its answers, and close the answers."""
    for answer in itertools.chain(*answers.values()):
        answer.close()
    return {kind: [each.status_code for each in found] for kind, found in answers.items()}


def accidents(told):
    return {kind: found for kind, found in told.items() if max(found) >= 500}


def test_hostile_text_is_kept_as_text_or_refused(app, browser, database, settings, everybody, send):
    forms = [(who, form) for who, form in found(app, everybody) if form.typed]
    told = statuses({form.kind: send(who, form, [form.filled(HOSTILE)]) for who, form in forms})
    shown = [page for who in everybody for page in pages(browser.as_(who))]

    assert accidents(told) == {}
    assert list(told.values()).count([303]) > 5
    assert [page.address for page in shown if page.soup.select("xss, para, font")] == []
    assert [page.address for page in shown if "<xss>" in page.words]
    with database.reading() as session:
        assert verify(session, application.make_sealer(settings)) == []


def test_nonsense_in_every_field_is_never_an_accident(app, everybody, send):
    told = statuses(
        {
            form.kind: send(who, form, [form.forged(text) for text in NONSENSE])
            for who, form in found(app, everybody)
        }
    )

    assert accidents(told) == {}
