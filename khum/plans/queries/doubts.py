"""The words of doubts: a title for each kind, and what is doubtful about it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

_WORDS = {
    "name_spelling": (
        _("Other spellings of the council’s name"),
        _("The file spells the name in several ways. The name of the profile is written everywhere."),
    ),
    "other_organisation": (
        _("The file is of another council"),
        _("Its name is replaced by yours wherever it stands."),
    ),
    "abbreviation_misread": (
        _("“อบรม” where “อบต.” is meant"),
        _("A scan often takes one for the other."),
    ),
    "wrong_title": (
        _("Titles of another type of council"),
        _("The text names a title that your type of council does not have. Khum writes the title of your type."),
    ),
    "letters_split": (
        _("Letters that stand apart"),
        _("A scan tore words into letters. Khum put them together again."),
    ),
    "owner_in_target": (
        _("The responsible person slid into the target"),
        _("The end of the cell repeats who is responsible. Khum took it out."),
    ),
    "number_misread": (_("A number that breaks the order"), _("Khum reads the number that comes next.")),
    "number_gap": (_("A number is skipped"), _("A row may be missing in the file.")),
    "track_by_rows": (
        _("The heading of a table does not fit its rows"),
        _("The rows are of another part of the plan than the heading says. Khum follows the rows."),
    ),
    "track_unknown": (_("A table without a clear heading"), _("Khum takes it for the part that is named here.")),
    "missing_step": (
        _("Steps without a row"),
        _("The file has no row for these steps. After confirming you can add suggestions from the standard plan."),
    ),
    "state_unlisted": (
        _("A desired state that the list does not name"),
        _("The table serves a desired state that is not among those listed in the text."),
    ),
    "glued_heading": (
        _("A heading that stuck to the text before it"),
        _("Khum took the heading off the end of the text."),
    ),
    "period_unread": (_("A period that could not be read"), _("Type the first day, or leave it for later.")),
    "period_turned": (_("A period that ends before it begins"), _("Khum turned the two days round.")),
    "period_outside": (_("A period outside the fiscal year"), _("Check the days in the file.")),
    "filled_from_above": (
        _("Empty cells taken from the row above"),
        _("A cell that is merged over several rows says its text once."),
    ),
    "organisation_unknown": (_("The file names no council"), _("The name of your profile is used.")),
    "year_unknown": (_("The file names no fiscal year"), _("Type the fiscal year of the file.")),
    "no_tables": (
        _("No table of activities was found"),
        _("Everything in the file is shown as text. You can make the plan from the standard plan instead."),
    ),
}


def doubt_words(code: str) -> tuple[str, str]:
    """Title and explanation of a kind of doubt, in the language of the reader."""
    title, why = _WORDS[code]
    return str(title), str(why)


CODES = frozenset(_WORDS)
"""Kinds of doubts that the screen can explain; a test compares them with those that reading makes."""
