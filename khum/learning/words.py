"""The ledger lines of learning in plain words."""

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "learning",
    sentences={
        "training.entered": _("entered the training “%(thing)s”"),
        "training.sent": _("sent people to “%(thing)s”"),
        "training.cancelled": _("cancelled the training “%(thing)s”"),
        "training.reported": _("reported on “%(thing)s”"),
        "training.shared": _("told colleagues about “%(thing)s”"),
        "training.used": _("said what changed after “%(thing)s”"),
        "training.became_item": _("began an item from “%(thing)s”"),
        "training.session_held": _("held a session of “%(thing)s”"),
        "quiz.made": _("made the check “%(thing)s”"),
    },
    quiet=(
        "training.asked",
        "training.approved",
        "training.refused",
        "training.changed",
        "training.attended",
        "training.left",
        "training.certified",
        "training.use_confirmed",
        "quiz.answered",
        "quiz.closed",
        "development.",
        "learning.",
    ),
    pages={"learning.training": "learning:training", "learning.quiz": "learning:quiz"},
)
