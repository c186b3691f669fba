"""Questions of a quiz as people type them: a question a paragraph, choices below, ``*`` before the right one.

ผู้ใดลงนามในใบสำคัญ
- ผู้เบิก
* หัวหน้าหน่วยงานคลัง
- ปลัด
"""

from __future__ import annotations

from dataclasses import dataclass

from khum.learning.rules.checking import FEWEST_CHOICES, FEWEST_QUESTIONS, MOST_CHOICES, MOST_QUESTIONS

_RIGHT, _OTHER = "*", ("-", "–", "•")
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Read:
    """A question with its choices; ``right`` is the place of the right one."""

    text: str
    choices: tuple[str, ...]
    right: int


class QuizError(Exception):
    """What is wrong, as a code, and with which question (from 1; 0: the whole)."""

    def __init__(self, code: str, number: int = 0) -> None:
        super().__init__(code)
        self.code, self.number = code, number


def read(text: str) -> tuple[Read, ...]:
    """The questions in a text. Raises QuizError: ``few``, ``many``, ``choices``, ``right``, ``empty``, ``long``."""
    blocks = [block for block in _blocks(text) if block]
    if len(blocks) < FEWEST_QUESTIONS:
        raise QuizError("few")
    if len(blocks) > MOST_QUESTIONS:
        raise QuizError("many")
    return tuple(_question(block, number) for number, block in enumerate(blocks, start=1))


def written(questions: tuple[Read, ...]) -> str:
    """The text that :func:`read` reads."""
    return "\n\n".join(
        "\n".join([q.text, *(f"{_RIGHT if n == q.right else '-'} {c}" for n, c in enumerate(q.choices))])
        for q in questions
    )


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if not line:
            blocks.append([])
        elif blocks[-1] and not _is_choice(line) and any(map(_is_choice, blocks[-1])):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _is_choice(line: str) -> bool:
    return line.startswith((_RIGHT, *_OTHER))


def _question(lines: list[str], number: int) -> Read:
    words = " ".join(line for line in lines if not _is_choice(line))
    choices = [line for line in lines if _is_choice(line)]
    right = [place for place, line in enumerate(choices) if line.startswith(_RIGHT)]
    texts = tuple(line[1:].strip() for line in choices)
    if not words or not all(texts):
        raise QuizError("empty", number)
    if not FEWEST_CHOICES <= len(texts) <= MOST_CHOICES or len(set(texts)) < len(texts):
        raise QuizError("choices", number)
    if len(right) != 1:
        raise QuizError("right", number)
    if max(map(len, (words, *texts))) > LONGEST:
        raise QuizError("long", number)
    return Read(words, texts, right[0])
