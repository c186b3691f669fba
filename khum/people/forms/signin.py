"""allauth's forms with the labels of this house, and no text inside their fields."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.mfa.base.forms import AuthenticateForm as CodeForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _

_LABELS = {
    "oldpassword": _("Your present password"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("The same password again"),
    "email": _("E-mail"),
    "code": _("Code"),
}
_RULE = _("At least 8 characters; Thai letters are welcome. Three words that only you put together are good.")


class _PlainFields:
    """Labels above the fields; a placeholder would repeat them and go away while typing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = _LABELS.get(name, field.label)
            field.help_text = _RULE if name == "password1" else ""


class SignInForm(_PlainFields, LoginForm):
    """Username or e-mail, and the password; the way to a new password stands below the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Username or e-mail")
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        self.fields["remember"].label = _("Stay signed in on this device")
        self.fields["remember"].help_text = _("Not on a computer that others use too.")


class ConfirmForm(_PlainFields, ReauthenticateForm):
    """The password once more."""


class AskResetForm(_PlainFields, ResetPasswordForm):
    """The e-mail of the account."""


class ResetForm(_PlainFields, ResetPasswordKeyForm):
    """A new password after a mailed link."""


class ChangeForm(_PlainFields, ChangePasswordForm):
    """The present and a new password."""


class FirstPasswordForm(_PlainFields, SetPasswordForm):
    """A password for somebody who only signed in by another service."""


class SecondStepForm(_PlainFields, CodeForm):
    """The six digits, or a recovery code."""


class SecondStepAgainForm(_PlainFields, CodeAgainForm):
    """The six digits once more."""


class TurnOnForm(_PlainFields, ActivateTOTPForm):
    """The first six digits."""
