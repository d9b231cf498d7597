"""The form of one office; it works without script, with spare rows at the end of each list."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from wtforms import BooleanField, FieldList, Form, FormField, TextAreaField
from wtforms.validators import InputRequired, Optional

from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.offices.forms.fields import (
    BodyRow,
    ProductRow,
    Refused,
    choice,
    is_number,
    is_span,
    line,
    offered,
    read_number,
    show,
    tidy,
)
from unsera_watch.offices.models import Office, Region
from unsera_watch.offices.rules import (
    WEEKDAYS,
    BodyKind,
    OfficeFacts,
    PointSource,
    ProductKind,
    read_hours,
)

SPARE: Final = 2
SOURCE_WORDS: Final = {
    PointSource.MANUAL: N_("Typed in"),
    PointSource.MAP: N_("Read from a map"),
    PointSource.BROWSER: N_("Measured by a device on the spot"),
    PointSource.FIRST_VISIT: N_("Taken from a first visit"),
}


class OfficeForm(Form):
    """What is known of an office."""

    name = line(N_("Name of the office"), InputRequired(N_("Write the name of the office.")))
    kind = line(
        N_("Kind of office"),
        InputRequired(N_("Say what kind of office it is.")),
        hint=N_("For example Disdukcapil, Puskesmas, Kecamatan, Samsat."),
    )
    region_code = choice(N_("Region"), {})
    address = TextAreaField(N_("Address"), filters=[tidy], validators=[Optional()])
    lat = line(N_("Latitude"), is_number, hint=N_("In degrees, south is negative: -6.1203."))
    lon = line(N_("Longitude"), is_number, hint=N_("In degrees: 106.1503."))
    accuracy_m = line(N_("Accuracy in metres"), Optional(), is_number)
    point_source = choice(N_("Where the point comes from"), SOURCE_WORDS)
    point_confirmed = BooleanField(
        N_("I know this place and confirm the point"),
        description=N_("Only a confirmed point is compared with the position of photos."),
    )
    hours_0 = line(N_("Monday"), is_span)
    hours_1 = line(N_("Tuesday"), is_span)
    hours_2 = line(N_("Wednesday"), is_span)
    hours_3 = line(N_("Thursday"), is_span)
    hours_4 = line(N_("Friday"), is_span)
    hours_5 = line(N_("Saturday"), is_span)
    hours_6 = line(N_("Sunday"), is_span)
    bodies = FieldList(FormField(BodyRow), max_entries=20)
    products = FieldList(FormField(ProductRow), max_entries=60)

    def __init__(self, *args: Any, regions: Sequence[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = ("", N_("Choose the region"))
        self.region_code.choices = offered((empty, *((one.code, one.name) for one in regions)))
        for rows, label in ((self.bodies, N_("Institution %(n)s")), (self.products, _PRODUCT)):
            _add_spare(rows)
            _number(rows, label)

    @property
    def days(self) -> list[Any]:
        """Return the seven fields of opening hours, Monday first."""
        return [self[f"hours_{day}"] for day in WEEKDAYS]

    def to_facts(self) -> OfficeFacts:
        """Return what was said; half a point stays half and is refused by the form."""
        return OfficeFacts(
            name=self.name.data or "",
            kind=self.kind.data or "",
            region_code=self.region_code.data,
            address=self.address.data or "",
            bodies=tuple((name, BodyKind(kind)) for name, kind in _filled(self.bodies)),
            products=tuple((name, ProductKind(kind)) for name, kind in _filled(self.products)),
            point=self._point(),
            point_source=PointSource(self.point_source.data),
            point_confirmed=bool(self.point_confirmed.data),
            hours=self._hours(),
        )

    def validate_lon(self, field: Any) -> None:  # noqa: ANN401  (the field of this name)
        """Refuse half a point."""
        if bool(self.lat.data) != bool(field.data):
            raise Refused(say(N_("Write both numbers of the point, or none.")))

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show problems the rules found beside the fields they belong to."""
        for name, message in problems.items():
            field = self[name if name in self else "name"]
            if isinstance(field, FieldList):
                show(field[0].form["name"], message)
            # A list shows its rows' problems; it still counts as a field that has one.
            show(field, message)

    def _point(self) -> Point | None:
        lat, lon = (read_number(field.data or "") for field in (self.lat, self.lon))
        if lat is None or lon is None:
            return None
        return Point(lat, lon, read_number(self.accuracy_m.data or ""))

    def _hours(self) -> dict[str, tuple[str, str]]:
        spans = {str(day): read_hours(self[f"hours_{day}"].data or "") for day in WEEKDAYS}
        return {day: span for day, span in spans.items() if span is not None}


_PRODUCT: Final = N_("Product %(n)s")


def typed(office: Office) -> dict[str, Any]:
    """Return what the form shows of an office that is known."""
    numbers = ("lat", "lon", "accuracy_m")
    return {
        **{name: getattr(office, name) for name in ("name", "kind", "region_code", "address")},
        **{name: _plain(getattr(office, name)) for name in numbers},
        "point_source": office.point_source or PointSource.MANUAL,
        "point_confirmed": office.point_confirmed_by is not None,
        **{f"hours_{day}": "-".join(span) for day, span in office.hours.items()},
        "bodies": [{"name": one.name, "kind": one.kind} for one in office.bodies],
        "products": [{"name": one.name, "kind": one.kind} for one in office.products],
    }


def _plain(number: float | None) -> str:
    return "" if number is None else str(number)


def _add_spare(rows: "FieldList[Any]") -> None:
    for _ in range(SPARE):
        if len(rows) < (rows.max_entries or 0):
            rows.append_entry()


def _number(rows: "FieldList[Any]", label: str) -> None:
    """Tell the rows apart for people who hear them."""
    for n, row in enumerate(rows, start=1):
        row.form["name"].label.text = say(label, n=n)


def _filled(rows: "FieldList[Any]") -> list[tuple[str, str]]:
    return [(row.form["name"].data, row.form["kind"].data) for row in rows if row.form["name"].data]
