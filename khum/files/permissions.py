"""Who may keep and open files."""

from __future__ import annotations

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.people.models import Organisation
from khum.people.standing import Standing


def may_store(standing: Standing, organisation: Organisation) -> Verdict:
    """Anybody may add a file to the own organisation; what it is added to asks for its own right."""
    if standing.organisation_id != organisation.pk:
        return denied(_("You can add files only to your own organisation."))
    return ALLOWED
