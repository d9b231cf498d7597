"""Record what happened, seal it at commit, verify it later."""

from unsera_watch.audit.service.record import record

__all__ = ["record"]
