"""The ledger lines of exchange in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "exchange",
    sentences={
        "departure.noted": _("noted that %(thing)s leaves"),
        "departure.changed": _("changed when %(thing)s leaves"),
        "departure.called_off": _("noted that %(thing)s stays"),
        "hand_over.begun": _("began %(thing)s"),
        "hand_over.successor_named": _("named the successor of %(thing)s"),
        "hand_over.part_kept": _("wrote at %(thing)s"),
        "hand_over.shadowed": _("noted a day side by side for %(thing)s"),
        "hand_over.handed": _("handed over: %(thing)s"),
        "hand_over.given_back": _("asked for more at %(thing)s"),
        "hand_over.signed": _("signed for taking over: %(thing)s"),
        "hand_over.moved": _("let what waits change hands: %(thing)s"),
        "lesson.raised": _("told the lesson “%(thing)s”"),
        "lesson.assigned": _("gave the lesson “%(thing)s” to somebody"),
        "lesson.changed": _("changed something after the lesson “%(thing)s”"),
        "lesson.told": _("told the users about the lesson “%(thing)s”"),
        "lesson.closed": _("closed the lesson “%(thing)s”"),
        "lesson.dropped": _("left the lesson “%(thing)s” as it is"),
        "programme.planned": _("planned “%(thing)s”"),
        "programme.session_noted": _("noted a session of “%(thing)s”"),
        "programme.finished": _("put down what came of “%(thing)s”"),
        "programme.signed": _("signed what came of “%(thing)s”"),
        "programme.confirmed": _("confirmed the outcome of “%(thing)s”"),
        "programme.closed": _("followed up “%(thing)s”"),
        "programme.dropped": _("ended “%(thing)s”"),
    },
    quiet=("departure.", "hand_over.", "programme.session_noted"),
    pages={
        "exchange.departure": "exchange:departure",
        "exchange.handover": "exchange:hand-over",
        "exchange.lesson": "exchange:lesson",
        "exchange.programme": "exchange:programme",
    },
)
