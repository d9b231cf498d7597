"""What people type about offices: shape only, meaning is for the rules."""

from unsera_watch.offices.forms.office import OfficeForm
from unsera_watch.offices.forms.search import SearchForm

__all__ = ["OfficeForm", "SearchForm"]
