"""Form of a visible act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.evaluation.forms.rounds import area
from khum.evaluation.models.sponsor import sponsor_kinds
from khum.evaluation.queries.sponsors import executives
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


class ActForm(forms.Form):
    """Who did what when, with a photo."""

    on = ThaiDateField(label=_("Day"))
    person = forms.TypedChoiceField(label=_("Executive"), coerce=int)
    kind = forms.ChoiceField(label=_("What was seen"), choices=sponsor_kinds)
    text = forms.CharField(label=_("In which event, for what"), max_length=1000, widget=area(3))
    file = forms.FileField(label=_("Proof: photo or paper"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = executives(standing.organisation, standing.today)
        self.fields["person"].choices = [(person.pk, person.full_name) for person in people]
        self.standing = standing

    def clean(self) -> dict[str, Any]:
        """An act has happened already."""
        values = super().clean() or {}
        if values.get("on") and values["on"] > self.standing.today:
            self.add_error("on", _("An act is entered when it has happened."))
        return values
