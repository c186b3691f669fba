"""What accounts offer to the shell."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import NAVIGATION, NavigationEntry
from khum.people import permissions
from khum.people.standing import Standing


def register() -> None:
    """An entry of the menu for whoever keeps accounts."""
    NAVIGATION.register(
        NavigationEntry("accounts", _("Accounts"), "key", "people:accounts", order=90, is_for=_keeps_accounts)
    )


def _keeps_accounts(standing: Standing) -> bool:
    return permissions.may_manage_people(standing).allowed
