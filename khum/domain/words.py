"""Thai words of a text: the dictionary segmenter newmm (nlpo3) over PyThaiNLP's word list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import nlpo3

_DICTIONARY = "khum-words"


@cache
def word_list() -> Path:
    """File of the Thai word list, one word a line; found without importing PyThaiNLP, which takes a second."""
    spec = find_spec("pythainlp")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pythainlp is missing: run `make setup`")
    return Path(spec.origin).parent / "corpus" / "words_th.txt"


@cache
def _load() -> str:
    nlpo3.load_dict(str(word_list()), _DICTIONARY)
    return _DICTIONARY


def segment(text: str, extra: Sequence[str] = ()) -> list[str]:
    """Split ``text`` into words; joining them gives the text back. Words of ``extra`` are never split."""
    names = sorted({name for name in extra if name}, key=len, reverse=True)
    if not names:
        return nlpo3.segment(text, _load())
    around = re.split(f"({'|'.join(map(re.escape, names))})", text)
    found: list[str] = []
    for number, part in enumerate(around):
        found.extend([part] if number % 2 else nlpo3.segment(part, _load()))
    return found
