"""Forms of the guided path, one a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.people.models import Position
from khum.plans.forms.fields import area
from khum.plans.forms.making import YearForm
from khum.plans.models import Plan
from khum.plans.queries.guiding import OwnerGroup
from khum.plans.rules.content import GoalContent

GOALS = 3


class GoalsForm(YearForm):
    """Question 1: which strategies and goals of the work. At least one."""

    def __init__(self, *args: Any, plan: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plan is not None:
            del self.fields["year_be"]
        for number in range(1, GOALS + 1):
            first = number == 1
            self.fields[f"strategy_{number}"] = forms.CharField(
                label=_("Strategy"), widget=area(1), required=first and plan is None
            )
            self.fields[f"goal_{number}"] = forms.CharField(
                label=_("Goal of the work"), widget=area(), required=first and plan is None
            )

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Strategy and goal side by side."""
        return [(self[f"strategy_{number}"], self[f"goal_{number}"]) for number in range(1, GOALS + 1)]

    def goals(self) -> list[GoalContent]:
        """The goals that were written; one without a strategy takes the strategy before it."""
        found: list[GoalContent] = []
        for number in range(1, GOALS + 1):
            strategy = self.cleaned_data[f"strategy_{number}"] or (found[-1].strategy if found else "")
            goal = self.cleaned_data[f"goal_{number}"]
            if goal or self.cleaned_data[f"strategy_{number}"]:
                found.append(GoalContent(strategy or goal, goal if strategy else ""))
        return found


class ProblemForm(forms.Form):
    """Question 2: which problem of the work, whose, and what shall show within 90 days."""

    problem = forms.CharField(
        label=_("Which problem of the work shall get smaller?"),
        widget=area(),
        help_text=_("For example: citizens come back because a document was missing."),
    )
    whose = forms.CharField(label=_("Whose problem is it?"), help_text=_("Citizens, a division, new staff …"))
    quick_win = forms.CharField(label=_("What could show within 90 days?"), widget=area(), required=False)


class StatesForm(forms.Form):
    """Question 3: focus areas and desired states, ticked or in own words."""

    focus = forms.MultipleChoiceField(label=_("Focus areas"), widget=forms.CheckboxSelectMultiple, required=False)
    own_focus = forms.CharField(label=_("In your own words, one a line"), widget=area(), required=False)
    states = forms.MultipleChoiceField(label=_("Desired states"), widget=forms.CheckboxSelectMultiple, required=False)
    own_states = forms.CharField(label=_("In your own words, one a line"), widget=area(), required=False)

    def __init__(self, *args: Any, focus: Iterable[str], states: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["focus"].choices = [(text, text) for text in dict.fromkeys(focus)]  # type: ignore[attr-defined]
        self.fields["states"].choices = [(text, text) for text in dict.fromkeys(states)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """At least one of each."""
        cleaned: dict[str, Any] = super().clean() or {}
        for ticked, own in (("focus", "own_focus"), ("states", "own_states")):
            if not self.texts(ticked, own):
                self.add_error(ticked, _("Tick at least one, or write your own."))
        return cleaned

    def texts(self, ticked: str, own: str) -> list[str]:
        """What was ticked and what was written."""
        lines = [line.strip() for line in self.cleaned_data.get(own, "").splitlines()]
        return [*self.cleaned_data.get(ticked, []), *(line for line in lines if line)]


class OwnersForm(forms.Form):
    """Question 5: one position answers for each group of rows."""

    def __init__(self, *args: Any, groups: Iterable[OwnerGroup], plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = tuple(groups)
        posts = [(p.pk, p.title) for p in Position.objects.filter(organisation_id=plan.organisation_id, closed_on=None)]
        for place, group in enumerate(self.groups):
            self.fields[f"group_{place}"] = forms.TypedChoiceField(
                label=_("Accountable position"),
                choices=[("", "–"), *posts],
                coerce=int,
                empty_value=None,
                required=False,
                initial=group.position_id,
            )

    @property
    def rows(self) -> list[tuple[OwnerGroup, forms.BoundField]]:
        """Groups with their fields."""
        return [(group, self[f"group_{place}"]) for place, group in enumerate(self.groups)]

    def posts(self) -> dict[int, int]:
        """Position by row."""
        return {
            row.pk: position
            for place, group in enumerate(self.groups)
            for row in group.rows
            if (position := self.cleaned_data.get(f"group_{place}"))
        }


def picked_goals(data: Mapping[str, str], codes: Iterable[str], goal_ids: Iterable[int]) -> dict[str, int]:
    """Rows that were ticked with the goal each serves; a row without a goal of this plan takes the first."""
    known = list(goal_ids)
    found: dict[str, int] = {}
    for code in codes:
        if f"take-{code}" not in data or not known:
            continue
        chosen = data.get(f"goal-{code}", "")
        goal = int(chosen) if chosen.isdecimal() else 0
        found[code] = goal if goal in known else known[0]
    return found
