# The words of this project: demo, test, check, bench, train, serve. The environment goes to .venv and is made when first needed.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
DOSSIER := out/dossier.html
HAS_NODE := command -v npm >/dev/null && node -e "process.exit(+(process.versions.node.split('.')[0] < 20))"
WORKBENCH := src/hearsay/showing/web/static/index.html
# What is compiled when hearsay is installed.
MACHINE := hatch_build.py $(patsubst %,src/hearsay/screening/%.py,garbling keys records aligning searching)

.PHONY: help demo test check bench train serve clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    read an example report against example lists; write a dossier"
	@echo "make test    run the whole test suite"
	@echo "make check   lint, types, and who may import whom"
	@echo "make bench   measure speed and quality"
	@echo "make train   train the reader's model anew (hours, and the corpora in ../shared/data/reading)"
	@echo "make serve   open the workbench over ./case.sqlite in a browser"

demo: .venv/installed
	@mkdir -p $(dir $(DOSSIER))
	$(BIN)/hearsay read examples/report.txt --published 2025-06-12 --publisher "Example News Agency" \
		--list us-ofac-sdn=examples/lists/us-ofac-sdn \
		--list un-sc=examples/lists/un-sc \
		--list ua-war-sanctions=examples/lists/ua-war-sanctions/targets.simple.csv \
		--html $(DOSSIER)
	@echo "The dossier is $(DOSSIER): open it in a browser."

test: .venv/installed-dev $(WORKBENCH)
	@if [ -d workbench/node_modules ]; then cd workbench && npm run --silent test; fi
	$(BIN)/python -m pytest

check: .venv/installed-dev workbench/node_modules/.installed
	@if [ -d workbench/node_modules/typescript ]; then cd workbench && npm run --silent check; fi
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-dev
	@set -e; for script in $(sort $(wildcard benchmarks/*/*.py)); do echo "== $$script"; $(BIN)/python "$$script"; done

train: .venv/installed-training
	$(BIN)/python -m hearsay.training train
	$(BIN)/python -m hearsay.training export

serve: .venv/installed-serve $(WORKBENCH)
	$(BIN)/hearsay serve --open

# The workbench: built with Node where it is there; without it everything else works. With CI=true its absence is a failure.

workbench/node_modules/.installed: workbench/package-lock.json
	@if $(HAS_NODE); then cd workbench && npm ci --silent && touch node_modules/.installed; \
	elif [ "$$CI" = true ]; then echo "The workbench's tests need Node 20 or later with npm, and it is not here." >&2; exit 1; \
	else echo "There is no Node 20 or later here, so the workbench is not built; everything else works (docs/how-to/serve.md)." >&2; fi

$(WORKBENCH): workbench/node_modules/.installed workbench/openapi.json workbench/index.html $(wildcard workbench/*.ts workbench/src/*.ts* workbench/src/*/*)
	@if $(HAS_NODE); then cd workbench && npm run --silent build; fi

clean:
	rm -rf out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The environment. What is installed for the tests serves the demo too.

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON). Install Python 3.11 or later, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "hearsay needs Python 3.11 or later, and $(PYTHON) is $$($(PYTHON) --version). Name a later one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv

# PyICU, which rigour needs, is built here from its source: see docs/how-to/install.md.
define need_icu
	@$(BIN)/python -c 'import icu' 2>/dev/null || { pkg-config --exists icu-i18n && command -v c++ >/dev/null; } || { \
		echo "The ICU library or a C++ compiler is missing. Debian, Ubuntu: apt-get install libicu-dev pkg-config g++ · macOS: brew install icu4c pkg-config (then follow docs/how-to/install.md)" >&2; exit 1; }
endef

.venv/installed: .venv/bin/python pyproject.toml constraints.txt $(MACHINE)
	$(need_icu)
	@echo "Setting up .venv, once; it takes a few minutes." >&2
	$(PIP) -e .
	@touch $@

.venv/installed-dev: .venv/bin/python pyproject.toml constraints.txt $(MACHINE)
	$(need_icu)
	@echo "Setting up .venv for the tests, once; it takes a few minutes." >&2
	$(PIP) -e '.[dev]'
	@touch .venv/installed .venv/installed-serve $@

.venv/installed-serve: .venv/bin/python pyproject.toml constraints.txt $(MACHINE)
	$(need_icu)
	@echo "Setting up .venv for the service, once; it takes a few minutes." >&2
	$(PIP) -e '.[serve,export]'
	@touch .venv/installed $@

.venv/installed-training: .venv/bin/python pyproject.toml constraints.txt
	$(need_icu)
	@echo "Setting up .venv for training, once; with PyTorch it takes several minutes." >&2
	$(PIP) -e '.[training]'
	@touch .venv/installed $@
