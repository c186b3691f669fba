"""Forms of stories, points, cores and sets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.forums.forms.forum import area, people_of
from khum.forums.models import Core, Forum, Story
from khum.people.models import Person

STORY_FIELDS = ("title", "context", "done", "why", "result")


class StoryForm(forms.Form):
    """A story in four questions, short enough for a phone while somebody speaks (rows 81, 86)."""

    title = forms.CharField(label=_("Name of the story"), max_length=200)
    context = forms.CharField(
        label=_("Where and when was it, and what was difficult?"), max_length=4000, widget=area(3)
    )
    done = forms.CharField(label=_("What did you do?"), max_length=6000, widget=area(5))
    why = forms.CharField(
        label=_("Why did you decide so?"),
        help_text=_("What did you see, think or know at that moment that others might not?"),
        max_length=4000,
        widget=area(3),
    )
    result = forms.CharField(label=_("What came of it?"), max_length=3000, widget=area(2))


class TellForm(StoryForm):
    """A new story: who tells it."""

    field_order = ("teller", "title", "context", "done", "why", "result")
    teller = forms.ModelChoiceField(Person.objects.none(), label=_("Teller"), empty_label=_("Choose who tells"))

    def __init__(self, *args: Any, forum: Forum, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["teller"].queryset = people_of(forum)  # type: ignore[attr-defined]


class PointForm(forms.Form):
    """A point of knowledge with the words of who told it."""

    text = forms.CharField(
        label=_("Point of knowledge"),
        help_text=_("One sentence: what to do, so that a colleague can do it too."),
        max_length=300,
        widget=area(2),
    )
    quote = forms.CharField(label=_("In the teller's own words"), max_length=1000, required=False, widget=area(2))


class NewPointForm(PointForm):
    """A new point: somebody else may have said it."""

    teller = forms.ModelChoiceField(Person.objects.none(), label=_("Who said it"), required=False)

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["teller"]
        field.queryset = people_of(story.forum)
        field.empty_label = str(_("The teller of the story"))


class AgreeForm(forms.Form):
    """How the story was read back, where somebody else than the teller notes it."""

    words = forms.CharField(
        label=_("How was it read back to the teller?"),
        help_text=_("For example: read aloud in the group, the teller nodded to every point."),
        max_length=200,
    )


class CoreForm(forms.Form):
    """A core in the group's own words."""

    title = forms.CharField(label=_("Core of knowledge"), max_length=200)
    meaning = forms.CharField(label=_("What it means in the work"), required=False, max_length=2000, widget=area(3))


class SetForm(forms.Form):
    """Cores that belong together."""

    title = forms.CharField(label=_("Name of the knowledge set"), max_length=200)
    for_whom = forms.CharField(label=_("For which work"), max_length=1000, required=False, widget=area(2))
    cores = forms.ModelMultipleChoiceField(
        Core.objects.none(), label=_("Cores of the set"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, forum: Forum, **options: Any) -> None:
        super().__init__(*args, **options)
        usable = forum.cores.filter(points__isnull=False).distinct()
        self.fields["cores"].queryset = usable  # type: ignore[attr-defined]


def values_of_story(story: Story) -> dict[str, str]:
    """What the form of a story begins with."""
    return {name: getattr(story, name) for name in STORY_FIELDS}
