"""The ledger lines of needs in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "needs",
    sentences={
        "goal.begun": _("put the work goal “%(thing)s” on the needs map"),
        "goal.changed": _("changed the work goal “%(thing)s”"),
        "goal.removed": _("took the work goal “%(thing)s” off the needs map"),
        "need.added": _("named the needed knowledge “%(thing)s”"),
        "need.changed": _("changed the needed knowledge “%(thing)s”"),
        "need.retired": _("took the needed knowledge “%(thing)s” off the map"),
        "need.linked": _("linked an item to the needed knowledge “%(thing)s”"),
        "need.unlinked": _("unlinked an item from the needed knowledge “%(thing)s”"),
        "need.tools_chosen": _("chose how to pass on “%(thing)s”"),
        "need.holder_named": _("named somebody who holds “%(thing)s”"),
        "need.holder_dropped": _("took a name off those who hold “%(thing)s”"),
        "need.learner_added": _("named who must learn “%(thing)s”"),
        "need.learned": _("noted that “%(thing)s” was learned"),
        "need.learner_dropped": _("took a name off those who must learn “%(thing)s”"),
        "needs_document.submitted": _("handed “%(thing)s” to the committee"),
        "needs_document.returned": _("returned “%(thing)s” to be mended"),
        "needs_document.approved": _("approved “%(thing)s”"),
        "skill.declared": _("named the skill “%(thing)s”"),
        "skill.withdrawn": _("took back the skill “%(thing)s”"),
        "neighbour.agreed": _("agreed that “%(thing)s” may find who knows here"),
        "neighbour.ended": _("ended the agreement with “%(thing)s”"),
        "contact.chosen": _("chose how to be reached"),
    },
    quiet=("goal.", "need.", "skill.", "contact."),
    pages={"needs.need": "needs:need"},
)
