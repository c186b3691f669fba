"""M6b–M6d, M15–M17, M21c–M25: people, communities, forums, what passes on."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from tests.recount.library import standing
from tests.recount.records import NOTHING, Figure, Records, Row, Span, day, in_force, moment, number, share

VALUES = {"integrity", "activeness", "moral", "relevancy", "efficiency", "accountability", "democracy", "yield"}
CHANGED = {"changed", "told", "closed"}
LIVE = {"open", "answered", "accepted"}
ALONE = 3
CRITICAL = 4


def forums(r: Records, s: Span) -> Figure:
    found = [forum for forum in r.all("forums.forum", state="closed") if s.holds(forum["on"])]
    return number(
        [
            forum
            for forum in found
            if len(r.all("forums.participant", forum=forum["pk"], came=True)) >= 2
            and any(story["agreed_on"] for story in r.all("forums.story", forum=forum["pk"]))
        ]
    )


def stories(r: Records, s: Span) -> Figure:
    return number([story for story in r.all("forums.story") if s.holds(story["agreed_on"])])


def met(r: Records, s: Span) -> Figure:
    return number([one for one in r.all("forums.invitation", state="met") if s.holds(one["met_on"])])


def _awards(r: Records, s: Span) -> list[Row]:
    return [award for award in r.all("recognition.award") if s.holds(award["on"])]


def _thanks(r: Records, s: Span) -> list[Row]:
    return [thanks for thanks in r.all("recognition.thanks") if s.holds(thanks["on"])]


def recognised(r: Records, s: Span) -> Figure:
    won = {award["person"] for award in _awards(r, s)}
    return number(won | {thanks["receiver"] for thanks in _thanks(r, s) if thanks["use"]})


def recognised_divisions(r: Records, s: Span) -> Figure:
    open_ = {row["pk"] for row in r.all("people.division") if not row["closed_on"] or day(row["closed_on"]) > s.last}
    named = [row["division"] for row in (*_awards(r, s), *(t for t in _thanks(r, s) if t["use"]))]
    return share(len(open_ & set(named)), len(open_))


def tied_awards(r: Records, s: Span) -> Figure:
    return share(len([award for award in _awards(r, s) if award["use"]]), len(_awards(r, s)))


def values(r: Records, s: Span) -> Figure:
    return share(len(VALUES & {row["value_code"] for row in (*_awards(r, s), *_thanks(r, s))}), len(VALUES))


def _holders(r: Records, on: date) -> set[int]:
    """Posts that somebody holds on a day, in their own right or acting."""
    return {row["position"] for row in in_force(r.all("people.holding"), on)}


def _seats(r: Records, kind: str, s: Span) -> tuple[list[Row], date] | None:
    on = min(max(s.today, s.start), s.end)
    formed = r.all("people.committee", kind=kind, year_be=s.year_be)
    if not formed:
        return None
    committee = max(formed, key=lambda row: row["pk"])
    return in_force(r.all("people.seat", committee=committee["pk"]), on), on


def committee_divisions(r: Records, s: Span) -> Figure:
    found = _seats(r, "km", s)
    on = min(max(s.today, s.start), s.end)
    open_ = {row["pk"] for row in r.all("people.division") if not row["closed_on"] or day(row["closed_on"]) > on}
    held = _holders(r, on)
    seats = found[0] if found else []
    there = {r.one("people.position", seat["position"])["division"] for seat in seats if seat["position"] in held}
    return share(len(open_ & there), len(open_))


def evaluation_seats(r: Records, s: Span) -> Figure:
    found = _seats(r, "evaluation", s)
    if not found:
        return NOTHING
    seats, on = found
    held = _holders(r, on)
    filled = [seat for seat in seats if seat["person"] or seat["position"] in held]
    return len(filled), len(filled), len(seats)


def needs_documents(r: Records, s: Span) -> Figure:
    return number([one for one in r.all("needs.needsdocument", state="approved") if s.holds(one["approved_on"])])


def goals(r: Records, s: Span) -> Figure:
    named = {need["goal"] for need in r.all("needs.need", retired_on=None)}
    wanted = r.all("needs.goal", year_be=s.year_be)
    return share(len([goal for goal in wanted if goal["pk"] in named]), len(wanted))


def active_members(r: Records, s: Span) -> Figure:
    """Members of living communities who took part in the ninety days before the last day."""
    near = Span(s.last - timedelta(days=90), s.last, s.today)
    living = [one for one in r.all("communities.community", closed_on=None) if day(one["began_on"]) <= s.end]
    used = {use["person"] for use in r.all("library.use") if near.holds(use["on"])}
    active = members = 0
    for one in living:
        mine = {row["person"] for row in r.all("communities.member", community=one["pk"], left_on=None)}
        questions = {row["pk"]: row for row in r.all("communities.question", community=one["pk"])}
        doers = {row["asker"] for row in questions.values() if near.holds(row["asked_at"])}
        said = [row for row in r.all("communities.answer") if row["question"] in questions and near.holds(row["at"])]
        came = [row for row in r.all("communities.gathering", community=one["pk"]) if near.holds(row["held_on"])]
        doers |= {row["author"] for row in said} | {person for row in came for person in row["came"]} | used
        active, members = active + len(mine & doers), members + len(mine)
    return share(active, members)


def _risky(r: Records, s: Span) -> list[set[int]]:
    """Of each critical need with fewer than two who stay: all who can do it alone."""
    year = s.last.year + 543 + (s.last.month >= 10)
    of_year = {goal["pk"]: goal["year_be"] for goal in r.all("needs.goal")}
    critical = [need for need in r.all("needs.need", retired_on=None) if need["criticality"] >= CRITICAL]
    now = [need for need in critical if of_year[need["goal"]] == year]
    now = now or [need for need in critical if of_year[need["goal"]] == year - 1]
    gone = {one["person"] for one in r.all("exchange.departure", cancelled_on=None) if _leaves_soon(one, s.last)}
    found = []
    for need in now:
        able = {row["person"] for row in r.all("needs.holder", need=need["pk"]) if row["level"] >= ALONE}
        able = {one for one in able if _is_here(r.one("people.person", one), s.last)}
        if len(able - gone) < 2:
            found.append(able)
    return found


def _leaves_soon(departure: Row, on: date) -> bool:
    """Within twenty-four months: a month counts when its day has come, or with the last day of its month."""
    leaves = day(departure["leaves_on"])
    months = (leaves.year - on.year) * 12 + leaves.month - on.month
    is_last = (leaves + timedelta(days=1)).day == 1
    return leaves >= on and months - (leaves.day < on.day and not is_last) <= 24


def _is_here(person: Row, on: date) -> bool:
    return not person["left_on"] or day(person["left_on"]) >= on


def at_risk(r: Records, s: Span) -> Figure:
    return number(_risky(r, s))


def covered(r: Records, s: Span) -> Figure:
    signed = [row for row in r.all("exchange.handover", state="signed") if day(row["signed_on"]) <= s.last]
    leavers = [r.one("exchange.departure", row["departure"]) for row in signed]
    done = {one["person"] for one in leavers if not one["cancelled_on"]}
    return share(len([able for able in _risky(r, s) if able & done]), len(_risky(r, s)))


def handed_over(r: Records, s: Span) -> Figure:
    leaving = [
        one for one in r.all("exchange.departure", cancelled_on=None) if s.start <= day(one["leaves_on"]) <= s.last
    ]
    signed = {row["departure"] for row in r.all("exchange.handover", state="signed")}
    return share(len([one for one in leaving if one["pk"] in signed]), len(leaving))


def programme_outcomes(r: Records, s: Span) -> Figure:
    return number([one for one in r.all("exchange.programme") if s.holds(one["confirmed_on"])])


def _lessons(r: Records, s: Span) -> tuple[int, list[int]]:
    """How many lessons were told in the year, and of each that changed something after how many days."""
    told = [one for one in r.all("exchange.lesson") if one["state"] != "dropped" and s.holds(one["raised_at"])]
    days = [
        (day(one["changed_on"]) - day(one["raised_at"])).days
        for one in told
        if one["state"] in CHANGED and day(one["changed_on"]) <= s.end
    ]
    written = [one for one in standing(r, s.last) if one["kind"] == "lesson" and s.holds(one["published_at"])]
    for lesson in written:
        links = [row["item"] for row in r.all("library.relation", other=lesson["pk"])]
        changes = [
            revision["reviewed_at"]
            for revision in r.all("library.revision", state="approved")
            if revision["item"] in links and r.one("library.item", revision["item"])["kind"] != "lesson"
            if revision["number"] > 1 and moment(revision["reviewed_at"]) > moment(lesson["published_at"])
            if day(revision["reviewed_at"]) <= s.end
        ]
        if changes:
            days.append((min(map(day, changes)) - day(lesson["published_at"])).days)
    return len(told) + len(written), days


def closed_loops(r: Records, s: Span) -> Figure:
    told, days = _lessons(r, s)
    return share(len(days), told)


def days_to_change(r: Records, s: Span) -> Figure:
    _told, days = _lessons(r, s)
    return (median(days), None, len(days)) if days else NOTHING


def _asked(r: Records, s: Span) -> list[Row]:
    return [one for one in r.all("communities.question") if one["state"] in LIVE and s.holds(one["asked_at"])]


def answered(r: Records, s: Span) -> Figure:
    asked = _asked(r, s)
    return share(len([q for q in asked if q["answered_at"] and day(q["answered_at"]) <= s.end]), len(asked))


def hours(r: Records, s: Span) -> Figure:
    done = [q for q in _asked(r, s) if q["accepted_at"] and day(q["accepted_at"]) <= s.end]
    spans = [Fraction((moment(q["accepted_at"]) - moment(q["asked_at"])).total_seconds()) / 3600 for q in done]
    return (round(float(median(spans)), 1), None, len(done)) if done else NOTHING


FIGURES = {
    "M6b": forums,
    "M6c": stories,
    "M6d": met,
    "M15": recognised,
    "M15a": recognised_divisions,
    "M15b": tied_awards,
    "M15c": values,
    "M16": committee_divisions,
    "M16S": evaluation_seats,
    "M17": needs_documents,
    "M17a": goals,
    "M21c": active_members,
    "M22": at_risk,
    "M22a": covered,
    "M22b": handed_over,
    "M23a": programme_outcomes,
    "M24": closed_loops,
    "M24a": days_to_change,
    "M25": answered,
    "M25a": hours,
}
