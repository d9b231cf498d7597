"""How much is read at once, and what tells that something cannot be read at all."""

from typing import Final

from sqlalchemy.exc import OperationalError

CHUNK: Final = 1000
# What decoding raises when somebody wrote nonsense into an SQLite file.
UNREADABLE: Final = (ValueError, TypeError, LookupError, ArithmeticError, OperationalError)
