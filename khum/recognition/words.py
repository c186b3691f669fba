"""The ledger lines of recognition in plain words."""

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "recognition",
    sentences={
        "thanks.given": _("thanked a colleague: %(thing)s"),
        "recognition.values_set": _("set the values of “%(thing)s”"),
        "award.round_opened": _("opened the awards “%(thing)s”"),
        "award.nominated": _("nominated a colleague in “%(thing)s”"),
        "award.deciding_begun": _("put “%(thing)s” before the committee"),
        "award.decided": _("decided on a nomination in “%(thing)s”"),
        "award.told": _("told the result of “%(thing)s”"),
        "award.gift_logged": _("kept a gift of “%(thing)s”"),
    },
    quiet=("award.nominated", "award.decided", "award.gift_logged", "recognition.values_set", "award.deciding_begun"),
    pages={"recognition.thanks": "recognition:thanks", "recognition.round": "recognition:round"},
)
