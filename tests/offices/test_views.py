"""Offices as people see and change them."""

import pytest

from tests import make
from unsera_watch.kernel.permissions import Role
from unsera_watch.offices import queries
from unsera_watch.offices.queries import Search

FILLED_IN = {
    "name": "Unit Contoh Anggrek 07",
    "kind": "Puskesmas",
    "region_code": "99.01",
    "address": "Jalan Contoh 7",
    "lat": "-6,1203",
    "lon": "106.1503",
    "accuracy_m": "12",
    "point_source": "peta",
    "point_confirmed": "y",
    "hours_0": "08.00-15.00",
    "products-0-name": "Surat rujukan",
    "products-0-kind": "administrasi",
    "products-1-name": "",
    "products-1-kind": "jasa",
    "bodies-0-name": "Pemerintah Contoh",
    "bodies-0-kind": "pemkab/pemkot",
}


@pytest.fixture
def office(database):
    with database.work() as session:
        return make.office(session)


@pytest.fixture
def coordinator(database):
    with database.work() as session:
        return make.account(session, Role.COORDINATOR)


@pytest.fixture
def student(database):
    with database.work() as session:
        return make.student(session)


def found(database, name):
    with database.reading() as session:
        offices, _ = queries.page(session, Search(text=name))
    return offices


def test_an_office_is_found_and_opened(browser, office, student):
    listed = browser.as_(student).get("/offices?q=melati")
    page = browser.get(f"/offices/{office.id}")

    assert office.name in listed.text_of("table")
    assert page.text_of("h1") == office.name
    assert "Penerbitan KTP-el" in page.words
    assert page.soup.select_one("svg.map-picture") is not None


def test_nothing_found_says_what_to_do(browser, student):
    page = browser.as_(student).get("/offices?q=tidak-ada&region=99.01")

    assert page.soup.select_one(".empty") is not None


def test_a_coordinator_adds_an_office(browser, coordinator, database):
    browser.as_(coordinator).get("/offices/new")

    sent = browser.post("/offices/new", FILLED_IN)

    page = browser.get(sent.location)
    assert sent.status == 303
    assert page.text_of("h1") == "Unit Contoh Anggrek 07"
    (office,) = found(database, "Anggrek 07")
    assert (office.lat, office.point_confirmed_by) == (-6.1203, coordinator.id)
    assert [product.name for product in office.products] == ["Surat rujukan"]
    assert office.hours == {"0": ["08:00", "15:00"]}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a" * 500}, "name"),
        ({"region_code": "00.00"}, "region_code"),
        ({"lat": "north"}, "lat"),
        ({"lat": "-96"}, "lat"),
        ({"lon": ""}, "lon"),
        ({"hours_0": "sometimes"}, "hours_0"),
        ({"point_source": "hearsay"}, "point_source"),
        ({"products-0-name": ""}, "products-0-name"),
        ({"products-1-name": "Surat rujukan"}, "products-0-name"),
        ({"bodies-0-kind": "mine"}, "bodies-0-kind"),
    ],
)
def test_a_form_that_comes_back_keeps_what_was_typed(browser, coordinator, changes, field):
    page = browser.as_(coordinator).post("/offices/new", FILLED_IN | changes)

    assert page.status == 422
    assert page.soup.select_one(f'.error-summary a[href="#{field}"]') is not None
    assert page.soup.select_one("#address").text.strip() == "Jalan Contoh 7"


def test_markup_emoji_and_nul_are_only_text(browser, coordinator):
    name = "<b>Unit</b> \0Contoh 😀 مكتب"

    sent = browser.as_(coordinator).post("/offices/new", FILLED_IN | {"name": name})

    assert browser.get(sent.location).text_of("h1") == "<b>Unit</b> Contoh 😀 مكتب"


def test_an_office_is_corrected(browser, coordinator, office):
    form = browser.as_(coordinator).get(f"/offices/{office.id}/edit")
    assert form.soup.select_one("#name")["value"] == office.name
    assert form.soup.select_one("#lat")["value"] == "-6.1233"

    sent = browser.post(f"/offices/{office.id}/edit", FILLED_IN)

    assert browser.get(sent.location).text_of("h1") == "Unit Contoh Anggrek 07"


def test_a_wrong_correction_comes_back(browser, coordinator, office):
    page = browser.as_(coordinator).post(f"/offices/{office.id}/edit", FILLED_IN | {"kind": ""})

    assert page.status == 422


@pytest.mark.parametrize("number", ["nan", "inf", "1e400", "9" * 400])
@pytest.mark.parametrize("field", ["lat", "accuracy_m"])
def test_a_number_without_end_is_none(browser, coordinator, database, field, number):
    page = browser.as_(coordinator).post("/offices/new", {**FILLED_IN, field: number})

    assert page.status == 422
    assert page.soup.select(f'[name="{field}"][aria-invalid="true"]')
    assert found(database, FILLED_IN["name"]) == []


@pytest.mark.parametrize("address", ["/offices/new", "/offices/{id}/edit"])
def test_a_student_changes_no_office(browser, student, office, address):
    browser.as_(student)

    assert browser.get(address.format(id=office.id)).status == 403
    assert browser.post(address.format(id=office.id), FILLED_IN).status == 403


def test_an_unknown_office_is_not_found(browser, student):
    browser.as_(student)

    assert browser.get(f"/offices/{student.id}").status == 404
    assert browser.get("/offices/melati").status == 404
