"""Journals and booklets, and the catalogue of the information centre, for citizens."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from khum.channels.papers.compilation import compilation_paper
from khum.channels.queries import compiling, office
from khum.channels.views.portal import of_council, public_page
from khum.library.queries.emblems import emblem
from khum.papers.serving import paper_response
from khum.people.standing import Standing
from khum.web.request import PersonRequest


@of_council
def journals(request: PersonRequest, by: Standing) -> HttpResponse:
    """What was issued and holds something public."""
    return public_page(request, by, "channels/public/journals.html", {"journals": list(compiling.issued(by)[:60])})


@of_council
def journal(request: PersonRequest, by: Standing, pk: int) -> HttpResponse:
    """One of them as PDF, with the public items among its chapters."""
    made = get_object_or_404(compiling.issued(by), pk=pk)
    council = made.organisation
    picture = emblem(council.pk, council.emblem_sha256, name=council.name)
    paper = compilation_paper(made, compiling.texts(made, by), emblem=picture)
    return paper_response(request, paper, name=made.title[:80], extension="pdf")


@of_council
def catalogue(request: PersonRequest, by: Standing) -> HttpResponse:
    """What lies open at the information centre."""
    sections = [(section, entries) for section, entries in office.catalogue(by) if entries]
    return public_page(request, by, "channels/public/catalogue.html", {"sections": sections})
