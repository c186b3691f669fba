"""``khum search-eval``: the quality of this very search on a set in BEIR layout (search.md §8)."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from config.cli.run import prepare_database
from khum.search import evaluation, robustness

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
_FIGURES = ("recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10", "p50_ms", "p95_ms")

BARS: Mapping[str, Mapping[str, float]] = {"iapp": {"ndcg@10": 0.92, "ratio": 1.01}}
"""What a set must reach, by the name of its folder; figures of other sets are printed without a bar."""

ROBUSTNESS_BARS: Mapping[str, float] = {
    **dict.fromkeys(robustness.TYPED, 0.92),
    **dict.fromkeys(robustness.WRITTEN, 1.0),
    "other keyboard": 0.95,
    "word of the middle": 0.99,
    "abbreviations": 0.99,
    "one or two letters": 1.0,
}

Line = tuple[str, float, float | None]
"""A figure, its value and its bar."""


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum search-eval``."""
    parser.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--robustness", action="store_true", help="also measure slips, keyboards and short questions")


def run(args: Namespace) -> int:
    """Measure and print; nothing of the set stays in the database. The exit code says whether every bar holds."""
    prepare_database()
    try:
        tested = evaluation.read(args.folder)
    except evaluation.UnreadableSetError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    figures = evaluation.evaluate(tested, today=localdate(), with_robustness=args.robustness)
    lines = list(_lines(figures, args.folder.resolve().name))
    failed = [name for name, value, bar in lines if bar is not None and value < bar]
    if args.json:
        print(json.dumps({**figures, "failed": failed}, ensure_ascii=False, indent=1))
    else:
        _show(figures, lines)
    return PROBLEMS if failed else DONE


def _lines(figures: Mapping[str, Any], name: str) -> Iterator[Line]:
    for figure in ("ndcg@10", "ratio"):
        yield figure, figures[figure], BARS.get(name, {}).get(figure)
    for figure, value in figures.get("robustness", {}).items():
        yield figure, value, ROBUSTNESS_BARS[figure]


def _show(figures: Mapping[str, Any], lines: list[Line]) -> None:
    print(f"{figures['documents']} documents, {figures['queries']} questions, {connection.vendor}")
    print(f"{'':12}{'khum':>10}{'FTS5':>10}{'FTS5 words':>12}")
    for name in _FIGURES:
        print(f"{name:12}{figures[name]:10.3f}{figures['baseline'][name]:10.3f}{figures['words'][name]:12.3f}")
    print()
    for name, value, bar in lines:
        mark = " " if bar is None else "✓" if value >= bar else "✗"
        told = "" if bar is None else f"  (bar: {bar:.2f})"
        print(f"{mark} {name:20}{value:8.3f}{told}")
