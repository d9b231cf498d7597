"""One photo: sent at once by a script, or with its section where there is none."""

from typing import Any

from wtforms import FileField, Form, HiddenField, RadioField
from wtforms import validators as must
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2

from unsera_watch.instruments.rules import Definition, PhotoRule
from unsera_watch.kernel.words import N_
from unsera_watch.observations.forms.position import read_moment, read_position
from unsera_watch.observations.forms.section import named
from unsera_watch.observations.rules import People
from unsera_watch.observations.rules.labels import PEOPLE
from unsera_watch.observations.service.photos import Shot


def _people() -> RadioField:
    return RadioField(
        N_("Who can be seen?"),
        choices=[SelectChoice(value=each.value, label=PEOPLE[each]) for each in People],
        validators=[must.InputRequired(N_("Say who can be seen in the photo."))],
    )


class ShotForm(Form):
    """What a script posts for one photo."""

    indicator = HiddenField(validators=[must.InputRequired(N_("Say which question it shows."))])
    photo = FileField(N_("Photo"))
    people = _people()
    lat = HiddenField()
    lon = HiddenField()
    accuracy_m = HiddenField()
    position_source = HiddenField()
    position_at = HiddenField()
    taken_at = HiddenField()

    def to_shot(self) -> Shot:
        """Return what the phone says about the photo."""
        return Shot(
            indicator=self.indicator.data or "",
            people=People(self.people.data),
            taken_at=read_moment(self.taken_at.data),
            position=read_position(
                self.lat.data, self.lon.data, self.accuracy_m.data, self.position_at.data
            ),
        )


class PhotoForm(Form):
    """The camera of one question inside the form of its section."""

    photo = FileField(N_("Photo"), description=N_("The board readable, nobody's face."))
    people = _people()
    photo_lat = HiddenField()
    photo_lon = HiddenField()
    photo_accuracy_m = HiddenField()
    photo_position_source = HiddenField()
    photo_position_at = HiddenField()
    photo_taken_at = HiddenField()

    @property
    def file(self) -> Any:  # noqa: ANN401  (the framework's uploaded file, or nothing)
        """Return the chosen file, or None."""
        sent = self.photo.data
        return sent if getattr(sent, "filename", "") else None

    @property
    def is_touched(self) -> bool:
        """Say whether anything was sent with it, or refused."""
        return any(field.data or field.errors for field in self)

    def to_shot(self, indicator: str) -> Shot:
        """Return what the phone says about the photo."""
        return Shot(
            indicator=indicator,
            people=People(self.people.data),
            taken_at=read_moment(self.photo_taken_at.data),
            position=read_position(
                self.photo_lat.data,
                self.photo_lon.data,
                self.photo_accuracy_m.data,
                self.photo_position_at.data,
            ),
        )


def photo_forms(definition: Definition, section_code: str, sent: Any) -> dict[str, PhotoForm]:  # noqa: ANN401  (any value of its kind)
    """Return a camera for each question of a section that wants photos.

    Cameras with nothing in them are all alike, so they are made once.
    """
    if sent is not None:
        return _cameras(definition, section_code, sent)
    blank: dict[str, dict[str, PhotoForm]] = definition.kept.setdefault("cameras", {})
    if section_code not in blank:
        blank[section_code] = _cameras(definition, section_code, None)
    return blank[section_code]


def _cameras(definition: Definition, section_code: str, sent: Any) -> dict[str, PhotoForm]:  # noqa: ANN401  (any value of its kind)
    section = definition.section(section_code)
    items = section.items if section is not None else ()
    return {
        item.code: PhotoForm(sent, prefix=named(item, "").replace("q_", "p_", 1) + "_")
        for item in items
        if item.photo is not PhotoRule.FORBIDDEN
    }
