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
_TONE_BEFORE_VOWEL = re.compile(f"([{_ABOVE}]+)([{_LOWER_AND_UPPER}])")
_APART_SARA_AM = re.compile(f"ํ([{_TONES}]?) ?า")
_TONE_AFTER_SARA_AM = re.compile(f"ำ([{_TONES}])")
_DOUBLED_MARK = re.compile(f"([{_MARKS}ำ])\\1+")


def repair(text: str) -> str:
    """The text as people type it; text that was right stays as it was.

    >>> repair("ความร้ ู")
    'ความรู้'
    """
    text = text.translate(_PRIVATE_GLYPHS)
    text = _SPACE_BEFORE_MARK.sub("", text)
    text = _TONE_BEFORE_VOWEL.sub(r"\2\1", text)
    text = _APART_SARA_AM.sub(r"\1ำ", text)
    text = _TONE_AFTER_SARA_AM.sub(r"\1ำ", text)
    text = text.replace("เเ", "แ")
    return _DOUBLED_MARK.sub(r"\1", text)
