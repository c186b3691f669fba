"""What people need to learn and agreed to learn, the money for it, and the council's own days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.learning.rules.timing import Deadlines
from khum.people.models import Division, Organisation, Person
from khum.people.models.organisation import TenantQuerySet

if TYPE_CHECKING:
    from khum.people.standing import Standing


class OfPersonQuerySet(models.QuerySet):
    """Rows about one person's development."""

    def visible_to(self, standing: Standing) -> OfPersonQuerySet:
        """One's own, those of the divisions one heads, all for the KM secretary and executives."""
        own = self.filter(organisation=standing.organisation_id)
        if standing.is_km_secretary or standing.is_permanent_secretary or standing.is_chief_executive:
            return own
        return own.filter(Q(person=standing.person_id) | Q(division__in=standing.headed_division_ids))


class Goal(models.Model):
    """One goal of a personal development plan (IDP): what, how, by when; agreed with the head, then done."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="development_goals")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, related_name="+")
    year_be = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    means = models.CharField(max_length=300, blank=True)
    by_when = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_name = models.CharField(max_length=200, blank=True)
    result = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "id"]
        indexes = [models.Index(fields=["organisation", "year_be"], name="goal_by_year")]

    def __str__(self) -> str:
        return self.topic


class Budget(models.Model):
    """Money for learning of a year, of the whole council or of one division, in baht."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    year_be = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["year_be", "division_id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "division", "year_be"], name="one_budget_a_division"),
            models.UniqueConstraint(
                fields=["organisation", "year_be"], condition=Q(division=None), name="one_budget_a_council"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="learning_budget_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.year_be}: {self.amount}"


class Days(models.Model):
    """The council's own days for reports and the like; none by default, because no rule that we know sets them."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="learning_days")
    report_days = models.PositiveSmallIntegerField(null=True, blank=True)
    share_days = models.PositiveSmallIntegerField(null=True, blank=True)
    use_from_days = models.PositiveSmallIntegerField(default=60)
    use_until_days = models.PositiveSmallIntegerField(default=90)

    objects = TenantQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def deadlines(self) -> Deadlines:
        """As the rules take them."""
        return Deadlines(self.report_days, self.share_days, self.use_from_days, self.use_until_days)
