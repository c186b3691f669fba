"""The ledger lines of questions and communities in plain words."""

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "communities",
    sentences={
        "question.asked": _("asked “%(thing)s”"),
        "question.let_through": _("put a citizen's question on the board: “%(thing)s”"),
        "question.answered": _("answered “%(thing)s”"),
        "question.accepted": _("says the answer to “%(thing)s” serves"),
        "question.closed": _("closed the question “%(thing)s”"),
        "question.became_item": _("began an item from “%(thing)s”"),
        "community.begun": _("began the community “%(thing)s”"),
        "community.joined": _("joined “%(thing)s”"),
        "community.gathered": _("noted a gathering of “%(thing)s”"),
        "community.kit_grew": _("added to the kit of “%(thing)s”"),
        "community.closed": _("ended the community “%(thing)s”"),
    },
    quiet=(
        "question.asked_privately",
        "question.answered_privately",
        "question.answer_changed",
        "question.helped",
        "question.help_taken_back",
        "question.passed_on",
        "question.patience_set",
        "question.sent_by_citizen",
        "question.refused",
        "question.shown",
        "question.hidden",
        "community.changed",
        "community.left",
        "community.kit_shrank",
    ),
    pages={"communities.question": "communities:question", "communities.community": "communities:community"},
)
