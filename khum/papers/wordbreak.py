"""Where a line of Thai may end: text as pieces that stay whole.

Typst's own segmenter cuts ``สะดว|ก`` and ``ตำบ|ล`` in narrow cells. So every printer that sets lines itself gets
the pieces from here: words of the dictionary, names of the office, numbers with their unit, marks of repetition
and brackets with what they belong to. A piece may be followed by a line end, a piece is never cut.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache

import nlpo3

from khum.domain import words
from khum.domain.organisation_types import OrganisationType

NO_BREAK_SPACE = "\u00a0"

# A longer word may break where its parts meet: it would not fit the narrow columns of a plan table, and in running
# text the line before it would be spread too wide.
LONG_IN_CELL = 12
LONG_IN_PARAGRAPH = 16
# The parts of a long word are words of at most this length.
SHORT_WORD = 9
# Latin strings without a space (addresses, codes) are let go at this length.
LONG_CODE = 18
# Nothing that is language is longer in one piece; what is longer is cut between clusters, as it would only overflow.
LONGEST_PIECE = 60

# Words of official papers that the dictionary cuts in the wrong place.
OFFICIAL_WORDS = ("ดำเนินการ", "ครั้งที่", "เจ้าพนักงาน")

_NUMBER = r"[0-9๐-๙]+(?:[.,/:\-–][0-9๐-๙]+)*(?:\s?%)?"
_SPLIT = re.compile(rf"(\n| |{_NUMBER})")
_THAI = re.compile("[ก-๎]")
# A cluster is a letter with its marks and what cannot begin a line; a chunk is many of them.
_CHUNK = re.compile(rf"(?s)(?:[เ-ไ]*.[ะัา-ฺๅ็-๎\u0300-\u036f]{{0,4}}){{1,{LONGEST_PIECE // 2}}}")
_OPENING = "([{“‘\"'«"
_CLOSING = ")]}”’»,;:!?%ๆฯ./…"
_REPEAT = re.compile(r" ?ๆ")
_ABBREVIATED_YEAR = re.compile(r"((?:พ|ค)\.ศ\.) (?=[0-9๐-๙])")


def pieces(text: str, keep_whole: Sequence[str] = (), *, longest: int = LONG_IN_PARAGRAPH) -> list[str]:
    """Split ``text`` into pieces; a space and a line end are pieces of their own.

    No line ends at a blank inside a piece: before ๆ, after พ.ศ., before %. A word of more than ``longest`` letters
    is given in its parts, unless it is among ``keep_whole``; of a council's long name there its own part stays whole.
    Joining the pieces gives the text back.
    """
    text = _REPEAT.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
    text = _ABBREVIATED_YEAR.sub(rf"\1{NO_BREAK_SPACE}", text)
    glued = _glued(_raw_pieces(text, keep_whole, longest))
    return [part.replace(NO_BREAK_SPACE, " ") for piece in glued for part in _bounded(piece)]


def _raw_pieces(text: str, keep_whole: Sequence[str], longest: int) -> Iterator[str]:
    for part in _SPLIT.split(text):
        if not part:
            continue
        if part in (" ", "\n") or re.fullmatch(_NUMBER, part):
            yield part.replace(" ", NO_BREAK_SPACE) if len(part) > 1 else part
            continue
        for word in words.segment(part, (*keep_whole, *OFFICIAL_WORDS)):
            if len(word) <= longest:
                yield word
            else:
                yield from _name_parts(word) if word in keep_whole else _parts(word)


def _name_parts(name: str) -> list[str]:
    """Parts of a council's long name: its kind may break, its own name never does; other names stay whole."""
    for kind in OrganisationType:
        title, own = kind.titles.full, name.removeprefix(kind.titles.full)
        if own and own != name:
            return [*_parts(title), own]
    return [name]


def _parts(word: str) -> list[str]:
    if _THAI.search(word):
        return nlpo3.segment(word, _short_words())
    return [word[start : start + LONG_CODE] for start in range(0, len(word), LONG_CODE)]


@cache
def _short_words() -> str:
    """Load the dictionary of short words once and return its name; nlpo3 reads dictionaries from files only."""
    name = "khum-short-words"
    found = [word for word in words.word_list().read_text("utf-8").split("\n") if len(word) <= SHORT_WORD]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(found))
        file.flush()
        nlpo3.load_dict(file.name, name)
    return name


def _glued(raw: Iterator[str]) -> list[str]:
    """Join closing marks to the piece before and opening marks to the piece after."""
    glued: list[str] = []
    open_end = False
    for piece in raw:
        is_break = piece in (" ", "\n")
        joins = glued and glued[-1] not in (" ", "\n") and not is_break
        if joins and (open_end or piece[0] in _CLOSING or piece[0] == NO_BREAK_SPACE or _hangs(glued[-1])):
            glued[-1] += piece
        else:
            glued.append(piece)
        open_end = not is_break and piece[-1] in _OPENING
    return glued


def _bounded(piece: str) -> list[str]:
    return [piece] if len(piece) <= LONGEST_PIECE else _CHUNK.findall(piece)


def _hangs(piece: str) -> bool:
    """Tell whether a piece ends in a no-break space and so waits for the next one."""
    return piece.endswith(NO_BREAK_SPACE)
