"""A phone that keeps its profile, a server that may die, and the network between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from config import Settings
from tests.journeys.conftest import PASSWORD, Site, people
from tests.journeys.phone.device import Device
from tests.journeys.phone.network import Network
from tests.serving import Server
from tools.serve import free_port


@pytest.fixture
def net() -> Iterator[Network]:
    """Return a network that loses nothing unless it is told to."""
    network = Network(free_port(), free_port())
    network.start()
    yield network
    network.stop()


@pytest.fixture
def site(settings: Settings, net: Network) -> Iterator[Site]:
    """Serve a fresh installation behind the network, and stop it afterwards."""
    world, officer = people(settings)
    server = Server(settings, net.target, net.address)
    server.start()
    net.killing = server.kill
    yield Site(net.address, settings, world, officer, server)
    assert server.stop() == 0


@pytest.fixture
def new_device(site: Site, driver: Playwright, tmp_path: Path) -> Iterator[Device]:
    """Return a phone on which nobody has signed in."""
    device = Device(driver, site, tmp_path / "profile", PASSWORD)
    yield device
    device.switch_off()


@pytest.fixture
def device(new_device: Device, site: Site) -> Device:
    """Return the observer's phone, signed in and ready to go where there is no signal."""
    new_device.sign_in(site.world.observer)
    return new_device
