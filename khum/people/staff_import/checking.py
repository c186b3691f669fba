"""What is wrong with each row of a staff list, and who is here already. Plain rules; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from khum.domain.thai_date import BE_OFFSET, arabic_digits, parse_date
from khum.people.rules import PositionKind, StaffKind
from khum.people.staff_import.names import Name
from khum.people.staff_import.sheet import Row

NEW, HERE, OUT, WRONG = "new", "here", "out", "wrong"
LENGTHS = {
    "prefix": 40, "first_name": 80, "last_name": 80, "position": 150, "division": 150, "username": 60, "email": 254,
    "phone": 40,
}  # fmt: skip
_USERNAME = re.compile(r"[\w.@+-]+")
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_FIRST_YEAR = 1940
_SINGLE = {PositionKind.CHIEF_EXECUTIVE, PositionKind.PERMANENT_SECRETARY, PositionKind.DIVISION_HEAD}
_TITLES = (
    ("รองนายก", PositionKind.DEPUTY_EXECUTIVE), ("นายก", PositionKind.CHIEF_EXECUTIVE),
    ("รองปลัด", PositionKind.DEPUTY_SECRETARY), ("ปลัด", PositionKind.PERMANENT_SECRETARY),
    ("ผู้อำนวยการกอง", PositionKind.DIVISION_HEAD), ("ผู้อำนวยการสำนัก", PositionKind.DIVISION_HEAD),
    ("ผอ.กอง", PositionKind.DIVISION_HEAD), ("ผอ.สำนัก", PositionKind.DIVISION_HEAD),
    ("หัวหน้าสำนัก", PositionKind.DIVISION_HEAD), ("หัวหน้าส่วนราชการ", PositionKind.DIVISION_HEAD),
)  # fmt: skip
_ACTING = ("รักษาการ", "รักษาราชการ", "ปฏิบัติหน้าที่", "รก.")
_KINDS: dict[StaffKind, tuple[str, ...]] = {
    StaffKind.EXECUTIVE: ("ผู้บริหารท้องถิ่น", "ผู้บริหาร", "คณะผู้บริหาร", "ฝ่ายการเมือง"),
    StaffKind.OFFICIAL: (
        "", "ข้าราชการ", "พนักงาน", "พนักงานส่วนตำบล", "พนักงานเทศบาล", "พนักงานส่วนท้องถิ่น", "ข้าราชการส่วนท้องถิ่น",
        "ข้าราชการ/พนักงานส่วนท้องถิ่น", "ข้าราชการอบจ.", "ข้าราชการองค์การบริหารส่วนจังหวัด",
    ),
    StaffKind.TEACHER: (
        "ครู", "ข้าราชการครู", "พนักงานครู", "พนักงานครูเทศบาล", "พนักงานครูส่วนตำบล", "บุคลากรทางการศึกษา",
        "ข้าราชการครู/บุคลากรทางการศึกษา",
    ),
    StaffKind.PERMANENT: ("ลูกจ้างประจำ",),
    StaffKind.CONTRACT: (
        "พนักงานจ้าง", "พนักงานจ้างทั่วไป", "พนักงานจ้างตามภารกิจ", "พนักงานจ้างผู้เชี่ยวชาญพิเศษ", "ลูกจ้างชั่วคราว", "ลูกจ้าง",
        "จ้างเหมา", "จ้างเหมาบริการ",
    ),
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the field, a code, and what the sentence about it names."""

    field: str
    code: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the installation holds already. Keys are lower case (sign-in) or without blanks (names)."""

    usernames: dict[str, str] = field(default_factory=dict)  # → name key, "" for another organisation's
    emails: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    divisions: dict[str, int] = field(default_factory=dict)  # key → id
    held: dict[tuple[str, str], str] = field(default_factory=dict)  # single post → who holds it


@dataclass(frozen=True, slots=True)
class Checked:
    """One row with what came of it."""

    index: int
    row: Row
    state: str
    problems: tuple[Problem, ...] = ()


def key(text: str) -> str:
    """A name of a division without blanks, for comparing."""
    return text.replace(" ", "")


def text_of(row: Row, name: str) -> str:
    """A field of a row as text."""
    return str(row.get(name) or "")


def name_key(row: Row) -> str:
    """Who a row means."""
    return Name("", text_of(row, "first_name"), text_of(row, "last_name")).key


def staff_kind(text: str) -> StaffKind | None:
    """Kind of employment in the words of councils; None for other words."""
    return _KIND_OF.get(key(text).replace("ข้าราชการอบจ", "ข้าราชการอบจ.").replace("..", "."))


def position_kind(title: str) -> PositionKind:
    """What a post is for the rights, by its title."""
    bare = title.replace(" ", "")
    return next((kind for word, kind in _TITLES if bare.startswith(word)), PositionKind.OFFICER)


def joined_day(text: str) -> date | None:
    """A day in any spelling of officials; a spreadsheet may hold a B.E. year as if it were C.E."""
    cleaned = arabic_digits(text)
    if found := re.fullmatch(r"(2[4-6]\d\d)-(\d\d)-(\d\d)(?: .*)?", cleaned):
        cleaned = f"{int(found[1]) - BE_OFFSET}-{found[2]}-{found[3]}"
    return parse_date(cleaned)


def single_post(row: Row, division_key: str) -> tuple[str, str] | None:
    """The post of a row if only one person can hold it: the executive, the secretary, the head of a division."""
    kind = position_kind(text_of(row, "position"))
    if kind not in _SINGLE:
        return None
    return (kind.value, division_key if kind is PositionKind.DIVISION_HEAD else "")


def check(rows: Sequence[Row], known: Known, decisions: dict[str, str], *, today: date) -> list[Checked]:
    """Each row with its problems. ``decisions``: key of an unknown division → "new" or the id of one that exists."""
    seen: dict[tuple[str, str], int] = {}
    posts: dict[tuple[str, str], int] = {}
    checked = []
    for index, row in enumerate(rows):
        if row.get("out"):
            checked.append(Checked(index, row, OUT))
            continue
        problems = [*_shape(row, today), *_repeated(row, seen)]
        state = _who(row, known, problems)
        if state != HERE:
            problems += _place(row, known, decisions, posts)
        checked.append(Checked(index, row, WRONG if problems else state, tuple(problems)))
    return checked


def _shape(row: Row, today: date) -> list[Problem]:
    problems = [
        Problem(name, "too_long", str(longest))
        for name, longest in LENGTHS.items()
        if len(text_of(row, name)) > longest
    ]
    if not text_of(row, "first_name"):
        problems.append(Problem("first_name", "no_name"))
    if (username := text_of(row, "username")) and not _USERNAME.fullmatch(username):
        problems.append(Problem("username", "bad_username"))
    if (email := text_of(row, "email")) and not _EMAIL.fullmatch(email):
        problems.append(Problem("email", "bad_email"))
    if staff_kind(text_of(row, "kind")) is None:
        problems.append(Problem("kind", "bad_kind"))
    if text_of(row, "position").replace(" ", "").startswith(_ACTING):
        problems.append(Problem("position", "acting"))
    if text := text_of(row, "joined_on"):
        day = joined_day(text)
        if day is None:
            problems.append(Problem("joined_on", "bad_date"))
        elif day.year < _FIRST_YEAR or day > today:
            problems.append(Problem("joined_on", "date_far"))
    return problems


def _repeated(row: Row, seen: dict[tuple[str, str], int]) -> list[Problem]:
    problems = []
    for name, value in (
        ("username", text_of(row, "username").lower()),
        ("email", text_of(row, "email").lower()),
        ("first_name", name_key(row)),
    ):
        if value:
            line = seen.setdefault((name, value), int(row.get("line") or 0))
            if line != row.get("line"):
                problems.append(Problem(name, f"same_{name}", str(line)))
    return problems


def _who(row: Row, known: Known, problems: list[Problem]) -> str:
    """Whether the person is here already; a sign-in of somebody else is a problem."""
    me = name_key(row)
    for name, taken in (("username", known.usernames), ("email", known.emails)):
        value = text_of(row, name).lower()
        if value in taken and value and taken[value] != me:
            problems.append(Problem(name, f"taken_{name}"))
    return HERE if me and me in known.names else NEW


def _place(
    row: Row, known: Known, decisions: dict[str, str], posts: dict[tuple[str, str], int]
) -> list[Problem]:  # fmt: skip
    division = text_of(row, "division")
    division_key = key(division)
    if division and division_key not in known.divisions and not decisions.get(division_key):
        return [Problem("division", "unknown_division", division)]
    post = single_post(row, decided_key(division_key, known, decisions))
    if post is None:
        return []
    if holder := known.held.get(post):
        return [Problem("position", "post_held", holder)]
    line = posts.setdefault(post, int(row.get("line") or 0))
    return [] if line == row.get("line") else [Problem("position", "post_twice", str(line))]


def decided_key(division_key: str, known: Known, decisions: dict[str, str]) -> str:
    """The division that a row ends up in: its own, or the one it was decided to mean."""
    chosen = decisions.get(division_key, "")
    if division_key in known.divisions or not chosen.isdigit():
        return division_key
    return next((name for name, pk in known.divisions.items() if pk == int(chosen)), division_key)


def unknown_divisions(rows: Sequence[Row], known: Known) -> list[str]:
    """Names that are no division yet, each once, in the order of the file."""
    names: dict[str, str] = {}
    for row in rows:
        name = text_of(row, "division")
        if name and not row.get("out") and key(name) not in known.divisions:
            names.setdefault(key(name), name)
    return list(names.values())
