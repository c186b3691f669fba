"""Who may keep and open files."""

from __future__ import annotations

from django.utils.translation import gettext as _

from khum.domain.registries import FILE_SIGHTS
from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.files.models import StoredFile
from khum.people.models import Organisation
from khum.people.standing import Standing


def may_store(standing: Standing, organisation: Organisation) -> Verdict:
    """Anybody may add a file to the own organisation; what it is added to asks for its own right."""
    if standing.organisation_id != organisation.pk:
        return denied(_("You can add files only to your own organisation."))
    return ALLOWED


def may_open(standing: Standing, stored: StoredFile) -> bool:
    """Whether one of the apps that hold the file lets the person see it; a query each."""
    answers = [answer for sight in FILE_SIGHTS if (answer := sight.may_open(standing, stored.pk)) is not None]
    return not answers or any(answers)
