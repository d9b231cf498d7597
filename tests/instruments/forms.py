"""Small instruments for tests, made of the fewest words."""

from copy import deepcopy

from unsera_watch.instruments.definition import parse

WORDS = {"id": "Kata", "en": "Word"}
CHOICES = {
    "there": [
        {"value": "ada", "label": WORDS, "score": "1"},
        {"value": "tidak_ada", "label": WORDS, "score": "0"},
        {"value": "tidak_berlaku", "label": WORDS, "score": None},
    ],
    "heard": [
        {"value": value, "label": WORDS, "score": None} for value in ("ya", "tidak", "tidak_tahu")
    ],
    "looked": [{"value": "diperiksa", "label": WORDS, "score": "1"}],
}


def item(code, kind="one", **more):
    """Return one item; a choice offers "ada", "tidak_ada" and "tidak_berlaku"."""
    extra = {"choices": "there"} if kind == "one" else {}
    return {"code": code, "kind": kind, "text": WORDS, **extra, **more}


def scale(code, most, **more):
    """Return a scale with a text for each step."""
    steps = most - more.get("least", 0) + 1
    return item(code, "scale", most=most, anchors=[WORDS] * steps, **more)


def weighed(code, weight, **more):
    """Return a choice with a weight."""
    return item(code, weight=weight, sumber="usulan", **more)


def section(code, *items, **more):
    """Return a section."""
    return {"code": code, "title": WORDS, "items": list(items), **more}


def rows(**more):
    """Return how often a section is filled."""
    return {"noun": WORDS, "least": 0, "most": 50, **more}


def raw(*sections, **more):
    """Return a definition as JSON; without scoring it has no total."""
    return {
        "code": "X",
        "version": 1,
        "title": WORDS,
        "citations": [],
        "choices": deepcopy(CHOICES),
        "sections": list(sections),
        "scoring": {"total": "none"},
        **more,
    }


def form(*sections, **more):
    """Return a definition."""
    return parse(raw(*sections, **more))


def says(code, value):
    """Return the condition that an answer is *value*."""
    return {"op": "=", "of": [{"answer": code}, value]}
