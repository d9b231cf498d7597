"""Words as bytes of the embedded subsets: where text meets ReportLab's font objects."""

from typing import Any, Final

from unsera_watch.reports.pdf.letters.faces import Faces
from unsera_watch.reports.pdf.letters.text import MISSING
from unsera_watch.reports.pdf.look import Style, Weight

FIRST_SAFE, LAST_SAFE = 32, 126
# Everything else is written in octal: ReportLab encodes page streams as UTF-8 on the way out.
ESCAPED: Final = tuple(
    chr(code) if FIRST_SAFE <= code <= LAST_SAFE and chr(code) not in "()\\" else f"\\{code:03o}"
    for code in range(256)
)


class Ink:
    """Turns cleaned text into text operators for one PDF; codes are given in order of use."""

    def __init__(self, faces: Faces, pdf: Any) -> None:  # noqa: ANN401  (ReportLab's document)
        self.faces = faces
        self.has_gaps = False
        self._pdf = pdf
        self._shown: dict[tuple[Weight, str], list[tuple[str, str]]] = {}

    def show(self, text: str, style: Style) -> str:
        """Return the operators that select the face and show *text* at the current point."""
        key = style.weight, text
        if key not in self._shown:
            self._shown[key] = self._runs(*key)
        return " ".join(f"{name} {style.size:g} Tf ({run}) Tj" for name, run in self._shown[key])

    def _runs(self, weight: Weight, text: str) -> list[tuple[str, str]]:
        font, cleaned = self.faces.fonts[weight], self.faces.clean(text)
        self.has_gaps |= MISSING in cleaned
        return [
            (font.getSubsetInternalName(subset, self._pdf), "".join(ESCAPED[b] for b in coded))
            for subset, coded in font.splitString(cleaned, self._pdf)
        ]
