"""Findings of the validator in words, each with the address that opens the place to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.plans.models import Plan
from khum.plans.rules.validator import Finding, Severity

MESSAGES: dict[str, Any] = {
    "no_goals": _("The plan has no work goal yet. A plan starts from the work."),
    "no_focus_areas": _("The plan has no focus area yet."),
    "no_rows": _("The plan has no activity yet."),
    "factor_without_owner": _("Nobody answers for the success factor “%(text)s”."),
    "state_without_table": _("No table works towards the desired state “%(text)s”."),
    "rule_missing": _("The number rule “%(text)s” is missing."),
    "template_goal": _("The work goal “%(text)s” still stands as in the template. Write your own."),
    "no_measurable_unit": _("The table has no concrete measurable unit."),
    "missing_step": _("There is no row for “%(step)s”."),
    "no_title": _("The row has no activity."),
    "no_goal": _("The row serves no work goal."),
    "no_focus_area": _("The row belongs to no focus area."),
    "no_owner": _("The row has no owner."),
    "no_accountable": _("No single position answers for the row."),
    "no_period": _("The row has no period."),
    "period_outside": _("The period lies outside the fiscal year."),
    "no_step": _("The row belongs to no step."),
    "suggestion": _("The row was filled from the template and waits for your look."),
    "no_indicator": _("The row has no indicator."),
    "no_target": _("The indicator “%(text)s” has no target."),
    "circular_target": _("The target “%(text)s” only repeats the indicator. Give a number."),
    "target_without_number": _("The target “%(text)s” has no number."),
    "other_organisation": _("“%(name)s” is not the name of this organisation."),
    "wrong_title": _("“%(title)s” is a title of another type of council."),
    "same_as_last_year": _("The method is word for word last year’s. Does it still hold?"),
}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A finding ready for a screen: words and where to mend it."""

    code: str
    severity: Severity
    text: str
    url: str
    place: str

    @property
    def is_blocking(self) -> bool:
        """Whether it stops submission."""
        return self.severity is Severity.BLOCK


def found(finding: Finding, plan: Plan, place: str = "") -> Found:
    """One finding in words."""
    return Found(finding.code, finding.severity, message(finding), address(finding, plan), place)


def message(finding: Finding) -> str:
    """The sentence a person reads; long quotations are cut."""
    words = {name: value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…" for name, value in finding.args.items()}
    return str(MESSAGES[finding.code]) % words


def address(finding: Finding, plan: Plan) -> str:
    """Where it is mended: the row opened at its field, the table, or the part."""
    kind, _colon, key = finding.target.partition(":")
    page = reverse("plans:plan", args=[plan.pk])
    if kind == "row" and key:
        return f"{reverse('plans:row', args=[key])}?focus={finding.control}#row-{key}"
    if kind == "table":
        return f"{page}#table-{key}" if key else page
    return f"{reverse('plans:parts', args=[plan.pk])}#{kind}{f'-{key}' if key else ''}"
