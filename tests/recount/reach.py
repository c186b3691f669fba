"""M4c, M5b, M7, M11, M20: the channels."""

from __future__ import annotations

from datetime import date, timedelta

from tests.recount.records import Figure, Records, Row, Span, amount, day, number, share

RECENT = timedelta(days=60)


def reached(r: Records, s: Span) -> Figure:
    tables = ("channels.visit", "channels.scan", "channels.publicread")
    return amount(sum(row["number"] for table in tables for row in r.all(table) if s.holds(row["on"])))


def pieces(r: Records, s: Span) -> Figure:
    posts = [post for post in r.all("channels.post") if s.holds(post["starts_on"])]
    return number({(post["item"], None if post["item"] else post["title"]) for post in posts})


def _open(r: Records, on: date) -> list[Row]:
    return [
        one
        for one in r.all("channels.channel")
        if day(one["opened_on"]) <= on and (not one["closed_on"] or day(one["closed_on"]) >= on)
    ]


def _kept(channel: Row) -> bool:
    return bool(channel["steward"] and channel["order_reference"])


def stewarded(r: Records, s: Span) -> Figure:
    channels = _open(r, s.last)
    return share(sum(map(_kept, channels)), len(channels))


def _proven(r: Records) -> list[Row]:
    return [row for row in r.all("channels.checkround") if row["proof"] and row["result"] != "broken"]


def updates(r: Records, s: Span) -> Figure:
    posts = [post for post in r.all("channels.post") if post["proof"] and s.holds(post["starts_on"])]
    return number([*posts, *(row for row in _proven(r) if s.holds(row["on"]))])


def rounds(r: Records, s: Span) -> Figure:
    """Every so many days from the opening on a round falls due; more rounds than due count as all."""
    due = done = 0
    for channel in r.all("channels.channel"):
        every, last = timedelta(days=channel["every_days"]), s.last
        if channel["closed_on"]:
            last = min(last, day(channel["closed_on"]))
        falls, wanted = day(channel["opened_on"]) + every, 0
        while falls <= last:
            wanted += falls >= s.start
            falls += every
        made = [
            row for row in r.all("channels.checkround", channel=channel["pk"]) if s.start <= day(row["on"]) <= s.last
        ]
        due, done = due + wanted, done + min(len(made), wanted)
    return share(done, due)


def working(r: Records, s: Span) -> Figure:
    return number([channel for channel in _open(r, s.last) if _works(r, channel, s.last)])


def _works(r: Records, channel: Row, on: date) -> bool:
    mine = channel["pk"]
    posts = {post["pk"]: post for post in r.all("channels.post", channel=mine)}
    updated = [post["starts_on"] for post in posts.values()]
    updated += [row["on"] for row in _proven(r) if row["channel"] == mine]
    came = [row["on"] for row in r.all("channels.visit", channel=mine)]
    came += [row["on"] for row in r.all("channels.scan") if row["post"] in posts]
    if channel["kind"] == "portal":
        public = r.all("library.item", visibility="public")
        updated += [item["published_at"] for item in public if item["published_at"]]
        came += [row["on"] for row in r.all("channels.publicread")]
    return _kept(channel) and _recent(updated, on) and _recent(came, on)


def _recent(days: list[str], on: date) -> bool:
    return any(on - RECENT <= day(one) <= on for one in days)


def looked_over(r: Records, s: Span) -> Figure:
    """Quarters of the year that are over, times divisions; signed by their heads."""
    ends = [date(s.start.year, 12, 31), *(date(s.end.year, month, last) for month, last in ((3, 31), (6, 30), (9, 30)))]
    over = {number for number, end in enumerate(ends, start=1) if end <= s.last}
    signed = [row for row in r.all("channels.upkeep", year_be=s.year_be) if row["quarter"] in over]
    return share(len(signed), len(r.all("people.division", closed_on=None)) * len(over))


FIGURES = {
    "M4c": looked_over,
    "M5b": reached,
    "M7": pieces,
    "M11": stewarded,
    "M11a": updates,
    "M11b": rounds,
    "M20": working,
}
