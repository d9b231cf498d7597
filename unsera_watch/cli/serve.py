"""`serve`: waitress in several processes on one socket, and one worker (stack.md §4)."""

import os
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep
from types import FrameType
from typing import Final, NoReturn

import click
from flask import Flask
from waitress.server import create_server

from config import Settings
from unsera_watch.app import create_app, open_database
from unsera_watch.cli.demo_accounts import introduction
from unsera_watch.cli.installation import on_installation
from unsera_watch.cli.worker import work_until_told
from unsera_watch.db.migrate import is_current

THREADS: Final = 4
CONNECTIONS: Final = 1_000
PATIENCE_SECONDS: Final = 10
RESTART_PAUSE_SECONDS: Final = 0.5


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--processes", default=2, show_default=True, help="Web processes.")
@on_installation
def serve(settings: Settings, host: str, port: int, processes: int) -> None:
    """Serve the installation: web processes and one worker, until SIGTERM or Ctrl-C."""
    _ensure_migrated(settings)
    listener = listen(host, port)
    click.echo(introduction(settings, f"http://{host}:{port}"))
    jobs: list[Callable[[], None]] = [
        lambda: answer(create_app(settings), settings, listener)
    ] * processes
    Flock([*jobs, lambda: work_until_told(settings)]).run()


def _ensure_migrated(settings: Settings) -> None:
    database = open_database(settings)
    current = is_current(database.engine)
    database.engine.dispose()
    if not current:
        message = "The database is not up to date. Run `unsera-watch migrate` first."
        raise click.ClickException(message)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that every web process can share."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as problem:
        message = f"Cannot listen on {host}:{port}: {problem.strerror}. Choose another --port."
        raise click.ClickException(message) from None
    listener.listen(CONNECTIONS)
    listener.setblocking(False)  # noqa: FBT003  (the socket module's own signature)
    return listener


def answer(app: Flask, settings: Settings, listener: socket.socket) -> None:
    """Answer requests on *listener* until told to stop: bodies are read in the event loop."""
    server = create_server(
        app,
        sockets=[listener],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=True,
        max_request_body_size=settings.max_request_bytes,
        # Behind trusted proxies the application itself counts how many hops it believes.
        clear_untrusted_proxy_headers=not settings.trusted_proxies,
        ident=None,
    )
    server.run()


@dataclass
class Flock:
    """Child processes that are replaced when they die, and end together."""

    jobs: list[Callable[[], None]]
    children: dict[int, Callable[[], None]] = field(default_factory=dict)
    stopping: bool = False

    def run(self) -> None:
        """Start every job, and watch until told to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for job in self.jobs:
            self._start(job)
        while self.children:
            self._wait()

    def _start(self, job: Callable[[], None]) -> None:
        child = os.fork()
        if child == 0:
            _become(job)
        self.children[child] = job

    def _wait(self) -> None:
        try:
            child, _status = os.wait()
        except ChildProcessError:
            self.children.clear()
            return
        job = self.children.pop(child, None)
        if job is not None and not self.stopping:
            sleep(RESTART_PAUSE_SECONDS)
            self._start(job)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        """Ask every child to end; end those that do not listen."""
        self.stopping = True
        self._signal(signal.SIGTERM)
        until = monotonic() + PATIENCE_SECONDS
        while self.children and monotonic() < until:
            self._reap()
            sleep(0.05)
        self._signal(signal.SIGKILL)

    def _reap(self) -> None:
        for child in list(self.children):
            if os.waitpid(child, os.WNOHANG)[0]:
                del self.children[child]

    def _signal(self, number: signal.Signals) -> None:
        for child in list(self.children):
            os.kill(child, number)


def _become(job: Callable[[], None]) -> NoReturn:
    """Be a child: do the job, and leave without the parent's clean-up."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, _leave)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        job()
        code = 0
    except SystemExit:
        code = 0
    finally:
        os._exit(code)


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
