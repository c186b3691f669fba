"""Two councils made through the wizard's action, and people with and without accounts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from khum.domain.organisation_types import OrganisationType
from khum.people import standing
from khum.people.actions import accounts, chart, founding
from khum.people.models import Person
from khum.people.standing import Standing

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PASSWORD = "ข้าวเหนียวมูนหวาน9"


def council(code: str = "khumthong", username: str = "hr", name: str = "อบต.ขุมทอง") -> Standing:
    """A council with two divisions and its KM secretary."""
    account = founding.Account("นางสาว", "ดารุณี", "ใจงาม", username, PASSWORD, f"{username}@example.go.th")
    return founding.found(
        council=founding.Council(
            code, name, OrganisationType.TAMBON.value, "เมือง", "ตัวอย่าง", ("สำนักปลัด", "กองคลัง"), account
        ),
        start=date(2025, 10, 1),
        at=AT,
    )


def staff(by: Standing, username: str = "", first_name: str = "มาลี", last_name: str = "รักไทย") -> Person:
    """A member of staff; with a username also an account with a password and an e-mail."""
    someone = chart.add_person(by=by, at=AT, prefix="นาง", first_name=first_name, last_name=last_name)
    if username:
        accounts.open_account(person_id=someone.pk, username=username, email=f"{username}@example.go.th", by=by, at=AT)
        who, token = accounts.make_link(person_id=someone.pk, by=by, at=AT)
        someone = accounts.set_password(who=who, token=token, password=PASSWORD, at=AT)
    return someone


def fresh(person: Person) -> Standing:
    """What the person is on the tests' day."""
    return standing.load(person, today=TODAY)
