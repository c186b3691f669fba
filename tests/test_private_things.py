"""What is between few people stays there: a colleague of the council walks every address and searches for it.

Looked at from the other side (issue 5 §6): a private question, a nomination before its result, the interview of
somebody who leaves, a draft. Each is planted through its action with words of its own; who may read it does.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from khum.communities.actions import asking
from khum.exchange.actions import handing, leaving
from khum.exchange.rules import interview
from khum.exchange.rules.leaving import LeavingKind
from khum.library.actions import writing
from khum.people import standing
from khum.recognition.actions import awarding
from tests import url_examples
from tests.test_every_url import addresses, body_of, signed_in
from tests.url_examples import Cast

QUESTION = "ความลับเรื่องฎีกาสีม่วง"
NOMINATION = "เหตุผลเสนอชื่อดอกปีบ"
INTERVIEW = "รหัสตู้เซฟใต้ต้นตะแบก"
DRAFT = "ร่างคู่มือเรือกลไฟ"
ALL = (QUESTION, NOMINATION, INTERVIEW, DRAFT)


@pytest.fixture
def cast(db, settings, tmp_path) -> Cast:
    settings.DATA_DIR = tmp_path
    return url_examples.cast()


@pytest.fixture
def walked(cast) -> dict[str, str]:
    return {name: where for name, where in addresses(cast).items() if name not in url_examples.ACTS_ON_GET}


@pytest.fixture
def opens(cast, walked) -> dict[str, tuple[str, str]]:
    """Where each of the four is read, and by whom."""
    office, day = cast.ours, localdate()

    def by(name: str) -> standing.Standing:
        return standing.load(office.people[name], today=day)

    question = asking.ask(
        title=QUESTION,
        body=QUESTION,
        person_ids=[office.people["head_finance"].pk],
        is_private=True,
        by=by("staff_finance"),
        at=now(),
    )
    found = awarding.open_round(
        title="รางวัลของปี", criteria="นำไปใช้จริง", closes_on=day + timedelta(days=7), by=by("hr"), at=now()
    )
    awarding.nominate(
        round_id=found.pk,
        person_id=office.people["staff_finance"].pk,
        reason=NOMINATION,
        value_code="efficiency",
        by=by("head_finance"),
        at=now(),
    )
    departure = leaving.note(
        person_id=office.people["staff_finance"].pk,
        kind=LeavingKind.TRANSFER,
        leaves_on=day + timedelta(days=60),
        by=by("head_finance"),
        at=now(),
    )
    made = handing.begin(departure_id=departure.pk, by=by("head_finance"), at=now())
    part = interview.KIT[0]
    handing.answer(
        hand_over_id=made.pk,
        part=part.code,
        answers={question.code: INTERVIEW for question in part.questions},
        is_done=False,
        by=by("staff_finance"),
        at=now(),
    )
    draft = writing.create(
        kind="manual",
        title=DRAFT,
        values={"summary": DRAFT, "body": f"<p>{DRAFT}</p>", "parts": {}},
        particulars={},
        by=by("staff_finance"),
        at=now(),
    )
    return {
        QUESTION: ("head_finance", reverse("communities:question", args=[question.pk])),
        NOMINATION: ("head_finance", reverse("recognition:round", args=[found.pk])),
        INTERVIEW: ("staff_finance", reverse("exchange:part", args=[made.pk, part.code])),
        DRAFT: ("staff_finance", reverse("library:edit", args=[draft.pk])),
    }


def test_nobody_else_finds_any_of_them(cast, walked, opens):
    for words, (name, address) in opens.items():  # They are there, for whom they are meant.
        assert words in body_of(signed_in(cast.ours.people[name]).get(address)), words
    colleague = signed_in(cast.ours.people["head_office"])
    places = walked | {words: where for words, (_who, where) in opens.items()}
    bodies = {name: body_of(colleague.get(where)) for name, where in places.items()}
    assert [f"{name}: {words}" for name, body in bodies.items() for words in ALL if words in body] == []
    assert found_by_search(colleague) + found_by_search(signed_in(cast.ours.people["nayok"])) == []
    nominated = signed_in(cast.ours.people["staff_finance"])  # Does not know before the result.
    near = {name: where for name, where in places.items() if name.startswith(("recognition:", "home:", NOMINATION))}
    assert [name for name, where in near.items() if NOMINATION in body_of(nominated.get(where))] == []


def found_by_search(colleague) -> list[str]:
    """Words that a search or a suggestion completes; the page repeats what was asked, which is never all of them."""
    return [
        f"{address}: {words}"
        for words in ALL
        for address in (reverse("home:search"), reverse("home:suggestions"))
        if words in body_of(colleague.get(address, {"q": words[:-3]}))
    ]
