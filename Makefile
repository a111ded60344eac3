# What one can do here. `make` alone lists it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run demo test lint check train crash bench requirements clean

# Choose another interpreter with: make PYTHON=python3.12 run
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PIP_TOOLS := pip-tools==7.6.2

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/run.stamp ## serve Telegram if there is a token, otherwise the demo
	@exec $(BIN)/hamroh

demo: .venv/run.stamp ## a person's phone beside the desk, in the browser
	@exec $(BIN)/hamroh demo

test: lint ## everything CI runs
	$(BIN)/python -m pytest
	@if command -v msgfmt >/dev/null; then \
		find locales -name '*.po' -print | while read -r file; do msgfmt --check --output-file=/dev/null "$$file" || exit 1; done; \
	else echo "msgfmt is missing (package gettext): the PO files were not checked by it"; fi
	$(BIN)/hamroh check

lint: .venv/test.stamp ## form and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: .venv/run.stamp ## all problems of the content
	$(BIN)/hamroh check

train: .venv/train.stamp ## learn anew from dialogs/examples, then measure
	$(BIN)/python -m training
	$(BIN)/hamroh evaluate

crash: .venv/test.stamp ## the long crash run: 300 kills
	$(BIN)/python -m pytest -m crash -s

bench: .venv/bench.stamp ## how fast, compared with others
	$(BIN)/python -m bench

requirements: ## pin the newest versions that requirements/*.in allow
	$(PYTHON) -m venv build/pin
	build/pin/bin/python -m pip --quiet install $(PIP_TOOLS)
	cd requirements && for name in run test train bench; do \
		PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= ../build/pin/bin/pip-compile --quiet --upgrade \
			--generate-hashes --strip-extras --no-header --annotation-style=line --no-emit-index-url \
			--no-emit-find-links --output-file=$$name.txt $$name.in || exit 1; done

clean: ## remove what was made here, except conversations and keys
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/made.stamp:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11"; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv || { echo "venv is missing: on Debian and Ubuntu, apt-get install python3-venv"; exit 1; }
	@touch $@

# An editable install by a pinned builder: gives the command `hamroh` without asking the network for anything more.
.venv/run.stamp: .venv/made.stamp requirements/run.txt pyproject.toml
	@echo "Installing what Hamroh needs into .venv ..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

.venv/train.stamp: .venv/run.stamp requirements/train.txt
	@$(PIP) install --require-hashes -r requirements/train.txt
	@touch $@

.venv/bench.stamp: .venv/run.stamp requirements/bench.txt
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@
