"""The form of one question, and the form that asks all of them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khum.surveys.rules.kinds import QuestionKind
from khum.surveys.rules.questions import (
    FEWEST_CHOICES,
    LEAST,
    LONGEST_TEXT,
    MOST_CHOICES,
    Answers,
    Question,
    grouped,
)

_RIGHT = "*"


def question_kinds() -> list[tuple[str, str]]:
    """Choices of the kind."""
    return [(kind.value, kind.label_th) for kind in QuestionKind]


class QuestionForm(forms.Form):
    """One question with its choices, one a line; a star marks the right ones."""

    text = forms.CharField(label=_("The question"), max_length=300, widget=forms.Textarea({"rows": 2}))
    kind = forms.ChoiceField(label=_("How is it answered?"), choices=question_kinds, widget=forms.RadioSelect)
    choices = forms.CharField(
        label=_("Choices"),
        help_text=_("One a line. Put * before the right one where there is a right answer."),
        required=False,
        widget=forms.Textarea({"rows": 5}),
        max_length=3000,
    )
    group = forms.CharField(
        label=_("Heading of its screen"),
        help_text=_("Questions with the same heading stand on one screen of a phone."),
        required=False,
        max_length=100,
    )
    is_required = forms.BooleanField(label=_("Everybody must answer it"), required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        """Two to eight different choices where the kind has them; of one choice only one is right."""
        values = super().clean() or {}
        kind = QuestionKind(values["kind"]) if values.get("kind") else None
        lines = [line.strip() for line in str(values.get("choices", "")).splitlines() if line.strip()]
        words = [line.removeprefix(_RIGHT).strip() for line in lines]
        right = [place for place, line in enumerate(lines) if line.startswith(_RIGHT)]
        if kind is not None and kind.has_choices:
            if not FEWEST_CHOICES <= len(words) <= MOST_CHOICES or len(set(words)) < len(words) or "" in words:
                self.add_error("choices", _("Write two to eight different choices, one a line."))
            if kind is QuestionKind.ONE and len(right) > 1:
                self.add_error("choices", _("Only one choice can be right here."))
        self.words, self.right = (words, right) if kind and kind.has_choices else ([], [])
        return values

    def question(self, before: Question | None) -> Question:
        """The question; one that was there keeps its key, and a yes that was right stays right."""
        values = self.cleaned_data
        kind = QuestionKind(values["kind"])
        right = tuple(self.right)
        if before and before.kind is kind is QuestionKind.YES_NO:
            right = before.right
        return Question(
            before.key if before else f"own-{secrets.token_hex(3)}",
            kind,
            " ".join(values["text"].split()),
            tuple(self.words),
            right,
            values["group"].strip(),
            values["is_required"],
        )


def values_of(question: Question) -> dict[str, Any]:
    """What the form shows of a question."""
    lines = [f"{_RIGHT if place in question.right else ''}{choice}" for place, choice in enumerate(question.choices)]
    return {
        "text": question.text,
        "kind": question.kind.value,
        "choices": "\n".join(lines),
        "group": question.group,
        "is_required": question.is_required,
    }


@dataclass(frozen=True, slots=True)
class Screen:
    """The fields of one screen."""

    title: str
    number: int
    fields: tuple[tuple[BoundField, QuestionKind], ...]

    @property
    def has_errors(self) -> bool:
        """Whether something on it must be mended."""
        return any(field.errors for field, _kind in self.fields)


class AnswerForm(forms.Form):
    """All questions; :meth:`screens` gives them screen by screen."""

    def __init__(self, *args: Any, asked: tuple[Question, ...], **kwargs: Any) -> None:
        """One field a question, named by its key."""
        super().__init__(*args, **kwargs)
        self.asked = asked
        for question in asked:
            self.fields[question.key] = _field(question)

    def screens(self) -> list[Screen]:
        """The groups with their fields."""
        return [
            Screen(group.title, number, tuple((self[question.key], question.kind) for question in group.questions))
            for number, group in enumerate(grouped(self.asked), start=1)
        ]

    def answers(self) -> Answers:
        """What was answered, without what was left out."""
        given = {question.key: self.cleaned_data[question.key] for question in self.asked}
        return {key: answer for key, answer in given.items() if answer not in ("", None, [])}


def _field(question: Question) -> forms.Field:
    shared: dict[str, Any] = {"label": question.text, "required": question.is_required}
    if question.kind is QuestionKind.TEXT:
        area = forms.Textarea({"rows": 3})
        return forms.CharField(max_length=LONGEST_TEXT, widget=area, strip=True, **shared)
    first = LEAST if question.kind is QuestionKind.SCALE else 0
    options = list(enumerate(question.options, start=first))
    if question.kind is QuestionKind.SCALE:
        options = [(mark, f"{mark} {label}") for mark, label in options]  # type: ignore[misc]
    shared |= {"choices": options, "coerce": int}
    if question.kind is QuestionKind.SEVERAL:
        return forms.TypedMultipleChoiceField(widget=forms.CheckboxSelectMultiple, empty_value=[], **shared)
    return forms.TypedChoiceField(widget=forms.RadioSelect, empty_value=None, **shared)
