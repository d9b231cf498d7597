"""Publish instruments, keep citations, and give a version its definition back."""

from unsera_watch.instruments.service.install import install
from unsera_watch.instruments.service.versions import (
    definition_of,
    definition_under,
    publish,
)

__all__ = ["definition_of", "definition_under", "install", "publish"]
