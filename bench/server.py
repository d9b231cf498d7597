"""The application with one bare endpoint beside it, served as `unsera-watch serve` does."""

import sys
from uuid import uuid4

from flask import Flask, Response
from sqlalchemy import text

from config import Settings, environment
from unsera_watch.app import create_app
from unsera_watch.cli.serve import Flock, answer, listen
from unsera_watch.db.work import Database
from unsera_watch.web.guard import open_to_all

PROCESSES = 2
INSERT = text("INSERT INTO bench_rows (id, body) VALUES (:id, :body)")


def bare(app: Flask) -> None:
    """Add an endpoint that durably inserts one row and does nothing else."""
    database: Database = app.extensions["database"]
    writer = database.engine.execution_options(write=True)

    @app.post("/bench/bare")
    @open_to_all
    def insert() -> Response:
        with writer.begin() as connection:
            connection.execute(INSERT, {"id": uuid4().hex, "body": "x" * 200})
        return Response(status=201)


def main() -> None:
    """Serve on the port given as the only argument."""
    settings = Settings.from_env(environment())
    listener = listen("127.0.0.1", int(sys.argv[1]))

    def web() -> None:
        app = create_app(settings)
        bare(app)
        answer(app, settings, listener)

    Flock([web] * PROCESSES).run()


if __name__ == "__main__":
    main()
