# make demo   install into .venv and check the example dossiers; documents go to build/demo
# make test   install the test tools and run all tests
# make lint   ruff and mypy (strict)
# make browser  bring Chromium for the tests of the site (Debian, as root)
# make bench  the benchmarks, also with the engine compiled (in build/compiled)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILED := build/compiled
EXAMPLES := $(sort $(wildcard examples/*.yaml examples/*.json))

.PHONY: demo test lint browser bench clean

demo: $(VENV)/.saikes
	@rm -rf build/demo
	@$(BIN)/saikes check $(EXAMPLES) --documents build/demo --lang ru; code=$$?; \
	  if [ $$code -ne 0 ] && [ $$code -ne 1 ] && [ $$code -ne 4 ]; then exit $$code; fi
	@echo
	@echo "The documents of every example, in Kazakh and in Russian, are in build/demo ($$(ls build/demo | wc -l) files)."
	@echo "Open one in a browser and print it; or look at one case: $(BIN)/saikes check examples/01-*.yaml --explain"

test: $(VENV)/.test
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	    apt-get -qq -o DPkg::Lock::Timeout=300 update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends chromium >/dev/null; } || \
	  { echo "The tests of the site need Chromium; on Debian: apt-get install chromium (as root)"; exit 1; }

bench: $(VENV)/.test $(COMPILED)/.saikes
	$(BIN)/python benchmarks/cold_start.py
	$(BIN)/python benchmarks/throughput.py
	$(COMPILED)/bin/python benchmarks/throughput.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/documents.py
	$(BIN)/python benchmarks/rules_check.py
	$(BIN)/python benchmarks/rules_test.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Saikes needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@command -v cc >/dev/null || command -v gcc >/dev/null || \
	  { echo "Saikes needs a C compiler for durable-rules; on Debian: apt-get install build-essential python3-dev"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.saikes: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $(VENV)/.saikes $@

$(COMPILED)/.saikes: $(VENV)/bin/python pyproject.toml hatch_build.py $(wildcard checker/engine/*.py checker/decision/*.py checker/dossier/*.py)
	$(PYTHON) -m venv $(COMPILED)
	SAIKES_COMPILE=1 $(COMPILED)/bin/python -m pip install --quiet '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
