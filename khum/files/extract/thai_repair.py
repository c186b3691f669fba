"""Thai text out of a PDF, put back into the order and the code points that people type (documents.md §5).

The order of the steps matters: private glyphs first, then marks find their letter, then doubles go.
"""

from __future__ import annotations

import re

_PRIVATE_GLYPHS = str.maketrans(
    dict(
        zip(
            (chr(code) for code in range(0xF700, 0xF71B)),
            "ฐ"  # without its lower part
            "ิีึื"
            "่้๊๋์"  # moved left, over tall letters
            "่้๊๋์"  # low, where no vowel is under them
            "ญ"  # without its lower part
            "ัํ็"
            "่้๊๋์"  # moved left
            "ฺุู",  # under letters with a tail
            strict=True,
        )
    )
)

_LOWER_AND_UPPER = "ัิีึืฺุู็"
_TONES = "่้๊๋"
_ABOVE = _TONES + "์ํ๎"
_MARKS = _LOWER_AND_UPPER + _ABOVE
MARKS_AND_SARA_AM = _MARKS + "ำ"

# Typesetters move marks by drawing them apart, and the extractor takes the movement for a space.
_SPACE_BEFORE_MARK = re.compile(f"(?<=[ก-ฮ{_MARKS}])[ \u00a0]+(?=[{_MARKS}ำ])")
_MARK_RUN = re.compile(f"[{_MARKS}]{{2,}}")
_APART_SARA_AM = re.compile(f"ํ([{_TONES}]?) ?า")
_TONE_AFTER_SARA_AM = re.compile(f"ำ([{_TONES}]+)")
_DOUBLED_SARA_AM = re.compile("ำ{2,}")


def repair(text: str) -> str:
    """The text as people type it; text that was right stays as it was.

    >>> repair("ความร้ ู")
    'ความรู้'
    """
    text = text.translate(_PRIVATE_GLYPHS)
    before = ""
    # Putting one mark in its place may bring it beside its double.
    while before != text:
        before, text = text, _pass(text)
    return text


def _pass(text: str) -> str:
    text = _SPACE_BEFORE_MARK.sub("", text)
    text = _MARK_RUN.sub(_ordered, text)
    text = _APART_SARA_AM.sub(r"\1ำ", text)
    text = _TONE_AFTER_SARA_AM.sub(r"\1ำ", text)
    text = text.replace("เเ", "แ")
    return _DOUBLED_SARA_AM.sub("ำ", text)


def _ordered(run: re.Match[str]) -> str:
    """Marks of one letter: vowels before tones, each once."""
    return "".join(dict.fromkeys(sorted(run[0], key=lambda mark: mark in _ABOVE)))
