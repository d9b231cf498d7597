"""Which installation a command works on, and how its problems are told."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, cast

import click
from sqlalchemy.exc import OperationalError

from config import BadSetting, Settings, environment
from unsera_watch.kernel.errors import DomainError, Invalid

P = ParamSpec("P")


def on_installation(
    command: Callable[Concatenate[Settings, P], None],
) -> Callable[P, None]:
    """Give *command* the settings of the chosen installation; refusals become plain words."""

    @click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="The installation's folder; else $UNSERA_DATA, else ./var.",
    )
    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        data = cast("Path | None", kwargs.pop("data", None))
        try:
            command(Settings.from_env(environment(), data), *args, **kwargs)
        except BadSetting as problem:
            raise click.ClickException(str(problem)) from None
        except DomainError as refusal:
            raise click.ClickException(told(refusal)) from None
        except OperationalError as problem:
            message = f"The database cannot be used: {problem.orig}"
            raise click.ClickException(message) from None

    return cast("Callable[P, None]", run)


def told(refusal: DomainError) -> str:
    """Return a refusal in words."""
    if isinstance(refusal, Invalid):
        return "; ".join(f"{field}: {message}" for field, message in refusal.problems.items())
    return str(refusal.message or refusal.code)
