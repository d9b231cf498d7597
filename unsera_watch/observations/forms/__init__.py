"""The forms of a visit; they check shape, the rules check meaning."""

from unsera_watch.observations.forms.photo import PhotoForm, ShotForm, photo_forms
from unsera_watch.observations.forms.question import Question
from unsera_watch.observations.forms.section import SectionForm, section_form
from unsera_watch.observations.forms.visit import (
    SendingForm,
    VisitEndForm,
    VisitStartForm,
    to_local,
)

__all__ = [
    "PhotoForm",
    "Question",
    "SectionForm",
    "SendingForm",
    "ShotForm",
    "VisitEndForm",
    "VisitStartForm",
    "photo_forms",
    "section_form",
    "to_local",
]
