"""The ledger in plain words: one sentence a verb, by app. Unknown verbs get the plain sentence at the end."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import VOCABULARIES

SENTENCES: dict[str, Any] = {
    # plans
    "plan.created": _("made the plan “%(thing)s”"),
    "plan.imported": _("took over the plan “%(thing)s” from a file"),
    "plan.content_replaced": _("rewrote the plan “%(thing)s”"),
    "plan.submitted": _("submitted “%(thing)s” to the committee"),
    "plan.approved": _("approved “%(thing)s”"),
    "plan.returned": _("returned “%(thing)s” with a reason"),
    "plan.amended": _("opened an amendment of “%(thing)s”"),
    "plan.closed": _("closed “%(thing)s”"),
    "plan.scan_kept": _("kept the signed scan of “%(thing)s”"),
    "plan.link_made": _("made a one-time link for the decision on “%(thing)s”"),
    "plan.link_revoked": _("ended the one-time link of “%(thing)s”"),
    "activity.reminded": _("reminded of the activity “%(thing)s”"),
    "activity.reported": _("reported on the activity “%(thing)s”"),
    "indicator.measured": _("gave a figure for “%(thing)s”"),
    "plan_import.received": _("uploaded the plan file “%(thing)s”"),
    "plan_import.accepted": _("confirmed the reading of “%(thing)s”"),
    "plan_import.discarded": _("put the file “%(thing)s” aside"),
    # search
    "search.words_kept": _("kept the words of the search"),
    # library
    "item.submitted": _("sent “%(thing)s” to review"),
    "item.approved": _("approved the text of “%(thing)s”"),
    "item.returned": _("returned the text of “%(thing)s” with a reason"),
    "item.published": _("published “%(thing)s” in the library"),
    "item.verified": _("found “%(thing)s” still correct"),
    "item.change_wanted": _("warned that “%(thing)s” must be changed"),
    "item.change_done": _("took away the warning of “%(thing)s”"),
    "item.retired": _("retired “%(thing)s”"),
    "item.status_changed": _("recorded that “%(thing)s” was amended or repealed"),
    "item.offered": _("offered “%(thing)s” to other organisations"),
    "item.error_reported": _("reported an error in “%(thing)s”"),
    "item.error_answered": _("answered a report on “%(thing)s”"),
    "item.used": _("used “%(thing)s” in the work"),
    "item.use_confirmed": _("confirmed a use of “%(thing)s”"),
    "item.acknowledgement_asked": _("asked people to acknowledge “%(thing)s”"),
    # meetings
    "series.begun": _("began the meetings “%(thing)s”"),
    "series.closed": _("ended the meetings “%(thing)s”"),
    "series.year_planned": _("put the year of “%(thing)s” into the calendar"),
    "meeting.called": _("called people to “%(thing)s”"),
    "meeting.rescheduled": _("moved “%(thing)s” to another day"),
    "meeting.cancelled": _("cancelled “%(thing)s”"),
    "meeting.begun": _("opened “%(thing)s”"),
    "meeting.resolved": _("wrote down a resolution of “%(thing)s”"),
    "meeting.resolution_settled": _("said what came of a resolution of “%(thing)s”"),
    "meeting.point_became_item": _("began an item from a point heard at “%(thing)s”"),
    "meeting.minutes_finished": _("finished the minutes of “%(thing)s”"),
    "meeting.minutes_taken_back": _("took the minutes of “%(thing)s” back to mend them"),
    "meeting.minutes_certified": _("certified the minutes of “%(thing)s”"),
    # people
    "organisation.founded": _("set up “%(thing)s”"),
    "organisation.changed": _("changed the details of “%(thing)s”"),
    "position.appointed": _("recorded who holds the position “%(thing)s”"),
    "position.changed": _("changed the position “%(thing)s”"),
    "position.closed": _("closed the position “%(thing)s”"),
    "position.left": _("recorded that the position “%(thing)s” is free"),
    "staff.imported": _("imported the staff list"),
    "staff_import.received": _("uploaded the staff list “%(thing)s”"),
    "staff_import.corrected": _("corrected the staff list “%(thing)s”"),
    "staff_import.discarded": _("put the staff list “%(thing)s” aside"),
    "account.opened": _("made the account of %(thing)s"),
    "account.link_made": _("made a one-time link for %(thing)s"),
    "account.password_set": _("set the first password by the link"),
    "account.password_changed": _("changed the password"),
    "account.second_step_on": _("turned on the second sign-in step"),
    "account.second_step_off": _("turned off the second sign-in step"),
    "account.recovery_codes_made": _("made new recovery codes"),
    "account.identity_connected": _("signed in by another service for the first time"),
    "account.closed": _("closed the account of %(thing)s"),
    "account.reopened": _("opened the account of %(thing)s again"),
    "account.second_step_dropped": _("turned off the second sign-in step of %(thing)s"),
    "session.ended": _("signed %(thing)s out on other devices"),
    "person.profile_kept": _("changed the own details"),
    "channel.opened": _("entered the channel “%(thing)s” in the registry"),
    "channel.changed": _("changed the channel “%(thing)s”"),
    "channel.closed": _("closed the channel “%(thing)s”"),
    "channel.checked": _("looked after the channel “%(thing)s”"),
    "channel.counted": _("counted people at “%(thing)s”"),
    "channel.published": _("published through “%(thing)s”"),
    "channel.proved": _("kept a photograph of “%(thing)s”"),
    "compilation.made": _("compiled “%(thing)s”"),
    "compilation.issued": _("issued “%(thing)s”"),
    "channel.taken_down": _("took a piece down from “%(thing)s”"),
    "person.notices_chosen": _("chose how often to be written to"),
    "person.notices_stopped": _("stopped the mails by the address in one"),
    "role.granted": _("gave a role to %(thing)s"),
    "role.ended": _("ended a role of %(thing)s"),
    "committee.formed": _("appointed “%(thing)s”"),
    "committee.changed": _("changed the seats of “%(thing)s”"),
    "committee.order_numbered": _("gave the order of “%(thing)s” its number"),
    "committee.order_corrected": _("corrected the number or date of the order of “%(thing)s”"),
}

# Small steps while working (each row typed, each name of a staff list, each file stored) would bury the news.
QUIET = (
    "item.begun",
    "item.adapted",
    "item.offer_",
    "item.draft_",
    "item.particulars_",
    "item.regulation_",
    "item.file_",
    "item.related",
    "item.unrelated",
    "item.withdrawn",
    "item.use_described",
    "item.acknowledged",
    "intake.",
    "category.",
    "channel.counted",
    "channel.proved",
    "channel.changed",
    "calendar.",
    "series.changed",
    "meeting.planned",
    "meeting.answered",
    "meeting.attendance_",
    "meeting.list_",
    "meeting.checked_",
    "meeting.person_",
    "meeting.business_",
    "meeting.point_noted",
    "plan.row_",
    "plan.part_",
    "plan.table_",
    "plan_import.row",
    "plan_import.corrected",
    "plan_import.decided",
    "organisation.emblem_kept",
    "division.",
    "staff_import.",
    "position.added",
    "person.",
    "role.",
    "committee.seat_",
    "file.",
    "session.",
    "account.",
)

FALLBACK = _("worked on “%(thing)s”")

# Where the thing of a line opens, by the table it lives in.
PAGES = {
    "library.item": "library:item",
    "channels.channel": "channels:channel",
    "channels.compilation": "channels:compilation",
    "meetings.meeting": "meetings:meeting",
    "meetings.series": "meetings:series",
    "plans.plan": "plans:plan",
    "plans.planimport": "plans:import-review",
    "plans.activity": "plans:report",
    "people.committee": "people:committee",
    "people.person": "people:person",
    "people.staffimport": "people:staff-import-review",
}


def sentences() -> dict[str, Any]:
    """Every verb with its sentence: those above and those that apps bring along."""
    return SENTENCES | {verb: words for vocabulary in VOCABULARIES for verb, words in vocabulary.sentences.items()}


def quiet() -> tuple[str, ...]:
    """Beginnings of the verbs that are no news."""
    return QUIET + tuple(start for vocabulary in VOCABULARIES for start in vocabulary.quiet)


def page(table: str) -> str | None:
    """The name of the address where the things of a table open."""
    found = (vocabulary.pages[table] for vocabulary in VOCABULARIES if table in vocabulary.pages)
    return PAGES.get(table) or next(found, None)


def sentence(verb: str, thing: str) -> str:
    """What was done, to stand after a name."""
    return str(sentences().get(verb, FALLBACK)) % {"thing": thing}
