"""Cleaning of text as converters and scanners leave it: tags, stars, odd blanks, words and letters torn apart.

Nothing here changes a letter: only blanks and marks of converters go.
"""

from __future__ import annotations

import re
import unicodedata

from khum.domain import words

_TAG = re.compile(r"</?(?:p|b|i|u|br|strong|em|span|div|sup|sub|h[1-6]|li|ul|ol)\b[^<>]{0,80}>", re.IGNORECASE)
_ENDS_LINE = re.compile(r"<(?:/(?:p|div|li|h[1-6])|br\s*/?)>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_STARS = re.compile(r"\*\*|__")
_BLANKS = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0b-\x1f]+")
_THAI = "ก-๎"
# Vowels and marks that never begin a word: one at the start of a piece shows that the piece was torn off.
_NEVER_FIRST = "ะัาำิีึืฺุู็่้๊๋์ํ๎"
_TORN_START = re.compile(rf"^[{_NEVER_FIRST}]")
_LONE_CONSONANT = re.compile("^[ก-ฮ][็-๎]*$")
_GAP = re.compile(rf"(?<=[{_THAI}]) (?=[{_THAI}])")
_BULLET = re.compile(r"(?:^|(?<=[\s>]))[-–•●▪◦*➢✓]+\s*(?=[^\s\d–-])")
_BOUND = re.compile(r"อย่าง น้อย|ไม่ (?:น้อย ?กว่า|ต่ำ ?กว่า|เกิน)|ร้อย ละ")
_SIGNS_OF_TEARING = 2


def lines(text: str) -> list[str]:
    """Lines of a cell or paragraph without tags, stars and odd blanks; empty lines are gone."""
    broken = _ENDS_LINE.sub("\n", text)
    plain = _STARS.sub("", _INVISIBLE.sub("", _TAG.sub("", unicodedata.normalize("NFC", broken))))
    plain = plain.replace("ํา", "ำ")
    found = (
        _BLANKS.sub(" ", line.replace("\t", " ")).strip() for line in re.split(r"[\n\r\x0b\x0c\u2028\u2029]", plain)
    )
    return [re.sub(r" {2,}", " ", line) for line in found if line]


def clean(text: str) -> str:
    """The same on one line."""
    return " ".join(lines(text))


def squeezed(text: str) -> str:
    """Letters only, for comparing: no blanks, no punctuation, lower case."""
    return re.sub(r"[^\w\u0e00-\u0e7f]|[ฯๆ_]", "", clean(text)).lower()


def is_torn(text: str) -> bool:
    """Whether letters of words stand apart, as a bad scan leaves them (``บ อ ร ์ ด``)."""
    return len(_torn_places(text.split(" "))) >= _SIGNS_OF_TEARING


def mended(text: str) -> str:
    """Letters that stand apart put together again: from the first torn piece to the last, blanks between Thai go.

    >>> mended("มีการดูแลบอร์ด ป ร ะ ช า ส ัม พ ัน ธ์")
    'มีการดูแลบอร์ดประชาสัมพันธ์'
    """
    pieces = text.split(" ")
    places = _torn_places(pieces)
    if len(places) < _SIGNS_OF_TEARING:
        return text
    first, last = max(places[0] - 1, 0), min(places[-1] + 1, len(pieces) - 1)
    middle = _GAP.sub("", " ".join(pieces[first : last + 1]))
    middle = re.sub(rf" ?/ ?(?=[{_THAI}])", "/", middle)
    return " ".join((*pieces[:first], middle, *pieces[last + 1 :]))


def _torn_places(pieces: list[str]) -> list[int]:
    return [place for place, piece in enumerate(pieces) if _TORN_START.match(piece) or _LONE_CONSONANT.match(piece)]


def rejoined(text: str) -> str:
    """Blanks that a narrow column left inside Thai words are taken out; blanks between words stay.

    >>> rejoined("การสร้างและ แสวงหา ความรู้จากบุคลากร ที่ ปรับ ปรุง")
    'การสร้างและ แสวงหา ความรู้จากบุคลากร ที่ ปรับปรุง'
    """
    text = _BOUND.sub(lambda found: found[0].replace(" ", ""), text)
    if not _GAP.search(text):
        return text
    whole = _GAP.sub("\x00", text)
    bare = whole.replace("\x00", "")
    ends = _word_ends(bare)
    kept: list[str] = []
    place = 0
    for letter in whole:
        if letter != "\x00":
            kept.append(letter)
            place += 1
        elif place in ends:
            kept.append(" ")
    return "".join(kept)


def _word_ends(text: str) -> set[int]:
    ends: set[int] = set()
    place = 0
    for word in words.segment(text):
        place += len(word)
        ends.add(place)
    return ends


def split_bullets(text: str) -> tuple[str, list[str]]:
    """What stands before the first bullet, and the points after it, each without its bullet.

    >>> split_bullets("การเข้าถึงความรู้ -บอร์ดประชาสัมพันธ์ - ศูนย์ข้อมูลข่าวสาร")
    ('การเข้าถึงความรู้', ['บอร์ดประชาสัมพันธ์', 'ศูนย์ข้อมูลข่าวสาร'])
    """
    before, *points = (part.strip() for part in _BULLET.split(text))
    return before, [point for point in points if point]
