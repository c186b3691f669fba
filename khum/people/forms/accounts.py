"""Forms of accounts and of one's own profile."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from khum.people.models import Person

_THEMES = (("auto", _("As this device")), ("light", _("Light")), ("dark", _("Dark")))


class AccountForm(forms.Form):
    """Username and e-mail of a person's account."""

    username = forms.CharField(
        label=_("Username"),
        help_text=_("What the person types to sign in, for example somying. No spaces."),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Not a must. With it the person can reset a forgotten password alone."),
        required=False,
    )


class ProfileForm(forms.ModelForm):
    """One's own name, ways to be reached, and the look of the screens."""

    current_password = forms.CharField(
        label=_("Your password"),
        help_text=_("Only to change the e-mail, because it opens your account."),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("Look"), choices=_THEMES, widget=forms.RadioSelect)

    class Meta:
        model = Person
        fields = ("prefix", "first_name", "last_name", "phone", "email", "language", "theme")
        labels = {
            "prefix": _("Title"),
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "phone": _("Telephone"),
            "email": _("E-mail"),
        }

    field_order = (
        "prefix", "first_name", "last_name", "phone", "email", "current_password", "language", "theme",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nobody without a password of their own is asked for one."""
        super().__init__(*args, **kwargs)
        if not self.instance.has_usable_password():
            del self.fields["current_password"]

    def clean(self) -> dict[str, Any]:
        """A new e-mail needs the password: it could be used to take the account over."""
        data = super().clean() or {}
        must_prove = "email" in self.changed_data and "current_password" in self.fields
        if must_prove and not self.instance.check_password(data.get("current_password") or ""):
            self.add_error("current_password", _("Type your present password to change the e-mail."))
        return data
