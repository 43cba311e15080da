# What a newcomer needs: `make demo` and `make test`. Both work in a fresh clone, with Python 3.11 or later and nothing else.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The YAML language server, by which the tests see what an editor makes of the schemas; it needs npm.
YAML_SERVER := yaml-language-server@1.25.0

.PHONY: help demo test lint bench editors clean

help:
	@echo "make demo    what aigov says of the examples"
	@echo "make test    every test"
	@echo "make lint    ruff, mypy, the floors, the schemas and the rules' own examples"
	@echo "make bench   speed and memory, against bench/marks.toml"
	@echo "make editors what some tests drive as an editor does: the YAML language server, with npm"
	@echo "make clean   take away what these have made"

# The first interpreter that is new enough and can make a virtual environment; PYTHON=... names another one.
$(READY): pyproject.toml
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "$$python -m venv $(VENV)" && "$$python" -m venv --clear $(VENV) && \
	    echo "pip install -e .[dev]" && $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' && \
	    touch $(READY) && exit 0 || exit 1; \
	  fi; \
	done; \
	echo "aigov needs Python 3.11 or later with venv (on Debian: apt install python3-venv). Found: $$(python3 --version 2>&1)." >&2; \
	echo "Another one can be named: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
	exit 1

# Exit 1 says that there are findings, and the examples have some; make itself would turn it into an error.
demo: $(READY)
	$(BIN)/aigov check examples --as-of 2026-11-22 || [ $$? -eq 1 ]

test: $(READY)
	$(BIN)/python -m pytest -n 2 $(PYTEST)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m aigov.manifest.generate --check
	$(BIN)/aigov test

bench: $(READY)
	$(BIN)/python bench/measure.py

editors: $(VENV)/node/.$(YAML_SERVER)

$(VENV)/node/.$(YAML_SERVER): $(READY)
	npm install --prefix $(VENV)/node --ignore-scripts --no-package-lock --no-audit --no-fund --silent $(YAML_SERVER)
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist build
