# The only vocabulary: every habit of the project is one of these words.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup run test check fix lock messages migrations bench

help: ## Say what the words mean
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/ready ## Make .venv with everything in it (leaves .venv/bin/khum)

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Khum needs Python 3.11 or newer: make setup PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing. On Debian, as root: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/pip install --quiet --retries 5 uv==0.13.9
	$(BIN)/uv pip sync --quiet --require-hashes requirements.lock || $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --editable .
	$(BIN)/python -m tools.messages compile
	touch .venv/ready

run: setup ## Set everything up and run Khum with the demonstration organisation
	KHUM_DATA=$${KHUM_DATA:-khum-data} $(BIN)/khum demo
	KHUM_DATA=$${KHUM_DATA:-khum-data} $(BIN)/khum run

test: setup ## Set everything up and pass every test: SQLite, PostgreSQL, real browser
	$(BIN)/python -m tools.test

check: setup ## Lint, types, contracts, templates, migrations, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m tools.messages check
	$(BIN)/lint-imports
	KHUM_DATA=$$(mktemp -d) $(BIN)/python manage.py makemigrations --check --dry-run
	KHUM_DATA=$$(mktemp -d) $(BIN)/python manage.py check --fail-level WARNING
	KHUM_DATA=$$(mktemp -d) $(BIN)/mypy khum config
	$(BIN)/djlint khum --lint --quiet

fix: setup ## Format and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint khum --reformat --quiet

lock: ## Write the lock file anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -o requirements.lock

bench: setup ## Repeatable benchmarks
	$(BIN)/khum bench pages
	$(BIN)/khum bench papers
