"""The command: keeps the password for itself, and never touches real data."""

import pytest
from click.testing import CliRunner

from tests import make
from tests.demo.reading import told
from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service import credentials
from unsera_watch.cli import main
from unsera_watch.cli.demo_accounts import introduction
from unsera_watch.kernel.permissions import Role


@pytest.fixture
def run(settings):
    """Return a function: the command with these words, on the installation of this test."""

    def run(*words, password=""):
        env = {"DATABASE_URL": settings.database_url, "UNSERA_DEMO_PASSWORD": password}
        return CliRunner().invoke(main, ["demo", "--data", str(settings.data_dir), *words], env=env)

    return run


def test_the_command_makes_the_same_world_on_another_day(run, settings, database, demo):
    answer = run()

    kept = settings.data_dir / "demo-password"
    password = kept.read_text().strip()
    assert (answer.output, answer.exit_code) == ("The demo world is ready.\n", 0)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert password in introduction(settings, "http://127.0.0.1:8000")
    with database.reading() as session:
        first = accounts.by_email(session, "student1@unsera.example")
        assert credentials.matches(first.password_hash, password)
        assert told(session) == told(demo)


@pytest.mark.parametrize(("words", "code"), [((), 1), (("--if-empty",), 0)])
def test_real_data_is_left_alone(run, settings, database, words, code):
    with database.work() as session:
        make.account(session, Role.STUDENT)

    answer = run(*words)

    assert answer.exit_code == code
    assert ("already holds data" in answer.output) == bool(code)
    assert not (settings.data_dir / "demo-password").exists()
    with database.reading() as session:
        assert session.query(Account).count() == 1
        assert not accounts.is_demo(session)


def test_nothing_is_left_when_the_password_is_refused(run, settings, database):
    answer = run(password="pendek")

    assert answer.exit_code == 1
    assert "at least 10 characters" in answer.output
    assert not (settings.data_dir / "demo-password").exists()
    with database.reading() as session:
        assert accounts.is_empty(session)
