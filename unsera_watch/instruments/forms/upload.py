"""The form that takes a file with a definition."""

from collections.abc import Mapping
from typing import Any

from wtforms import FileField, Form

from unsera_watch.kernel.words import N_, Message, say


class UploadForm(Form):
    """One file; what it holds is judged by the rules."""

    file = FileField(
        N_("File with the form"),
        description=N_("A JSON file or an XLSForm workbook (.xlsx), at most 2 MB."),
        render_kw={"accept": ".json,.xlsx"},
    )

    def refused(self, problems: Mapping[str, Message]) -> "UploadForm":
        """Return the form with what is wrong with the file, each with its place in it."""
        for place, message in problems.items():
            told: Any = (
                message
                if place == self.file.name
                else say("%(place)s: %(told)s", place=place, told=message)
            )
            self.file.errors = [*self.file.errors, told]
        return self
