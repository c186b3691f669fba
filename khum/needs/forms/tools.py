"""The tool chooser: five questions, then the tools with the reason that is kept (row 73)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from khum.needs.rules.tools import criteria, tools


def in_english() -> bool:
    """Whether the page is read in English."""
    return (get_language() or "th").startswith("en")


class QuestionsForm(forms.Form):
    """The five criteria."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for criterion in criteria():
            choices = [(code, english if in_english() else thai) for code, thai, english in criterion.choices]
            self.fields[criterion.code] = forms.ChoiceField(
                label=criterion.label_en if in_english() else criterion.label,
                choices=choices,
                widget=forms.RadioSelect,
            )


class ToolsForm(forms.Form):
    """The tools that were chosen, and why."""

    tools = forms.MultipleChoiceField(label=_("Tools"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(label=_("Why these"), max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["tools"].choices = [  # type: ignore[attr-defined]
            (tool.code, tool.name_en if in_english() else tool.name) for tool in tools().values()
        ]
