# make demo and make test work in a fresh clone: they make .venv themselves.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := requirements/ci.txt
REFERENCE ?= ../shared/reference

.PHONY: demo test lint docs pages docs-fresh site gate bench profile soak coverage mutants lock lowest sbom \
	test-compiled test-distributed check-actors clean help

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

demo: $(VENV)/with-package ## install the package and find the events of the five seeds
	$(BIN)/dipevents extract seeds/

test: $(VENV)/with-tests ## the whole test suite
	$(BIN)/python -m pytest

lint: $(VENV)/with-lint ## ruff, and mypy strict on the package
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: pages site ## write the pages that are made from the program, and build the site of all

pages: $(VENV)/with-package ## write the pages that are made from the program and its rules
	$(BIN)/python tools/make_docs.py

docs-fresh: $(VENV)/with-package ## fail where those pages are out of date
	$(BIN)/python tools/make_docs.py --check

site: $(VENV)/with-docs ## build the site of all pages in build/site; any warning fails it
	$(BIN)/python -m sphinx -q -n -W --keep-going -b html docs build/site

gate: $(VENV)/with-package ## fail where a figure on gold is below its floor
	$(BIN)/dipevents gate

bench: $(VENV)/with-package ## speed and memory, beside spaCy if pip installed '.[bench]'; CORPUS=FILE… adds real text
	$(BIN)/python benchmarks/bench.py $(if $(CORPUS),--corpus $(CORPUS))

profile: $(VENV)/with-package ## where the time goes, by station; CORPUS=FILE… takes real text
	$(BIN)/python benchmarks/stations.py $(if $(CORPUS),--corpus $(CORPUS))

soak: $(VENV)/with-tests ## the long tests: kills, hostile texts, CORPUS=FILE… read both ways, fuzzing with SECONDS=N a target
	$(PIP) -e '.[fuzz]'
	$(BIN)/python benchmarks/kills.py --times 200
	$(BIN)/python benchmarks/doubling.py
	$(if $(CORPUS),$(BIN)/python benchmarks/differential.py $(CORPUS))
	$(BIN)/python fuzz/soak.py --seconds $(or $(SECONDS),120)

coverage: $(VENV)/with-tests ## the suite with branches counted, worker processes too; fails below 92 %
	$(PIP) 'coverage>=7.10'
	mkdir -p build/coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --deselect tests/test_completion.py::test_nothing_heavy_is_loaded_to_start
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutants: $(VENV)/with-tests ## slips put into the modules that must not slip; fails where tests notice fewer than 85 %
	$(BIN)/python benchmarks/mutants.py

lock: $(BIN)/python ## choose the newest releases that the tests and the site are made with, by their hashes
	$(PIP) uv
	echo 'setuptools>=77' | $(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade \
		--python-version 3.11 --extra test --extra lint --extra docs --custom-compile-command 'make lock' \
		--output-file $(LOCK) pyproject.toml -

lowest: $(BIN)/python ## the suite with the lowest releases that the package allows
	$(PIP) uv
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python build/lowest
	$(BIN)/uv pip install --quiet --python build/lowest/bin/python --resolution lowest-direct -e '.[test]'
	build/lowest/bin/python -m pytest

sbom: $(BIN)/python ## what the package brings with it, as CycloneDX
	$(PIP) uv cyclonedx-bom
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python build/runtime
	$(BIN)/uv pip install --quiet --python build/runtime/bin/python -e .
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
		--output-file build/sbom.json build/runtime/bin/python

# What an older build left must not get into the wheel.
test-compiled: $(BIN)/python ## the package built compiled, in five minutes: the same bytes, and how fast; CORPUS=FILE… adds real text
	rm -rf build/compiled build/lib.* build/temp.*
	$(BIN)/python -m venv build/compiled
	DIPEVENTS_COMPILE=1 build/compiled/bin/python -m pip install --quiet --disable-pip-version-check .
	build/compiled/bin/python benchmarks/compiled.py $(if $(CORPUS),--corpus $(CORPUS))

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

# The releases of the lock and no others; pyproject.toml says which would do.
$(VENV)/with-tests: pyproject.toml $(LOCK) | $(BIN)/python
	$(PIP) --require-hashes -r $(LOCK)
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/with-package

$(VENV)/with-lint: $(VENV)/with-tests
	touch $@

$(VENV)/with-docs: $(VENV)/with-tests
	touch $@
