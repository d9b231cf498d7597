"""The second language: the places everybody can go, judged like the first one's."""

from playwright.sync_api import expect

from tests.journeys.conftest import Site
from tests.journeys.visitor import Visitors, judged


def test_the_places_of_everybody_are_sound_in_english(site: Site, visitors: Visitors) -> None:
    world = site.world
    staff = (world.supervisor, world.lecturer, world.coordinator, site.officer)

    for person in (world.observer, *staff):
        page = visitors.on_a_phone(person)
        page.click(".account-summary")
        page.click('.account button[lang="en"]')
        expect(page.locator("html")).to_have_attribute("lang", "en")
        for place in {str(link.get_attribute("href")) for link in page.locator(".places a").all()}:
            page.goto(place)
            judged(page)
