"""Components of the screens, as template tags (builtins: no ``{% load %}``). Each has its place on the gallery page."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from khum.ui import figures

register = template.Library()

_NOTICE_ICONS = {"success": "ok", "ok": "ok", "warning": "warning", "warn": "warning", "error": "error", "bad": "error"}


@register.inclusion_tag("ui/parts/icon.html")
def icon(name: str, extra: str = "", label: str = "") -> dict[str, str]:
    """A drawing of the sprite. Decorative unless it has a ``label``; ``extra`` adds classes."""
    return {"name": name, "extra": extra, "label": label}


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, extra: str = "", label: str = "") -> dict[str, Any]:
    """One field of a form: label, help, error, control. ``extra`` adds classes such as ``field--short``."""
    kind = {"thaidate": "date"}.get(bound.widget_type, bound.widget_type)
    return {
        "field": bound,
        "kind": kind,
        "label": label or bound.label,
        "optional": not bound.field.required,
        "extra": extra,
    }


@register.inclusion_tag("ui/parts/fields.html")
def fields(form: BaseForm) -> dict[str, BaseForm]:
    """All fields of a form under its summary of errors."""
    return {"form": form}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, BaseForm]:
    """What is wrong with a form, each line a link to its field; nothing where nothing is wrong."""
    return {"form": form}


@register.simple_block_tag
def card(
    content: str,
    title: str = "",
    *,
    note: str = "",
    url: str = "",
    link: str = "",
    span: int | None = None,
    level: int = 2,
    tone: str = "",
    anchor: str = "",
) -> SafeString:
    """A card: ``{% card "Title" %}…{% endcard %}``; ``url`` and ``link`` stand at the right of its heading."""
    return render_to_string(
        "ui/parts/card.html",
        {
            "body": content,
            "title": title,
            "note": note,
            "url": url,
            "link": link,
            "span": span,
            "level": level,
            "tone": tone,
            "id": anchor,
        },
    )


@register.simple_block_tag
def notice(content: str, tone: str = "info") -> SafeString:
    """A notice box: info, success, warning or error."""
    return render_to_string(
        "ui/parts/notice.html", {"body": content, "tone": tone, "icon": _NOTICE_ICONS.get(tone, "info")}
    )


@register.simple_block_tag
def more(content: str, title: str, is_open: object = False) -> SafeString:  # noqa: FBT002 - a template's argument
    """Something that opens on demand, without script."""
    return render_to_string("ui/parts/more.html", {"body": content, "title": title, "is_open": is_open})


@register.simple_block_tag
def stat(content: str, label: str, value: object, unit: str = "", url: str = "", span: int | None = None) -> SafeString:
    """A figure with its unit; ``url`` leads to the records it counts."""
    return render_to_string(
        "ui/parts/stat.html",
        {"body": content, "label": label, "value": value, "unit": unit, "url": url, "span": span},
    )


@register.inclusion_tag("ui/parts/empty.html")
def empty(text: str, url: str = "", label: str = "", icon: str = "bulb") -> dict[str, str]:
    """An empty place that teaches the next step."""
    return {"text": text, "url": url, "label": label, "icon": icon}


@register.inclusion_tag("ui/parts/meter.html")
def meter(value: Any, target: Any = None, tone: str = "", label: str = "", scale: Any = None) -> dict[str, Any]:
    """A bar of a value with its target as a mark (see :func:`khum.ui.figures.meter`)."""
    return {"tone": tone, **figures.meter(value, target, scale=scale, label=label)}


@register.inclusion_tag("ui/parts/pages.html", takes_context=True)
def pages(context: template.Context, page: Page) -> dict[str, Any]:
    """Pages of a list; every other parameter of the address is kept."""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return {"request": context["request"], "page": page, "numbers": numbers}


@register.inclusion_tag("ui/parts/steps.html")
def steps(steps: list[dict[str, Any]]) -> dict[str, Any]:
    """Progress of a guided path: ``[{"label", "state": "done" | "now" | "todo", "url"?}]``."""
    return {"steps": steps}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(tabs: list[dict[str, Any]], label: str) -> dict[str, Any]:
    """Pages that belong together: ``[{"label", "url", "is_current"}]``."""
    return {"tabs": tabs, "label": label}


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(*pairs: str) -> dict[str, Any]:
    """Where one is: ``{% crumbs "Plans" plans_url "Plan 2570" %}``; the last one needs no address."""
    labels, urls = pairs[::2], (*pairs[1::2], "")
    return {"crumbs": [{"label": label, "url": url} for label, url in zip(labels, urls, strict=False)]}


@register.simple_block_tag
def wide(content: str, label: str) -> SafeString:
    """A scroller for a wide table, reachable by keyboard and named for who cannot see it."""
    return render_to_string("ui/parts/wide.html", {"body": content, "label": label})


@register.inclusion_tag("ui/parts/gantt.html")
def gantt(rows: list[dict[str, Any]], months: list[dict[str, Any]], label: str) -> dict[str, Any]:
    """A year in bars. Months: ``{"label", "is_now"}``, October first; rows: see :func:`khum.ui.figures.gantt_row`."""
    return {"rows": rows, "months": months, "label": label}


@register.inclusion_tag("ui/parts/avatar.html")
def avatar(initials: str, size: str = "") -> dict[str, str]:
    """The round mark of a person; the name stands beside it. ``size`` is small, large or nothing."""
    return {"initials": initials, "size": size}


@register.inclusion_tag("ui/parts/draft_note.html")
def draft_note() -> dict[str, str]:
    """Place where a form with ``data-draft="name"`` offers what this browser kept."""
    return {}
