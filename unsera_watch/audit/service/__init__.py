"""Record what happened, seal it at commit, verify it later."""

from unsera_watch.audit.service.checkpoint import checkpoint
from unsera_watch.audit.service.record import record, record_new
from unsera_watch.audit.service.seal import Sealer
from unsera_watch.audit.service.verify import Files, verify, warnings

__all__ = ["Files", "Sealer", "checkpoint", "record", "record_new", "verify", "warnings"]
