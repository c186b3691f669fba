"""Forms of the first-run wizard, one a step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khum.domain.organisation_types import OrganisationType
from khum.people.forms.passwords import NewPasswordForm
from khum.people.models.organisation import organisation_types
from khum.people.setup_divisions import ready_list

_MOST_DIVISIONS = 60
_LONGEST_DIVISION = 150


class CodeForm(forms.Form):
    """The code that the terminal showed."""

    code = forms.CharField(
        label=_("Setup code"),
        help_text=_("Eight letters and digits that `khum run` printed on the server, like ABCD-2345."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class CouncilForm(forms.Form):
    """Type and name of the organisation."""

    kind = forms.ChoiceField(label=_("Type of organisation"), choices=organisation_types, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name of the organisation"),
        help_text=_("The full name as letters carry it, for example องค์การบริหารส่วนตำบลขุมทอง."),
        max_length=200,
    )
    district = forms.CharField(label=_("District (amphoe)"), required=False, max_length=100)
    province = forms.CharField(label=_("Province"), required=False, max_length=100)

    def clean_district(self) -> str:
        """Without the word อำเภอ, which papers add themselves."""
        return self.cleaned_data["district"].removeprefix("อำเภอ").strip()

    def clean_province(self) -> str:
        """Without the word จังหวัด, which papers add themselves."""
        return self.cleaned_data["province"].removeprefix("จังหวัด").strip()


class PersonForm(NewPasswordForm):
    """The KM secretary, who is the first to sign in."""

    prefix = forms.CharField(label=_("Title"), help_text=_("นาย, นาง, นางสาว …"), required=False, max_length=40)
    first_name = forms.CharField(label=_("First name"), max_length=80)
    last_name = forms.CharField(label=_("Last name"), required=False, max_length=80)
    username = forms.CharField(
        label=_("Username"),
        help_text=_("What you type to sign in, for example somying. No spaces."),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Lets you reset a forgotten password yourself."), required=False
    )
    field_order = ("prefix", "first_name", "last_name", "username", "email", "password1", "password2")

    def __init__(self, *args: Any, kept_hash: str = "", **kwargs: Any) -> None:
        """``kept_hash``: the password was given before; leaving the fields empty keeps it."""
        super().__init__(*args, **kwargs)
        self._kept_hash = kept_hash
        if kept_hash:
            self.fields["password1"].required = self.fields["password2"].required = False
            self.fields["password1"].help_text = _("Your password is kept. Type here only to change it.")

    def answers(self) -> dict[str, str]:
        """What the next steps need, the password as its hash only."""
        data = {name: self.cleaned_data[name] for name in ("prefix", "first_name", "last_name", "username", "email")}
        typed = self.cleaned_data["password1"]
        return data | {"password_hash": make_password(typed) if typed else self._kept_hash}


class DivisionsForm(forms.Form):
    """The divisions, one a line."""

    divisions = forms.CharField(
        label=_("Divisions"),
        help_text=_(
            "One a line, in the order of your organisation chart. Add, rename or remove; you can change them later."
        ),
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    @staticmethod
    def ready(kind: str) -> str:
        """The ready list of a type, as the field shows it."""
        return "\n".join(ready_list(OrganisationType(kind)))

    def clean_divisions(self) -> str:
        """Names without blanks and repetitions, still one a line."""
        names = list(dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data["divisions"].splitlines()))
        names = [name for name in names if name]
        if len(names) > _MOST_DIVISIONS:
            raise ValidationError(_("These are too many lines. Keep divisions only, not sections."))
        if long := next((name for name in names if len(name) > _LONGEST_DIVISION), None):
            raise ValidationError(_("This name is too long: %(name)s"), params={"name": long[:60]})
        return "\n".join(names)


class HeadsForm(forms.Form):
    """Who holds the two top posts; both may be left for later."""

    chief_executive = forms.CharField(required=False, max_length=160)
    permanent_secretary = forms.CharField(required=False, max_length=160)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        """Labels are the titles of the council's type."""
        super().__init__(*args, **kwargs)
        titles = OrganisationType(kind).titles
        self.fields["chief_executive"].label = titles.chief_executive
        self.fields["permanent_secretary"].label = titles.permanent_secretary
        self.fields["chief_executive"].help_text = _("Title, first name and last name, for example นายประเสริฐ ขุมทอง.")
