"""The forms of the logbook; they check shape, the rules check meaning."""

from unsera_watch.credit.forms.deciding import DecideForm
from unsera_watch.credit.forms.work import AgainForm, WorkForm

__all__ = ["AgainForm", "DecideForm", "WorkForm"]
