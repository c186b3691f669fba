"""M14 and P1–P3: the plan, its progress, its evaluation."""

from __future__ import annotations

from tests.recount.records import NOTHING, Figure, Records, Row, Span, day, number, share


def in_time(r: Records, s: Span) -> Figure:
    """The chief executive signed the plan on the first day of its year or before."""
    plans = {plan["pk"] for plan in r.all("plans.plan", year_be=s.year_be)}
    signed = [
        day(step["signed_on"])
        for step in r.all("plans.approvalstep", stage="executive", decision="approved", amendment=0)
        if step["plan"] in plans
    ]
    if not signed and s.today <= s.start:
        return NOTHING
    return share(int(bool(signed) and min(signed) <= s.start), 1)


def _activities(r: Records, s: Span) -> list[Row]:
    plans = {plan["pk"] for plan in r.all("plans.plan", year_be=s.year_be) if plan["approved_at"]}
    tables = {table["pk"] for table in r.all("plans.plantable") if table["plan"] in plans}
    return [row for row in r.all("plans.activity") if row["table"] in tables and row["state"] != "dropped"]


def on_time(r: Records, s: Span) -> Figure:
    due = [row for row in _activities(r, s) if row["end_date"] and day(row["end_date"]) <= s.last]
    timely = 0
    for row in due:
        reports = r.all("plans.progressreport", activity=row["pk"], state="done")
        done = [day(report["at"]) for report in reports]
        timely += row["state"] == "done" and bool(done) and min(done) <= day(row["end_date"])
    return share(timely, len(due))


def reported(r: Records, s: Span) -> Figure:
    begun = [row for row in _activities(r, s) if row["start_date"] and day(row["start_date"]) <= s.last]
    told = {report["activity"] for report in r.all("plans.progressreport") if report["result"]}
    return share(len([row for row in begun if row["pk"] in told]), len(begun))


def rounds(r: Records, s: Span) -> Figure:
    return number([one for one in r.all("evaluation.round", state="closed") if s.holds(one["end_date"])])


def delivered(r: Records, s: Span) -> Figure:
    found = [one for one in r.all("evaluation.round") if one["state"] != "cancelled"]
    return number([one for one in found if s.holds(one["delivered_on"])])


def taken_up(r: Records, s: Span) -> Figure:
    accepted = [
        one
        for one in r.all("evaluation.recommendation")
        if one["state"] in {"accepted", "done"} and s.holds(one["decided_on"])
    ]
    done = [one for one in accepted if one["state"] == "done" and day(one["done_on"]) <= s.end]
    return share(len(done), len(accepted))


FIGURES = {"P1": in_time, "P2": on_time, "P3": reported, "M14": rounds, "M14a": delivered, "M14b": taken_up}
