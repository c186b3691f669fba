"""How well this search bears what fingers and keyboards do to questions (search.md §5, §8).

Every figure but the last three is the nDCG@10 of spoilt questions as a share of that of the same questions unspoilt.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from khum.people.standing import Standing
from khum.search.queries import searching
from khum.search.rules import layout
from khum.search.rules.normal import normalise
from khum.search.rules.tokens import places

SAMPLE = 200
LETTERS_A_SLIP = 18
"""One slip is made in so many letters."""
_SEED = 2570
_RARE = 100
_SHORT = 8
_TONES = re.compile("[่-๋]")
_TONE_AFTER_VOWEL = re.compile("([ัิ-ู])([่-๋])")
_ABBREVIATION = re.compile(r"(?<![ก-๎.])(?:[ก-ฮ]{1,3}\.){2,4}(?![ก-๎])")
_ROWS = ("`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./")

Spoil = Callable[[str, random.Random], str]
Ask = Callable[[str], Sequence[str]]


def _slips(change: Callable[[str, int, random.Random], str]) -> Spoil:
    def spoil(text: str, chance: random.Random) -> str:
        for _ in range(max(1, round(len(text) / LETTERS_A_SLIP))):
            text = change(text, chance.randrange(len(text)), chance) if len(text) > 2 else text
        return text

    return spoil


def _dropped(text: str, at: int, _: random.Random) -> str:
    return text[:at] + text[at + 1 :]


def _doubled(text: str, at: int, _: random.Random) -> str:
    return text[: at + 1] + text[at:]


def _transposed(text: str, at: int, _: random.Random) -> str:
    at = min(at, len(text) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _adjacent(text: str, at: int, chance: random.Random) -> str:
    key = layout.as_english(text[at])
    for row in _ROWS:
        place = row.find(key)
        if place >= 0:
            near = row[max(0, place - 1)] if chance.random() < 0.5 and place else row[min(place + 1, len(row) - 1)]
            return text[:at] + (layout.as_thai(near) if key != text[at] else near) + text[at + 1 :]
    return text


TYPED: Mapping[str, Spoil] = {
    "letter dropped": _slips(_dropped),
    "letter doubled": _slips(_doubled),
    "letters exchanged": _slips(_transposed),
    "key beside": _slips(_adjacent),
    "no tone marks": lambda text, _: _TONES.sub("", text),
}
WRITTEN: Mapping[str, Spoil] = {
    "tone before vowel": lambda text, _: _TONE_AFTER_VOWEL.sub(r"\2\1", text),
    "am in two signs": lambda text, _: text.replace("ำ", "ํา"),
    "ae of two e": lambda text, _: text.replace("แ", "เเ"),
    "zero width": lambda text, _: "\u200b".join(text),
    "thai digits": lambda text, _: text.translate({ord("0") + value: chr(ord("๐") + value) for value in range(10)}),
}


def measure(
    standing: Standing,
    queries: Mapping[str, str],
    texts: Mapping[str, str],
    quality: Callable[[Mapping[str, str]], float],
    ask_many: Ask,
) -> dict[str, float]:
    """Figures by name; ``quality`` gives the nDCG@10 of questions, ``ask_many`` a hundred names, best first."""
    some = _sample(queries)
    clean = quality(some) or 1.0
    figures = {
        name: quality(_spoilt(some, spoil)) / clean for kinds in (TYPED, WRITTEN) for name, spoil in kinds.items()
    }
    figures["other keyboard"] = quality({key: layout.as_english(text) for key, text in some.items()}) / clean
    figures["word of the middle"] = _middle(texts, ask_many)
    figures["abbreviations"] = _abbreviations(texts, ask_many)
    figures["one or two letters"] = _short(standing, texts)
    return {name: round(value, 4) for name, value in figures.items()}


def _sample(of: Mapping[str, str]) -> dict[str, str]:
    step = max(1, len(of) // SAMPLE)
    return dict(islice(list(of.items())[::step], SAMPLE))


def _spoilt(queries: Mapping[str, str], spoil: Spoil) -> dict[str, str]:
    chance = random.Random(_SEED)  # noqa: S311 - made slips, no secret
    return {key: spoil(text, chance) for key, text in queries.items()}


def _middle(texts: Mapping[str, str], ask_many: Ask) -> float:
    """How often a word without a space on either side leads to its own text; words that at most a hundred hold."""
    chance = random.Random(_SEED)  # noqa: S311 - made choices, no secret
    all_written = [normalise(text) for text in texts.values()]
    found = asked = 0
    for name, text in _sample(texts).items():
        written = normalise(text)
        inner = {
            word
            for word, start, end in places(written)
            if end - start >= 3 and start > 0 and end < len(written)
            and not written[start - 1].isspace() and not written[end].isspace()
        }  # fmt: skip
        rare = sorted(word for word in inner if sum(word in other for other in all_written) <= _RARE)
        if rare:
            asked += 1
            found += name in ask_many(chance.choice(rare))
    return found / asked if asked else 1.0


def _abbreviations(texts: Mapping[str, str], ask_many: Ask) -> float:
    """Of the first ten results for an abbreviation, how many hold it as it is written, or all that do."""
    written = {name: normalise(text) for name, text in texts.items()}
    known = {short for text in written.values() for short in _ABBREVIATION.findall(text)}
    alone = {short: re.compile(rf"{re.escape(short)}(?![ก-ฮ]{{1,3}}\.)") for short in sorted(known)}
    holders = {short: {name for name, text in written.items() if whole.search(text)} for short, whole in alone.items()}
    asked = sorted((short for short, names in holders.items() if len(names) > 1), key=lambda one: -len(holders[one]))
    shares = []
    for short in asked[:30]:
        possible = min(10, len(holders[short]))
        shares.append(sum(name in holders[short] for name in list(ask_many(short))[:possible]) / possible)
    return sum(shares) / len(shares) if shares else 1.0


def _short(standing: Standing, texts: Mapping[str, str]) -> float:
    """Whether one and two letters that stand in the texts are answered at all."""
    letters = sorted({letter for text in _sample(texts).values() for letter in normalise(text) if letter.isalnum()})
    pairs = sorted({text[:2] for text in map(normalise, _sample(texts).values()) if text[:2].isalnum()})
    chance = random.Random(_SEED)  # noqa: S311 - made choices, no secret
    asked = [
        *chance.sample(letters, min(_SHORT, len(letters))),
        *chance.sample(pairs, min(_SHORT, len(pairs))),
    ]
    return sum(bool(searching.find(standing, one).results) for one in asked) / len(asked) if asked else 1.0
