"""Plans as values for tests of rules."""

from dataclasses import replace
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.domain.organisation_types import OrganisationType
from khum.plans.rules.content import ActivityContent, PlanContent
from khum.plans.rules.template import OrganisationValues, standard_content

YEAR = FiscalYear(2570)
COUNCIL = OrganisationValues(
    name="องค์การบริหารส่วนตำบลขุมทอง",
    titles=OrganisationType.TAMBON.titles,
    posts={"hr": "นักทรัพยากรบุคคล", "office": "หัวหน้าสำนักปลัด", "secretary": "ปลัด อบต."},
    divisions={"hr": "สำนักปลัด", "office": "สำนักปลัด", "secretary": "สำนักปลัด"},
)


def standard(year: FiscalYear = YEAR) -> PlanContent:
    """The standard plan of the council, with keys as if it were stored."""
    content = standard_content(COUNCIL, year)
    tables, key = [], 0
    for table in content.tables:
        rows = []
        for activity in table.activities:
            key += 1
            rows.append(replace(activity, key=key))
        tables.append(replace(table, key=len(tables) + 1, activities=tuple(rows)))
    return replace(content, tables=tuple(tables))


def with_row(content: PlanContent, **changes: object) -> PlanContent:
    """The plan with its first row changed."""
    first, *others = content.tables
    row, *rows = first.activities
    return replace(content, tables=(replace(first, activities=(replace(row, **changes), *rows)), *others))


def row(**values: object) -> ActivityContent:
    """One good row."""
    good = {
        "number": 1,
        "step": "identify",
        "title": "สำรวจความรู้",
        "method": "ถามทุกกอง",
        "start": date(2026, 10, 1),
        "end": date(2027, 9, 30),
        "accountable": "นักทรัพยากรบุคคล",
        "work_goal": "เป้าหมาย",
        "focus_area": "ขอบเขต",
    }
    return ActivityContent(**{**good, **values})  # type: ignore[arg-type]
