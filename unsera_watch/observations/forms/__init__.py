"""The forms of a visit; they check shape, the rules check meaning."""

from unsera_watch.observations.forms.section import Question, SectionForm, section_form

__all__ = ["Question", "SectionForm", "section_form"]
