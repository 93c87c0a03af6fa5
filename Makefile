# make demo and make test work in a fresh clone: they make .venv themselves.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
REFERENCE ?= ../shared/reference

.PHONY: demo test lint docs docs-fresh gate bench profile soak test-distributed check-actors clean help

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

bench: $(VENV)/with-package ## speed and memory, beside spaCy if pip installed '.[bench]'; CORPUS=FILE… adds real text
	$(BIN)/python benchmarks/bench.py $(if $(CORPUS),--corpus $(CORPUS))

profile: $(VENV)/with-package ## where the time goes, by station; CORPUS=FILE… takes real text
	$(BIN)/python benchmarks/stations.py $(if $(CORPUS),--corpus $(CORPUS))

soak: $(VENV)/with-tests ## the long tests: kill and resume, hostile texts, fuzzing with SECONDS=N for each target
	$(PIP) -e '.[fuzz]'
	$(BIN)/python benchmarks/kills.py --times 200
	$(BIN)/python benchmarks/doubling.py
	$(BIN)/python fuzz/soak.py --seconds $(or $(SECONDS),120)

test-distributed: $(VENV)/with-tests ## a cluster of two workers on this machine
	$(PIP) -e '.[dask]'
	$(BIN)/python -m pytest tests/test_distributed.py -rs

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
