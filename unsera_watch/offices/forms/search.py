"""The search above the list of offices; it stays in the address."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from wtforms import Form, SelectField, StringField

from unsera_watch.kernel.words import N_
from unsera_watch.offices.forms.fields import offered, tidy
from unsera_watch.offices.models import Region
from unsera_watch.offices.queries import Search

LONGEST: Final = 100


class SearchForm(Form):
    """What somebody looks for."""

    q = StringField(N_("Name or address"), filters=[tidy])
    region = SelectField(N_("Region"), validate_choice=False, filters=[tidy])
    kind = SelectField(N_("Kind"), validate_choice=False, filters=[tidy])

    def __init__(
        self,
        *args: Any,
        regions: Sequence[Region],
        kinds: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        everywhere, every_kind = ("", N_("All regions")), ("", N_("All kinds"))
        self.region.choices = offered((everywhere, *((one.code, one.name) for one in regions)))
        self.kind.choices = offered((every_kind, *((kind, kind) for kind in kinds)))

    def to_search(self, after: UUID | None) -> Search:
        """Return the search; too long a text finds what its beginning finds."""
        return Search(
            text=(self.q.data or "")[:LONGEST],
            region_code=self.region.data or "",
            kind=self.kind.data or "",
            after=after,
        )
