"""Thai dates and numbers in templates: พ.ศ. and, in Thai, the digits people read."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from khum.domain import thai_date

register = template.Library()


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter(name="thai_date")
def long_date(value: date | None) -> str:
    """``1 ตุลาคม 2561``."""
    return thai_date.long_date(_day(value)) if value else ""


@register.filter
def thai_date_short(value: date | None) -> str:
    """``1 ต.ค. 61``."""
    return thai_date.short_date(_day(value)) if value else ""


@register.filter
def thai_weekday(value: date | None) -> str:
    """``วันจันทร์ที่ 1 ตุลาคม 2561``."""
    return thai_date.weekday_date(_day(value)) if value else ""


@register.filter
def thai_datetime(value: datetime | None) -> str:
    """``1 ต.ค. 61 14:30 น.``."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{thai_date.short_date(local.date())} {local:%H:%M} น."


@register.filter
def thai_number(value: object) -> str:
    """A number or text with Thai digits."""
    return thai_date.thai_digits(str(value))


@register.filter
def figure(value: Decimal | int | float | None) -> str:
    """A figure with at most one decimal and commas: ``1,250``, ``87.5``."""
    if value is None:
        return "–"
    rounded = round(Decimal(str(value)), 1)
    return f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.1f}"


@register.simple_tag
def thai_period(start: date | None, end: date | None) -> str:
    """``ต.ค. 61`` or ``1 ต.ค. 61 – 30 ก.ย. 62``."""
    return thai_date.period(start, end) if start and end else ""


@register.filter
def thai_month_short(value: date | None) -> str:
    """``ต.ค.``."""
    return thai_date.MONTHS_TH_SHORT[_day(value).month - 1] if value else ""
