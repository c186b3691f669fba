"""The ledger lines of announcements, the information centre and the heads' signatures in plain words."""

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "channels",
    sentences={
        "announcement.made": _("announced “%(thing)s”"),
        "centre.laid_open": _("laid “%(thing)s” open at the information centre"),
        "upkeep.signed": _("looked over what %(thing)s shows"),
        "channel.sent_line": _("sent a piece to the followers of “%(thing)s”"),
    },
    quiet=("announcement.ended", "centre.", "channel.line_"),
    pages={"channels.announcement": "channels:announcements"},
)
