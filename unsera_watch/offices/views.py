"""The pages of offices: search, one office, a new one, corrections."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.accounts.queries import names
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.offices import queries, service
from unsera_watch.offices.forms import OfficeForm, SearchForm
from unsera_watch.offices.forms.fields import BODY_WORDS, PRODUCT_WORDS
from unsera_watch.offices.forms.office import SOURCE_WORDS, typed
from unsera_watch.offices.models import Office
from unsera_watch.offices.queries import Search
from unsera_watch.offices.rules import WEEKDAYS
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import moment, told
from unsera_watch.web.maps import SIDE, sketch
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data

bp: Final = Blueprint("offices", __name__, url_prefix="/offices")
CONFIRMED: Final = {"word": N_("Point confirmed"), "tone": "good", "shape": "dot"}
UNCONFIRMED: Final = {"word": N_("Point not confirmed"), "tone": "fair", "shape": "diamond"}
DAYS: Final = (
    *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday")),
    *(N_("Saturday"), N_("Sunday")),
)
NO_POINT: Final = {"word": N_("No point yet"), "tone": "plain", "shape": "ring"}


@bp.get("")
@requires(Permission.OFFICE_READ)
def index() -> ResponseReturnValue:
    with db.reading() as session:
        regions, kinds = queries.regions(session), queries.kinds(session)
        form = SearchForm(request.args, regions=regions, kinds=kinds)
        search = form.to_search(request.args.get("after", type=UUID))
        offices, has_more = queries.page(session, search)
    return render(
        "offices/index.html",
        form=form,
        rows=[_row(office) for office in offices],
        is_filtered=search != Search(),
        next_url=_next_url(search, offices[-1].id) if has_more else None,
        may_write=_may_write(),
    )


@bp.get("/<uuid:office_id>")
@requires(Permission.OFFICE_READ)
def show(office_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        office = queries.get(session, office_id)
        confirmer = office.point_confirmed_by
        confirmed_by = names(session, [confirmer]).get(confirmer) if confirmer else None
    return render(
        "offices/show.html",
        office=office,
        standing=_status(office),
        map=_map(office),
        point=_point(office, confirmed_by),
        hours=_hours(office),
        bodies=[(one.name, told(BODY_WORDS[one.kind])) for one in office.bodies],
        products=[(one.name, told(PRODUCT_WORDS[one.kind])) for one in office.products],
        may_write=_may_write(),
    )


@bp.get("/new")
@requires(Permission.OFFICE_WRITE)
def new() -> ResponseReturnValue:
    return render("offices/new.html", form=_form())


@bp.post("/new")
@requires(Permission.OFFICE_WRITE)
def create() -> ResponseReturnValue:
    form = _form(form_data())
    if form.validate():
        try:
            with db.work() as session:
                office_id = service.add(session, current_actor(), form.to_facts(), now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The office is kept."))
            return redirect(url_for("offices.show", office_id=office_id), 303)
    return render("offices/new.html", form=form), 422


@bp.get("/<uuid:office_id>/edit")
@requires(Permission.OFFICE_WRITE)
def edit(office_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        office = queries.get(session, office_id)
    return render("offices/edit.html", office=office, form=_form(data=typed(office)))


@bp.post("/<uuid:office_id>/edit")
@requires(Permission.OFFICE_WRITE)
def update(office_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        office = queries.get(session, office_id)
    form = _form(form_data())
    if form.validate():
        try:
            with db.work() as session:
                service.change(session, current_actor(), office_id, form.to_facts(), now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The changes are kept."))
            return redirect(url_for("offices.show", office_id=office_id), 303)
    return render("offices/edit.html", office=office, form=form), 422


def _form(sent: Any = None, data: Any = None) -> OfficeForm:  # noqa: ANN401  (WTForms' own types)
    with db.reading() as session:
        return OfficeForm(sent, data=data, regions=queries.regions(session))


def _next_url(search: Search, after: UUID) -> str:
    filters = {"q": search.text, "region": search.region_code, "kind": search.kind}
    query = urlencode({**{k: v for k, v in filters.items() if v}, "after": str(after)})
    return f"{url_for('offices.index')}?{query}"


def _may_write() -> bool:
    return current_actor().may(Permission.OFFICE_WRITE)


def _status(office: Office) -> dict[str, str]:
    if office.lat is None:
        return NO_POINT
    return CONFIRMED if office.point_confirmed_by else UNCONFIRMED


def _row(office: Office) -> Sequence[Any]:
    return [
        {"text": office.name, "url": url_for("offices.show", office_id=office.id)},
        office.kind,
        office.region.name,
        ", ".join(product.name for product in office.products),
        {"status": _status(office)},
    ]


def _hours(office: Office) -> list[tuple[str, str]]:
    closed = told(N_("closed"))
    spans = [office.hours.get(str(weekday)) for weekday in WEEKDAYS]
    return [
        (told(word), " – ".join(span).replace(":", ".") if span else closed)
        for word, span in zip(DAYS, spans, strict=True)
    ]


def _point(office: Office, confirmed_by: str | None) -> list[tuple[str, str]]:
    source = SOURCE_WORDS.get(office.point_source) if office.point_source else None
    accuracy = "–" if office.accuracy_m is None else f"±{office.accuracy_m:.0f} m"
    rows = [
        (told(N_("Point")), f"{office.lat}, {office.lon}"),
        (told(N_("Accuracy")), accuracy),
        (told(N_("Where the point comes from")), told(source) or "–"),
    ]
    if confirmed_by:
        rows.append((told(N_("Confirmed by")), confirmed_by))
        rows.append((told(N_("Confirmed on")), moment(office.point_confirmed_at)))
    return rows


def _map(office: Office) -> dict[str, Any] | None:
    if office.lat is None or office.lon is None:
        return None
    return sketch(Point(office.lat, office.lon), (), *SIDE)
