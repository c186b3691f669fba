"""The ledger lines of evaluation in plain words."""

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "evaluation",
    sentences={
        "round.opened": _("opened the round “%(thing)s”"),
        "round.summed_up": _("summed up “%(thing)s” for the chief executive"),
        "round.delivered": _("delivered the report of “%(thing)s”"),
        "round.closed": _("closed “%(thing)s”"),
        "round.cancelled": _("cancelled “%(thing)s”"),
        "recommendation.accepted": _("accepted the recommendation “%(thing)s”"),
        "recommendation.rejected": _("rejected the recommendation “%(thing)s”"),
        "recommendation.done": _("carried out the recommendation “%(thing)s”"),
        "report.submitted": _("laid “%(thing)s” before the permanent secretary"),
        "report.signed": _("signed “%(thing)s”"),
        "report.published": _("showed “%(thing)s” to citizens"),
        "report.unpublished": _("took “%(thing)s” off the public pages"),
        "report.returned": _("returned “%(thing)s”"),
        "sponsor.acted": _("noted a visible act: “%(thing)s”"),
        "assessment.begun": _("began “%(thing)s”"),
        "assessment.finished": _("finished “%(thing)s”"),
    },
    quiet=(
        "report.made",
        "report.written",
        "report.suggested_again",
        "report.dropped",
        "round.sample_reviewed",
        "round.reopened",
        "round.link_made",
        "round.link_revoked",
        "finding.",
        "recommendation.made",
        "recommendation.carried",
        "catalogue.",
        "assessment.answered",
        "assessment.evidence_",
        "assessment.link_",
        "assessment.opened_by_assessor",
        "sponsor.removed",
    ),
    pages={
        "evaluation.round": "evaluation:round",
        "evaluation.recommendation": "evaluation:recommendation",
        "evaluation.report": "evaluation:report",
        "evaluation.assessment": "evaluation:assessment",
    },
)
