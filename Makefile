# make demo and make test work in a fresh clone: they make .venv themselves.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
REFERENCE ?= ../shared/reference

.PHONY: demo test lint docs docs-fresh gate bench check-actors clean help

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

demo: $(VENV)/with-package ## install the package and find the events of the five seeds
	$(BIN)/dipevents extract seeds/

test: $(VENV)/with-tests ## the whole test suite
	$(BIN)/python -m pytest

lint: $(VENV)/with-lint ## ruff, and mypy strict on the package
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(VENV)/with-package ## write the pages that are made from the program and its rules
	$(BIN)/python tools/make_docs.py

docs-fresh: $(VENV)/with-package ## fail where those pages are out of date
	$(BIN)/python tools/make_docs.py --check

gate: $(VENV)/with-package ## fail where a figure on gold is below its floor
	$(BIN)/dipevents gate

bench: $(VENV)/with-package ## the benchmarks
	for each in benchmarks/*.py; do $(BIN)/python $$each || exit 1; done

check-actors: $(VENV)/with-package ## hold the tables of who against reference lists in $(REFERENCE)
	$(BIN)/python tools/check_countries.py $(REFERENCE)/factbook-countries.csv
	$(BIN)/python tools/check_actors.py $(REFERENCE)

clean: ## remove what was made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/with-package: pyproject.toml | $(BIN)/python
	$(PIP) -e .
	touch $@

$(VENV)/with-tests: pyproject.toml | $(BIN)/python
	$(PIP) -e '.[test]'
	touch $@ $(VENV)/with-package

$(VENV)/with-lint: pyproject.toml | $(BIN)/python
	$(PIP) -e '.[lint]'
	touch $@ $(VENV)/with-package
