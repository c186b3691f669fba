"""The ledger lines of forums in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Vocabulary

VOCABULARY = Vocabulary(
    "forums",
    sentences={
        "forum.called": _("called the forum “%(thing)s”"),
        "forum.changed": _("changed the forum “%(thing)s”"),
        "forum.people_invited": _("invited people to the forum “%(thing)s”"),
        "forum.person_dropped": _("took a name off the forum “%(thing)s”"),
        "forum.attendance_taken": _("noted who came to the forum “%(thing)s”"),
        "forum.planned_again": _("planned the forum “%(thing)s” again"),
        "forum.opened": _("opened the forum “%(thing)s”"),
        "forum.closed": _("closed the forum “%(thing)s” with what it brought"),
        "forum.cancelled": _("cancelled the forum “%(thing)s”"),
        "forum.group_added": _("added a group to the forum “%(thing)s”"),
        "forum.group_removed": _("took a group off the forum “%(thing)s”"),
        "forum.assessed": _("said how a group sees itself at the forum “%(thing)s”"),
        "story.told": _("wrote down the story “%(thing)s”"),
        "story.changed": _("mended the story “%(thing)s”"),
        "story.agreed": _("agreed to the story “%(thing)s” as it was read back"),
        "story.point_added": _("took a point of knowledge out of “%(thing)s”"),
        "story.point_changed": _("mended a point of “%(thing)s”"),
        "story.point_removed": _("took a point of “%(thing)s” away"),
        "story.point_placed": _("put a point of “%(thing)s” into a core"),
        "story.became_item": _("kept the story “%(thing)s” in the library"),
        "story.formalised": _("began a manual or a course from the story “%(thing)s”"),
        "core.named": _("named the core of knowledge “%(thing)s”"),
        "core.changed": _("changed the core of knowledge “%(thing)s”"),
        "core.removed": _("took the core of knowledge “%(thing)s” off the board"),
        "knowledge_set.made": _("put together the knowledge set “%(thing)s”"),
        "knowledge_set.changed": _("changed the knowledge set “%(thing)s”"),
        "knowledge_set.became_item": _("kept the knowledge set “%(thing)s” in the library"),
        "knowledge_set.formalised": _("began a manual or a course from the knowledge set “%(thing)s”"),
        "invitation.sent": _("invited to exchange: %(thing)s"),
        "invitation.accepted": _("accepted to exchange: %(thing)s"),
        "invitation.declined": _("declined to exchange for now: %(thing)s"),
        "invitation.met": _("exchanged: %(thing)s"),
    },
    quiet=(
        "forum.changed",
        "forum.people_invited",
        "forum.person_dropped",
        "forum.attendance_taken",
        "forum.group_",
        "story.changed",
        "story.point_",
        "core.",
        "knowledge_set.changed",
    ),
    pages={
        "forums.forum": "forums:forum",
        "forums.story": "forums:story",
        "forums.knowledgeset": "forums:set",
        "forums.invitation": "forums:invitation",
    },
)
