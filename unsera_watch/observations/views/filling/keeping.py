"""The HTML of a question, kept while it says the same: most cards of a page always do.

What is kept holds nobody's words: a card with a note, a typed text, a photo, a remark or a mistake
is made anew each time. Only choices, which are words of the instrument, stand in it.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final

from markupsafe import Markup

from unsera_watch.observations.forms import PhotoForm, Question
from unsera_watch.observations.views.filling.spot import Spot
from unsera_watch.web.i18n import current_language

MOST: Final = 4_000
Citations = Mapping[str, list[dict[str, str]]]


class Keeper:
    """Shows the questions of one page; `call kept(q)` in its template."""

    def __init__(
        self,
        here: Spot,
        cameras: Mapping[str, PhotoForm],
        photos: Mapping[str, Any],
        citations: Citations,
    ) -> None:
        """Remember what a card shows besides its question."""
        self._cards: dict[Hashable, Markup] = here.definition.kept.setdefault("cards", {})
        self._language = current_language()
        self._is_first = here.draft.revision == 1
        self._cameras, self._photos, self._citations = cameras, photos, citations

    def __call__(self, question: Question, caller: Callable[[], Markup]) -> Markup:
        """Return the card of *question*."""
        key = self._key(question)
        if key is None:
            return caller()
        found = self._cards.get(key)
        if found is None:
            if len(self._cards) >= MOST:
                self._cards.clear()
            found = self._cards[key] = caller()
        return found

    def _key(self, question: Question) -> Hashable | None:
        """Return what the card depends on, or None when it holds somebody's own words."""
        code = question.code
        chosen = question.chosen()
        if chosen is None or not self._is_first or self._photos.get(code):
            return None
        camera = self._cameras.get(code)
        if camera is not None and camera.is_touched:
            return None
        norms = tuple((each["text"], each["status"]) for each in self._citations.get(code, ()))
        return (self._language, code, chosen, norms)
