"""``khum search-eval``: the quality of this very search on a set in BEIR layout (search.md §8)."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils.timezone import localdate

from config.cli.run import prepare_database
from khum.search import evaluation

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
_FIGURES = ("recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10", "p50_ms", "p95_ms")


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum search-eval``."""
    parser.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(args: Namespace) -> int:
    """Measure and print; nothing of the set stays in the database."""
    prepare_database()
    try:
        tested = evaluation.read(args.folder)
    except evaluation.UnreadableSetError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    figures = evaluation.evaluate(tested, today=localdate())
    if args.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return DONE
    print(f"{figures['documents']} documents, {figures['queries']} questions")
    print(f"{'':12}{'khum':>10}{'FTS5':>10}{'FTS5 words':>12}")
    for name in _FIGURES:
        print(f"{name:12}{figures[name]:10.3f}{figures['baseline'][name]:10.3f}{figures['words'][name]:12.3f}")
    return DONE
