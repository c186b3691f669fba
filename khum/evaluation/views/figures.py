"""Figures: all of a period, one with its records and its years, both as a table file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import METRICS, Metric
from khum.evaluation.papers import figures as papers
from khum.evaluation.queries import figures as queries
from khum.evaluation.queries import health
from khum.evaluation.queries.figures import Figure
from khum.evaluation.queries.sight import in_sight
from khum.evaluation.rules.charts import bars
from khum.evaluation.rules.periods import CODES, Period, period
from khum.evaluation.views.frame import period_of
from khum.papers.serving import paper_response
from khum.plans.rules.achievement import Achievement
from khum.web.request import PersonRequest

_PAGE = 50


@login_required
@require_safe
def figures(request: PersonRequest) -> HttpResponse:
    """Every figure of a period beside its target, narrowed by level, standing and words."""
    asked = period_of(request)
    found = queries.all_figures(request.standing.organisation, asked, today=request.standing.today)
    context = {
        **_period_context(request, asked),
        "rows": _narrowed(request, found),
        "counts": [(state, sum(row.achievement is state for row in found)) for state in Achievement],
        "levels": list(IndicatorLevel),
        "achievements": list(Achievement),
        "query": request.GET.urlencode(),
        "doubts": health.of_organisation(request.standing, asked),
    }
    return render(request, "evaluation/figures.html", context)


@login_required
@require_safe
def figures_file(request: PersonRequest) -> HttpResponse:
    """The same list as a table."""
    asked, standing = period_of(request), request.standing
    found = queries.all_figures(standing.organisation, asked, today=standing.today)
    paper = papers.figures_paper(
        _narrowed(request, found), asked, organisation=standing.organisation.name, today=standing.today
    )
    return paper_response(request, paper, name=papers.TITLE, extension="xlsx")


@login_required
@require_safe
def figure(request: PersonRequest, code: str) -> HttpResponse:
    """One figure: what it means, how it is counted, every record in sight, its divisions and its years."""
    metric, asked, standing = _metric(code), period_of(request), request.standing
    row = queries.one_figure(metric, standing.organisation, asked, today=standing.today)
    records, hidden = in_sight(row.measured.evidence, standing)
    years = queries.trend(metric, standing.organisation, asked.year, today=standing.today)
    target = row.judged.target.value if row.judged.target and row.achievement is not Achievement.NONE else None
    context = {
        **_period_context(request, asked),
        "row": row,
        "metric": metric,
        "page": Paginator(records, _PAGE).get_page(request.GET.get("page")),
        "hidden": hidden,
        "divisions": queries.by_division(standing.organisation, records),
        "years": years,
        "chart": bars([(str(year.be), measured.value) for year, measured in years], target=target),
        "doubts": health.of_records(standing.organisation, row.measured.evidence, asked),
        "query": request.GET.urlencode(),
    }
    return render(request, "evaluation/figure.html", context)


@login_required
@require_safe
def figure_file(request: PersonRequest, code: str) -> HttpResponse:
    """The records behind a figure as a table, those in sight."""
    metric, asked, standing = _metric(code), period_of(request), request.standing
    row = queries.one_figure(metric, standing.organisation, asked, today=standing.today)
    records, _hidden = in_sight(row.measured.evidence, standing)
    paper = papers.records_paper(row, records, asked, organisation=standing.organisation.name, today=standing.today)
    return paper_response(request, paper, name=metric.name_th, extension="xlsx")


def _metric(code: str) -> Metric:
    found = METRICS.get(code)
    if found is None:
        raise Http404
    return found


def _narrowed(request: PersonRequest, rows: Iterable[Figure]) -> list[Figure]:
    level, state = request.GET.get("level", ""), request.GET.get("status", "")
    words = request.GET.get("words", "").strip().lower()
    return [
        row
        for row in rows
        if (not level or row.metric.level.value == level)
        and (not state or row.achievement.value == state)
        and (not words or words in f"{row.metric.code} {row.metric.name_th} {row.metric.definition_th}".lower())
    ]


def _period_context(request: PersonRequest, asked: Period) -> dict[str, Any]:
    years = [asked.year.be - 1, asked.year.be, asked.year.be + 1]
    return {
        "period": asked,
        "periods": [period(code, asked.year) for code in CODES],
        "years_around": years,
        "as_of": asked.as_of(request.standing.today),
        "wanted": {name: request.GET.get(name, "") for name in ("level", "status", "words")},
        "title_of_years": _("Fiscal years"),
    }
