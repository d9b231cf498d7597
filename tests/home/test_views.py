"""Whether the house is in order, and the start page."""


def test_a_served_installation_is_ready_and_says_what_it_checked(browser):
    page = browser.get("/readyz")

    assert page.status == 200
    assert set(page.json["checks"]) == {"database", "storage", "trail"}


def test_without_room_for_evidence_it_is_not_ready(browser, app):
    readiness = app.extensions["readiness"]
    app.extensions["readiness"] = {**readiness, "storage": lambda: False}

    page = browser.get("/readyz")

    assert (page.status, page.json["status"]) == (503, "not ready")
