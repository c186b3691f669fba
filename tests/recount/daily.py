"""M1, M6, M9, M18, M21, M26: meetings, learning, and who took part in anything."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from tests.recount.records import NOTHING, Figure, Records, Row, Span, amount, day, number, share

HELD = {"held", "drafted", "certified"}
CAME = {"present", "substitute"}
WENT = {"attended", "reported", "shared", "used"}
TOLD = {"shared", "used"}
# Acts of the library that share, answer or apply what is known (M21).
SHARING = {
    "item.submitted",
    "item.approved",
    "item.published",
    "item.used",
    "item.error_reported",
    "item.error_answered",
}


def _held(r: Records, s: Span) -> list[Row]:
    return [
        meeting for meeting in r.all("meetings.meeting") if meeting["state"] in HELD and s.holds(meeting["starts_at"])
    ]


def _present(r: Records, meeting: Row) -> list[Row]:
    return [row for row in r.all("meetings.attendance", meeting=meeting["pk"]) if row["presence"] in CAME]


def _exchanges(r: Records, s: Span) -> list[Row]:
    noted = {line["meeting"] for line in r.all("meetings.agendaitem", is_km=True) if line["text"]}
    return [
        meeting
        for meeting in _held(r, s)
        if meeting["state"] != "held" and meeting["pk"] in noted and len(_present(r, meeting)) >= 2
    ]


def exchanges(r: Records, s: Span) -> Figure:
    return number(_exchanges(r, s))


def months(r: Records, s: Span) -> Figure:
    return number({(day(m["starts_at"]).year, day(m["starts_at"]).month) for m in _exchanges(r, s)})


def climate(r: Records, s: Span) -> Figure:
    meant = {series["pk"] for series in r.all("meetings.series", is_climate=True)}
    return number([m for m in _held(r, s) if m["series"] in meant and len(_present(r, m)) >= 2])


def _called(r: Records, s: Span) -> list[tuple[date, Row]]:
    held = {meeting["pk"]: day(meeting["starts_at"]) for meeting in _held(r, s)}
    rows = [row for row in r.all("meetings.attendance") if row["meeting"] in held and row["presence"] != "unknown"]
    return [(held[row["meeting"]], row) for row in rows]


def seats_filled(r: Records, s: Span) -> Figure:
    called = _called(r, s)
    return share(sum(row["presence"] in CAME for _on, row in called), len(called))


def every_month(r: Records, s: Span) -> Figure:
    came: dict[int, dict[tuple[int, int], bool]] = defaultdict(dict)
    for on, row in _called(r, s):
        month = (on.year, on.month)
        came[row["person"]][month] = came[row["person"]].get(month, False) or row["presence"] in CAME
    return share(sum(all(found.values()) for found in came.values()), len(came))


def _places(r: Records, s: Span, states: set[str]) -> list[Row]:
    ended = {training["pk"]: training for training in r.all("learning.training") if s.holds(training["ends_on"])}
    return [place for place in r.all("learning.place") if place["training"] in ended and place["state"] in states]


def _reported(r: Records, s: Span) -> list[Row]:
    return _places(r, s, WENT - {"attended"})


def developed(r: Records, s: Span) -> Figure:
    return number({place["person"] for place in _reported(r, s)})


def headcount(r: Records, on: date) -> list[Row]:
    """People in service on a day, the last one too."""
    people = r.all("people.person", is_active=True)
    return [person for person in people if not person["left_on"] or day(person["left_on"]) >= on]


def coverage(r: Records, s: Span) -> Figure:
    return share(len({place["person"] for place in _reported(r, s)}), len(headcount(r, s.last)))


def person_days(r: Records, s: Span) -> Figure:
    return amount(sum((Fraction(place["days"] or 0) for place in _reported(r, s)), Fraction(0)))


def told_colleagues(r: Records, s: Span) -> Figure:
    went = [
        place
        for place in _places(r, s, WENT)
        if day(r.one("learning.training", place["training"])["ends_on"]) <= s.last - timedelta(days=30)
    ]
    return share(sum(place["state"] in TOLD for place in went), len(went))


def _gained(r: Records, s: Span) -> tuple[set[int], set[int]]:
    """Who knows more by a check, and who was asked for one."""
    last: dict[tuple[int, int], dict[str, Fraction]] = defaultdict(dict)
    for attempt in sorted(r.all("learning.attempt"), key=lambda row: (row["at"], row["pk"])):
        if s.holds(attempt["at"]):
            last[(attempt["quiz"], attempt["person"])][attempt["when"]] = Fraction(
                100 * attempt["right"], attempt["of"]
            )
    more, asked = set(), {person for _quiz, person in last}
    for (quiz, person), had in last.items():
        wanted = r.one("learning.quiz", quiz)["pass_percent"]
        if "post" in had and (had["post"] >= wanted or ("pre" in had and had["post"] > had["pre"])):
            more.add(person)
    with_check = {quiz["training"] for quiz in r.all("learning.quiz") if quiz["training"]}
    asked |= {place["person"] for place in _places(r, s, WENT) if place["training"] in with_check}
    return more, asked


def gained(r: Records, s: Span) -> Figure:
    more, asked = _gained(r, s)
    return (len(more), len(more), len(asked)) if asked else NOTHING


def gain_rate(r: Records, s: Span) -> Figure:
    more, asked = _gained(r, s)
    return share(len(more), len(asked))


def took_part(r: Records, s: Span) -> Figure:
    """M21: people who did anything in the quarter of the last day."""
    quarter = s.last.month - (s.last.month - 1) % 3
    q = Span(s.last.replace(month=quarter, day=1), s.last, s.today)
    closed = {m["pk"] for m in _exchanges(r, q)}
    asked = {one["pk"]: one for one in r.all("communities.question")}
    doers = [
        *(e["actor"] for e in r.all("activity.entry") if e["verb"] in SHARING and q.holds(e["at"])),
        *(a["person"] for a in r.all("meetings.attendance", presence="present") if a["meeting"] in closed),
        *(place["person"] for place in _reported(r, q)),
        *(one["asker"] for one in asked.values() if q.holds(one["asked_at"])),
        *(one["author"] for one in r.all("communities.answer") if q.holds(one["at"])),
        *(p for g in r.all("communities.gathering") if q.holds(g["held_on"]) for p in g["came"]),
        *(p for one in r.all("exchange.session") if q.holds(one["on"]) for p in one["present"]),
        *(
            p["person"]
            for p in r.all("forums.participant", came=True)
            if q.holds(r.one("forums.forum", p["forum"])["on"])
        ),
        *(story["teller"] for story in r.all("forums.story") if q.holds(story["agreed_on"])),
    ]
    here = {person["pk"] for person in headcount(r, s.last)}
    return share(len(here & set(doers)), len(here))


FIGURES = {
    "M1": developed,
    "M1a": coverage,
    "M1b": person_days,
    "M6": exchanges,
    "M6a": told_colleagues,
    "M9": climate,
    "M18": months,
    "M21": took_part,
    "M21a": seats_filled,
    "M21b": every_month,
    "M26": gained,
    "M26a": gain_rate,
}
