"""Refusals. Each carries a stable code; the web maps the class to a status once."""

from collections.abc import Mapping

from unsera_watch.kernel.words import Message


class DomainError(Exception):
    """Something a person asked for cannot be done."""

    def __init__(self, code: str, message: Message | None = None) -> None:
        """Keep a kebab-case *code* for machines and a *message* for people."""
        super().__init__(code)
        self.code = code
        self.message = message


class NotAllowed(DomainError):
    """The actor may not do this."""


class NotFound(DomainError):
    """It does not exist, or the actor may not know that it does."""


class Conflict(DomainError):
    """Too late: the thing has moved on since the actor looked."""


class TooMany(DomainError):
    """Too many tries in a short time."""

    def __init__(self, code: str, message: Message | None = None, *, wait_seconds: int = 1) -> None:
        """Say how many seconds to wait."""
        super().__init__(code, message)
        self.wait_seconds = wait_seconds


class Invalid(DomainError):
    """What was sent breaks rules; every problem is named by its field."""

    def __init__(self, problems: Mapping[str, Message], code: str = "invalid") -> None:
        """Keep all problems at once."""
        super().__init__(code)
        self.problems = dict(problems)

    def __str__(self) -> str:
        """List the problems in the source language."""
        return "; ".join(f"{field}: {message}" for field, message in self.problems.items())
