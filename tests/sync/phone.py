"""A phone as the door sees one: it sends pieces of photos and whole records."""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests import make
from tests.browser import Browser
from tests.make import NOON, World
from unsera_watch.instruments import queries as instruments
from unsera_watch.kernel.actor import Actor

HEADERS = {"Sec-Fetch-Site": "same-origin", "Accept": "application/json"}
PIECE = "application/offset+octet-stream"


class Phone:
    """One signed-in device."""

    def __init__(self, app: Flask, who: Actor) -> None:
        """Sign in as *who*."""
        self.client = Browser(app).as_(who).client

    def put(self, body: Any, instance_id: Any = None, **headers: str) -> TestResponse:
        """Send a record; its id is new unless it is said."""
        address = f"/sync/observations/{instance_id or uuid4()}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.put(address, json=body, headers=HEADERS | named)

    def send(self, text: str) -> TestResponse:
        """Send a record as it is written."""
        address = f"/sync/observations/{uuid4()}"
        return self.client.put(address, data=text, headers=HEADERS, content_type="application/json")

    def piece(self, data: bytes, offset: int, whole: bytes, digest: str = "") -> TestResponse:
        """Send one piece of a photo."""
        headers = HEADERS | {"Upload-Offset": str(offset), "Upload-Length": str(len(whole))}
        address = f"/sync/uploads/{digest or sha256(whole)}"
        return self.client.patch(address, data=data, headers=headers, content_type=PIECE)

    def far(self, digest: str) -> TestResponse:
        """Ask how far a photo is."""
        return self.client.head(f"/sync/uploads/{digest}", headers=HEADERS)

    def get(self, address: str) -> TestResponse:
        """Ask for JSON."""
        return self.client.get(address, headers=HEADERS)

    def post(self, address: str) -> TestResponse:
        """Ask for something to be done."""
        return self.client.post(address, headers=HEADERS)


def sha256(data: bytes) -> str:
    """Return the digest of *data*."""
    return hashlib.sha256(data).hexdigest()


def body(session: Session, world: World, **changes: Any) -> dict[str, Any]:
    """Return a sound record as frontend/src/outbox/seal.ts writes it."""
    return {
        "revision": 1,
        "assignment_id": str(world.assignment_id),
        "version_id": str(instruments.newest(session, "OBS-SP").id),
        "visit_id": None,
        "started_at": (NOON - timedelta(hours=2)).isoformat(),
        "ended_at": (NOON - timedelta(hours=1)).isoformat(),
        "outcome": "done",
        "outcome_note": "",
        "present": [str(world.observer.id), str(world.partner.id)],
        "position": {
            "lat": -6.12331,
            "lon": 106.16681,
            "accuracy_m": 9,
            "source": "browser",
            "at": (NOON - timedelta(hours=2)).isoformat(),
        },
        "answers": make.answers(session),
        "notes": {},
        "photos": [],
        "clock_ahead_s": None,
    } | changes


def shot(digest: str, **changes: Any) -> dict[str, Any]:
    """Return one photo of a record."""
    return {
        "digest": digest,
        "indicator": "K1.1",
        "people": "none",
        "caption": "",
        "taken_at": (NOON - timedelta(minutes=90)).isoformat(),
        "position": None,
        "original": None,
    } | changes
