"""The ledger lines of surveys in plain words."""

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "surveys",
    sentences={
        "survey.made": _("drafted the survey “%(thing)s”"),
        "survey.changed": _("changed the survey “%(thing)s”"),
        "survey.questions_set": _("changed the questions of the survey “%(thing)s”"),
        "survey.discarded": _("threw the draft of the survey “%(thing)s” away"),
        "survey.opened": _("opened the survey “%(thing)s”"),
        "survey.reminded": _("sent reminders of the survey “%(thing)s”"),
        "survey.answered": _("answered the survey “%(thing)s”"),
        "survey.closed": _("closed the survey “%(thing)s”"),
    },
    quiet=(
        "survey.made",
        "survey.changed",
        "survey.questions_set",
        "survey.discarded",
        "survey.reminded",
        "survey.answered",
    ),
    pages={"surveys.survey": "surveys:survey"},
)
