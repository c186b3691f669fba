"""The paper that surveys offer, built the same way for page, file and command line."""

from __future__ import annotations

from datetime import date

from khum.domain.verdict import NotPossibleError
from khum.papers.blocks import Paper
from khum.papers.registry import PaperKind
from khum.surveys.models import Survey
from khum.surveys.papers.results import KIND, TITLE, results_paper
from khum.surveys.queries import pages


def results_of(survey: Survey, *, today: date, with_words: bool = False) -> Paper:
    """The results of a survey that is over; raises NotPossibleError for another."""
    found = pages.shown_results(survey, today=today)
    if found is None:
        raise NotPossibleError(str(survey))
    pair, year = pages.comparison(survey, found, today=today)
    return results_paper(found, [one for one in (pair, year) if one], with_words=with_words, today=today)


RESULTS = PaperKind(KIND, TITLE, results_of, "Results of a survey", "survey", ("pdf", "docx", "xlsx"))
