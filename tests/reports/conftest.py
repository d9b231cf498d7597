"""The paper faces that set-up built, and reports printed with them."""

from pathlib import Path

import pytest

import unsera_watch
from tests.reports import paper, reading
from unsera_watch.reports.pdf import render
from unsera_watch.reports.pdf.letters.faces import load

FONTS = Path(unsera_watch.__file__).parent / "static" / "dist" / "paper"


@pytest.fixture(scope="session")
def fonts():
    return FONTS


@pytest.fixture(scope="session")
def faces():
    return load(FONTS)


@pytest.fixture(scope="session")
def printed():
    """Return a function: a document (and its pictures) as bytes."""

    def run(document, pictures=None):
        pictures = paper.pictures(document) if pictures is None else pictures
        return render(document, pictures, FONTS)

    return run


@pytest.fixture(scope="session")
def read(printed):
    """Return a function: a document as the text of each of its pages."""

    def run(document, pictures=None):
        return reading.pages(printed(document, pictures))

    return run
