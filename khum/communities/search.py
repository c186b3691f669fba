"""What the search finds: questions with their answers, communities with their kit."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.communities.models import Answer, Community, KitEntry, Question
from khum.communities.rules.asking import QuestionState
from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import SearchSource
from khum.domain.searching import EVERYONE, KEEPERS, Findable, Part, person
from khum.domain.thai_date import day_of

_HIDDEN = (QuestionState.WAITING.value, QuestionState.REFUSED.value)


def questions(roots: Collection[int] | None) -> Iterator[Findable]:
    """Questions on the board: three queries a hundred. A private one is found by its own people only."""
    answers = Answer.objects.select_related("author")
    found = (
        Question.objects.exclude(state__in=_HIDDEN)
        .prefetch_related(Prefetch("answers", queryset=answers), "asked")
        .order_by("pk")
    )
    if roots is not None:
        found = found.filter(pk__in=roots)
    for question in found.iterator(chunk_size=100):
        yield Findable(
            key=question.pk,
            root=question.pk,
            organisation_id=question.organisation_id,
            title=question.title,
            url=reverse("communities:question", args=[question.pk]),
            parts=(
                Part(question.body, "", ""),
                *(
                    Part(answer.body, f"คำตอบของ{answer.author.full_name}", f"#answer-{answer.pk}")
                    for answer in question.answers.all()
                ),
            ),
            readers=_readers(question),
            detail=question.state_value.label_th,
            year_be=FiscalYear.containing(day_of(question.asked_at)).be,
            on=day_of(question.asked_at),
        )


def communities(roots: Collection[int] | None) -> Iterator[Findable]:
    """Communities with what they are for and their kit: two queries a hundred."""
    kit = KitEntry.objects.filter(dropped_on=None)
    found = Community.objects.prefetch_related(Prefetch("kit", queryset=kit), "gatherings").order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for one in found.iterator(chunk_size=100):
        gatherings = "\n".join(f"{held.topic} {held.happened} {held.next_time}" for held in one.gatherings.all())
        yield Findable(
            key=one.pk,
            root=one.pk,
            organisation_id=one.organisation_id,
            title=one.name,
            url=reverse("communities:community", args=[one.pk]),
            parts=(
                Part(one.purpose, "", ""),
                Part("\n".join(str(entry) for entry in one.kit.all()), "", "#kit"),
                Part(gatherings, "", "#gatherings"),
            ),
            readers=frozenset({EVERYONE}),
            detail=one.rhythm,
            year_be=FiscalYear.containing(one.began_on).be,
            on=one.began_on,
        )


def _readers(question: Question) -> frozenset[str]:
    """Who may find it: the same people who may see it (``QuestionQuerySet.visible_to``)."""
    if not question.is_private:
        return frozenset({EVERYONE})
    own = {person(asked.person_id) for asked in question.asked.all()}
    if question.asker_id:
        own.add(person(question.asker_id))
    return frozenset(own or {KEEPERS})


SOURCES = (
    SearchSource("questions", _("Questions"), questions, follows={"communities.question": lambda pk: (pk,)}),
    SearchSource("communities", _("Communities"), communities, follows={"communities.community": lambda pk: (pk,)}),
)
