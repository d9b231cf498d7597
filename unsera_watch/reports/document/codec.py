"""Frozen dataclasses to JSON types and back, by their type hints."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from unsera_watch.kernel import canonical

T = TypeVar("T")

READERS: Final[Mapping[type, Callable[[Any], Any]]] = MappingProxyType(
    {
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
        Decimal: Decimal,
        float: float,
    }
)


def to_plain(value: Any) -> Any:  # noqa: ANN401  (JSON types)
    """Return *value* as JSON types; a moment without its zone is a mistake and raises."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError("a moment in a report needs its zone")
    return canonical.plain(value)


def read(kind: type[T], plain: Any) -> T:  # noqa: ANN401  (JSON types)
    """Return the value of type *kind* that *plain* was made from."""
    form: Any = kind
    value: T = _reader(form)(plain)
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  (a type or a typing form)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        item = _reader(get_args(kind)[0])
        return lambda plain: tuple(item(each) for each in plain)
    if is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return READERS.get(kind, _as_is)


def _optional(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  (any value of its kind)
    (inner,) = (arg for arg in get_args(kind) if arg is not NoneType)
    reader = _reader(inner)
    return lambda plain: None if plain is None else reader(plain)


def _record(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  (any value of its kind)
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return lambda plain: kind(**{name: readers[name](item) for name, item in plain.items()})


def _as_is(plain: Any) -> Any:  # noqa: ANN401  (any value of its kind)
    return plain
