"""What can be done with a logbook: students write, lecturers approve or return."""

from unsera_watch.credit.service.deciding import approve, return_entries
from unsera_watch.credit.service.writing import change, send_again, write

__all__ = ["approve", "change", "return_entries", "send_again", "write"]
