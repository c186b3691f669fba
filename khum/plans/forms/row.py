"""The form of one row of a plan table, with its indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext_lazy as _

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import METRICS
from khum.domain.steps import StepSet, Track, steps_of
from khum.domain.targets import OPERATORS, read_target
from khum.people.models import Division, Position
from khum.plans.forms.fields import NumberField, area
from khum.plans.models import Activity, FocusArea, Indicator, Plan, WorkGoal
from khum.ui.forms import ThaiDateField

FREQUENCIES = (
    ("year", _("Once a year")),
    ("half", _("Every half-year")),
    ("quarter", _("Quarterly")),
    ("month", _("Monthly")),
)
INDICATORS = "indicators"


class _TextChoice(forms.ModelChoiceField):
    """A choice of a row by its own words; long texts are cut so that the list stays readable."""

    def label_from_instance(self, obj: Any) -> str:
        text = str(obj)
        return text if len(text) <= 90 else f"{text[:90]}…"


class ActivityForm(forms.Form):
    """A row as officials fill it in. :meth:`values` gives what the action takes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    step = forms.ChoiceField(label=_("Step"), required=False)
    title = forms.CharField(label=_("Activity"), widget=area(), strip=True)
    method = forms.CharField(label=_("Way to success"), widget=area(), required=False)
    audience = forms.CharField(label=_("Target group"), widget=area(1), required=False)
    start_date = ThaiDateField(label=_("From"), required=False)
    end_date = ThaiDateField(label=_("Until"), required=False)
    division = forms.ModelChoiceField(label=_("Division"), queryset=Division.objects.none(), required=False)
    accountable = forms.ModelChoiceField(
        label=_("Accountable position"), queryset=Position.objects.none(), required=False
    )
    owner_text = forms.CharField(label=_("Owner as printed"), max_length=300, required=False)
    work_goal = _TextChoice(label=_("Work goal"), queryset=WorkGoal.objects.none(), required=False)
    focus_area = _TextChoice(label=_("Focus area"), queryset=FocusArea.objects.none(), required=False)
    budget = forms.CharField(label=_("Budget"), max_length=120, required=False)
    remark = forms.CharField(label=_("Remark"), widget=area(1), required=False)

    def __init__(self, *args: Any, plan: Plan, track: Track, focus: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = steps_of(track, StepSet(plan.step_set))
        self.fields["step"].choices = [("", "–"), *((step.value, f"{step.number}. {step.label_th}") for step in steps)]
        organisation = {"organisation_id": plan.organisation_id, "closed_on": None}
        self.fields["division"].queryset = Division.objects.filter(**organisation)
        self.fields["accountable"].queryset = Position.objects.filter(**organisation)
        self.fields["work_goal"].queryset = WorkGoal.objects.filter(plan=plan)
        self.fields["focus_area"].queryset = FocusArea.objects.filter(plan=plan)
        if track is not Track.ANNUAL:
            del self.fields["audience"]
        self.fields[focus if focus in self.fields else "title"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("The last day is before the first day."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The row's values in the shape of the action; the indicators come from their own forms."""
        cleaned = self.cleaned_data
        texts = ("step", "title", "method", "audience", "owner_text", "budget", "remark")
        links = ("division", "accountable", "work_goal", "focus_area")
        days = ("start_date", "end_date")
        return {
            **{name: _lines(cleaned[name]) for name in texts if name in cleaned},
            **{f"{name}_id": cleaned[name].pk if cleaned[name] else None for name in links},
            **{name: cleaned[name].isoformat() if cleaned[name] else None for name in days},
        }


class IndicatorForm(forms.Form):
    """An indicator: its words, and the target as a number. Words and number follow each other."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Indicator"), widget=area(1))
    target = forms.CharField(label=_("Target as printed"), widget=area(1), required=False)
    operator = forms.ChoiceField(label=_("Compared"), choices=[("", "–"), *OPERATORS.items()], required=False)
    value = NumberField(label=_("Number"), max_digits=14, decimal_places=2, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    level = forms.ChoiceField(
        label=_("Measures"), choices=[(level.value, level.label_th) for level in IndicatorLevel], required=False
    )
    baseline = NumberField(label=_("Last year’s figure"), max_digits=14, decimal_places=2, required=False)
    frequency = forms.ChoiceField(label=_("Measured"), choices=FREQUENCIES, required=False)
    metric = forms.ChoiceField(label=_("Counted by"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = self.initial.get("metric") or (self.data.get(self.add_prefix("metric")) if self.is_bound else "")
        self.fields["metric"].choices = metric_choices(current or "")

    def clean(self) -> dict[str, Any]:
        """Where only the words changed the number is read from them, and the other way round."""
        cleaned: dict[str, Any] = super().clean() or {}
        numbers_changed = {"operator", "value", "unit"} & set(self.changed_data)
        if cleaned.get("target") and ("target" in self.changed_data or not self.initial) and not numbers_changed:
            _read_number(cleaned)
        elif numbers_changed and "target" not in self.changed_data and cleaned.get("value") is not None:
            cleaned["operator"] = cleaned.get("operator") or "ge"
            cleaned["target"] = _words(cleaned)
        return cleaned

    def values(self) -> dict[str, Any]:
        """The indicator's values in the shape of the action."""
        cleaned = self.cleaned_data
        return {
            "id": cleaned.get("id"),
            "text": _lines(cleaned["text"]),
            "target": _lines(cleaned["target"]),
            "unit": cleaned["unit"],
            "level": cleaned["level"] or IndicatorLevel.OUTPUT.value,
            "operator": cleaned["operator"] if cleaned["value"] is not None else "",
            "value": _plain(cleaned["value"]),
            "baseline": _plain(cleaned["baseline"]),
            "frequency": cleaned["frequency"] or "year",
            "metric": cleaned["metric"],
        }


IndicatorForms = forms.formset_factory(IndicatorForm, extra=0, can_delete=True, max_num=40, absolute_max=60)


def metric_choices(current: str) -> list[tuple[str, Any]]:
    """By hand, or a metric that the system counts; a code that is not counted yet stays choosable."""
    choices: list[tuple[str, Any]] = [("", _("By hand, with a file"))]
    choices += [(metric.code, f"{metric.code} · {metric.name_th}") for metric in METRICS]
    if current and METRICS.get(current) is None:
        choices.append((current, _("%(code)s (will be counted once its records are kept)") % {"code": current}))
    return choices


def row_initial(activity: Activity) -> dict[str, Any]:
    """Initial values of the form of a row."""
    names = (
        "version",
        "step",
        "title",
        "method",
        "audience",
        "start_date",
        "end_date",
        "owner_text",
        "budget",
        "remark",
    )
    links = ("division", "accountable", "work_goal", "focus_area")
    return {
        **{name: getattr(activity, name) for name in names},
        **{name: getattr(activity, f"{name}_id") for name in links},
    }


def indicators_initial(indicators: Iterable[Indicator]) -> list[dict[str, Any]]:
    """Initial values of the forms of a row's indicators."""
    names = ("text", "target", "operator", "value", "unit", "level", "baseline", "frequency", "metric")
    return [{"id": i.pk, **{name: getattr(i, name) for name in names}} for i in indicators]


def indicator_values(forms_: BaseFormSet) -> list[dict[str, Any]]:
    """Values of all indicators that stay and say something."""
    return [
        form.values()
        for form in forms_
        if form.cleaned_data and form.cleaned_data.get("text") and not form.cleaned_data.get("DELETE")
    ]


def form_data(values: Mapping[str, Any], version: int) -> dict[str, Any]:
    """Values of a row as a browser would post them, for a merged row to pass the same checks as a typed one."""
    data = {
        name.removesuffix("_id"): "" if value is None else value for name, value in values.items() if name != INDICATORS
    }
    rows = values.get(INDICATORS, [])
    data |= {
        "version": version,
        f"{INDICATORS}-TOTAL_FORMS": len(rows),
        f"{INDICATORS}-INITIAL_FORMS": 0,
    }
    for place, row in enumerate(rows):
        data |= {f"{INDICATORS}-{place}-{name}": "" if value is None else value for name, value in row.items()}
    return data


def _read_number(cleaned: dict[str, Any]) -> None:
    found = read_target(cleaned["target"])
    cleaned["operator"] = found.operator if found else ""
    cleaned["value"] = found.value if found else None
    if found and found.unit:
        cleaned["unit"] = found.unit


def _words(cleaned: Mapping[str, Any]) -> str:
    words = OPERATORS[cleaned["operator"]]
    unit = cleaned.get("unit") or ""
    return f"{words} {_plain(cleaned['value'])}{'' if unit == '%' else ' '}{unit}".strip()


def _plain(value: Any) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _lines(text: Any) -> str:
    """Text with one kind of line end, so that saving unchanged text changes nothing."""
    return str(text).replace("\r\n", "\n").replace("\r", "\n")
