"""Forms of the river and the stairs: groups, their levels, the answers to invitations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.forums.forms.forum import area, people_of
from khum.forums.models import Assessment, Core, Forum
from khum.forums.rules.stairs import HIGHEST, LEVELS_TH, LOWEST
from khum.people.models import Division, Person
from khum.people.queries import chart
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


def levels() -> list[tuple[int, str]]:
    """Choices of the level."""
    return [(level, f"{level} – {LEVELS_TH[level]}") for level in range(LOWEST, HIGHEST + 1)]


class GroupForm(forms.Form):
    """A division, or a group under a name, and who speaks for it."""

    division = forms.ModelChoiceField(
        Division.objects.none(), label=_("Division"), required=False, empty_label=_("Not a division")
    )
    name = forms.CharField(
        label=_("or the name of the group"), max_length=120, required=False, help_text=_("For example: field officers.")
    )
    speaker = forms.ModelChoiceField(Person.objects.none(), label=_("Who speaks for the group"))

    def __init__(self, *args: Any, standing: Standing, forum: Forum, **options: Any) -> None:
        super().__init__(*args, **options)
        have = forum.groups.filter(division__isnull=False).values("division")
        self.fields["division"].queryset = chart.open_divisions(standing).exclude(pk__in=have)  # type: ignore[attr-defined]
        self.fields["speaker"].queryset = people_of(forum)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        values = super().clean() or {}
        if not values.get("division") and not values.get("name"):
            self.add_error("division", _("Choose a division or name the group."))
        return values


class AssessForm(forms.Form):
    """Level today and aim of a group in every core: two choices a core."""

    def __init__(self, *args: Any, cores: Iterable[Core], known: Iterable[Assessment], **options: Any) -> None:
        super().__init__(*args, **options)
        self.cores = list(cores)
        before = {row.core_id: row for row in known}
        for core in self.cores:
            row = before.get(core.pk)
            for name, value in (("now", row.now if row else None), ("target", row.target if row else None)):
                label = _("Today") if name == "now" else _("Aim")
                self.fields[f"{name}-{core.pk}"] = forms.TypedChoiceField(
                    label=label, choices=[("", "–"), *levels()], coerce=int, initial=value
                )

    @property
    def rows(self) -> list[tuple[Core, Any, Any]]:
        """A core with its two fields."""
        return [(core, self[f"now-{core.pk}"], self[f"target-{core.pk}"]) for core in self.cores]

    @property
    def levels(self) -> dict[int, tuple[int, int]]:
        """What was chosen, as the action takes it."""
        chosen = self.cleaned_data
        return {core.pk: (chosen[f"now-{core.pk}"], chosen[f"target-{core.pk}"]) for core in self.cores}

    def clean(self) -> dict[str, Any]:
        """An aim is not below today."""
        values = super().clean() or {}
        for core in self.cores:
            now, target = values.get(f"now-{core.pk}"), values.get(f"target-{core.pk}")
            if now and target and target < now:
                self.add_error(f"target-{core.pk}", _("The aim is not below today's level."))
        return values


class AcceptForm(forms.Form):
    """When and where."""

    meet_on = ThaiDateField(label=_("When do you meet?"))
    meet_where = forms.CharField(label=_("Where do you meet?"), max_length=200)


class DeclineForm(forms.Form):
    """Why not now."""

    reason = forms.CharField(label=_("Why does it not suit now?"), max_length=1000, widget=area(2))


class ExchangedForm(forms.Form):
    """What was exchanged."""

    met_on = ThaiDateField(label=_("When did you meet?"))
    exchanged = forms.CharField(label=_("What was exchanged?"), max_length=3000, widget=area(4))
