"""M2–M5, M8, M19, M23: the library."""

from __future__ import annotations

from datetime import date, timedelta

from tests.recount.records import Figure, Records, Row, Span, day, number, share

YEAR = timedelta(days=365)


def standing(r: Records, on: date) -> list[Row]:
    """Items that were published and not yet retired on a day."""
    return [
        item
        for item in r.all("library.item")
        if item["published_at"] and day(item["published_at"]) <= on
        if not item["retired_at"] or day(item["retired_at"]) > on
    ]


def fresh_categories(r: Records, s: Span) -> Figure:
    looked = [v for v in r.all("library.verification") if day(v["on"]) <= s.last <= day(v["until"])]
    fresh = {look["item"] for look in looked}
    return number({item["category"] for item in standing(r, s.last) if item["pk"] in fresh and item["category"]})


def items(r: Records, s: Span) -> Figure:
    return number(standing(r, s.last))


def _regulations(r: Records, s: Span) -> dict[int, Row]:
    here = {item["pk"] for item in standing(r, s.last)}
    return {row["item"]: row for row in r.all("library.regulation") if row["item"] in here}


def regulations(r: Records, s: Span) -> Figure:
    return number(_regulations(r, s))


def checked_regulations(r: Records, s: Span) -> Figure:
    valid = {pk for pk, row in _regulations(r, s).items() if row["status"] != "repealed"}
    looks = [v["item"] for v in r.all("library.verification") if s.last - YEAR < day(v["on"]) <= s.last]
    return share(len(valid & set(looks)), len(valid))


def improved(r: Records, s: Span) -> Figure:
    return number(
        {
            revision["item"]
            for revision in r.all("library.revision", state="approved")
            if revision["number"] > 1 and revision["based_on"] and revision["significance"] != "typo"
            if s.holds(revision["reviewed_at"])
        }
    )


def reviews_on_time(r: Records, s: Span) -> Figure:
    due = [
        look
        for look in r.all("library.verification")
        if look["due_on"] and s.start <= day(look["due_on"]) <= s.last and day(look["on"]) >= s.start
    ]
    timely = [look for look in due if look["on"] <= look["due_on"]]
    awaited = [
        item
        for item in standing(r, s.last)
        if item["verified_until"] and s.start <= day(item["verified_until"]) < s.last
    ]
    return share(len(timely), len(due) + len(awaited))


def _reads(r: Records, s: Span) -> list[Row]:
    writers = {item["pk"]: item["created_by"] for item in r.all("library.item")}
    return [
        read for read in r.all("library.readcount") if s.holds(read["on"]) and read["person"] != writers[read["item"]]
    ]


def reads(r: Records, s: Span) -> Figure:
    return number({(read["person"], read["item"], read["channel"], read["on"]) for read in _reads(r, s)})


def readers(r: Records, s: Span) -> Figure:
    return number({read["person"] for read in _reads(r, s)})


def _uses(r: Records, s: Span) -> list[Row]:
    return [use for use in r.all("library.use") if s.holds(use["on"])]


def uses(r: Records, s: Span) -> Figure:
    return number(_uses(r, s))


def used_items(r: Records, s: Span) -> Figure:
    here = standing(r, s.last)
    near = [use for use in r.all("library.use") if s.last - YEAR < day(use["on"]) <= s.last]
    used = {use["item"] for use in near if use["person"] != r.one("library.item", use["item"])["created_by"]}
    return share(len([item for item in here if item["pk"] in used]), len(here))


def confirmed(r: Records, s: Span) -> Figure:
    return number([use for use in _uses(r, s) if use["confirmed_at"] and use["result"]])


def outcomes(r: Records, s: Span) -> Figure:
    told = [use for use in _uses(r, s) if use["outcome"] and use["before"] and use["after"]]
    return number([use for use in told if use["confirmed_at"]])


def sets(r: Records, s: Span) -> Figure:
    here = {item["pk"] for item in standing(r, s.last)}
    parts: dict[int, list[int]] = {}
    for link in r.all("library.relation", kind="part"):
        if link["item"] in here and link["other"] in here:
            parts.setdefault(link["item"], []).append(link["other"])
    return number([one for one in parts.values() if len(one) >= 3])


FIGURES = {
    "M2": fresh_categories,
    "M2a": items,
    "M3": regulations,
    "M3a": checked_regulations,
    "M4": improved,
    "M4a": reviews_on_time,
    "M5": reads,
    "M5a": readers,
    "M8": uses,
    "M8a": used_items,
    "M8b": confirmed,
    "M19": sets,
    "M23": outcomes,
}
