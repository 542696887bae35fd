# Every target installs what it needs into $(VENV), from the locks; a second run finds it there.
# On a fresh machine `make site` and `make test` are all there is to type.

VENV ?= .venv
PORTABLE ?= .venv-portable
BIN = $(VENV)/bin
SITE ?= site
FORMAT ?= text
BASE ?=
JSON ?=
SLACK ?= 1
QUICK ?=

# How much of `make fuzz`, `make lost` and `make charts`; what fails is kept in .cache/fuzz/, as small as it can be.
COUNT ?=
SECONDS ?=
SEED ?=
BEGIN ?=
TRY = $(BIN)/python -m tests.fuzz.run
TRIED = $(if $(COUNT),--count $(COUNT)) $(if $(SECONDS),--seconds $(SECONDS)) $(if $(SEED),--seed $(SEED)) $(if $(BEGIN),--begin $(BEGIN))
ONLY ?=

# The newest Python that will do; looked for only when $(VENV) is made.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$python; break; fi; done)

PIP = -m pip install --quiet --disable-pip-version-check --no-input
INSTALL = $(BIN)/python $(PIP)
LOCKED = --require-hashes --only-binary :all: # building from source would fetch what it needs without a hash
COMPILE = $(BIN)/python -m compileall -q macros # so that a command starts quickly where Python may not write this itself
EXACT = macros/load/*,macros/model/*,macros/checks/*,macros/kpis/*
WORKFLOWS = $(wildcard .github/workflows/*.yml)

.DEFAULT_GOAL := help
.PHONY: help site serve check fix kpis test lint types layers workflows unit browser vnu codeowners schemas pictures look html lighthouse portable format lock clean diff bench bench-large fuzz lost charts faults audit sbom mutants

help: ## this list
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

site: $(VENV)/site-ready ## build the site in every language into site/
	$(BIN)/roadmap build --site $(SITE)
	@echo "The site is in $(SITE)/, ready for any web server. To look at it here:"
	@echo "  $(BIN)/python -m http.server --directory $(SITE) --bind 127.0.0.1 8000    then open http://127.0.0.1:8000/"
	@echo "or 'make serve' to edit and watch."

serve: $(VENV)/site-ready ## the site with live reload while you edit
	$(BIN)/roadmap serve

check: $(VENV)/check-ready ## all that is wrong in data/, in a second (BASE=origin/main: broken promises too; FORMAT=json or github)
	@$(BIN)/python -m macros check --format $(FORMAT) $(if $(BASE),--base '$(BASE)')

fix: $(VENV)/check-ready ## put right every mistake in data/ of which the right text is known
	@$(BIN)/python -m macros fix

kpis: $(VENV)/site-ready ## the figures of today
	@$(BIN)/roadmap kpis

diff: $(VENV)/site-ready ## what your change does, beside BASE=origin/main (FORMAT=markdown or json for machines)
	@$(BIN)/roadmap diff "$(or $(BASE),origin/main)" --format $(FORMAT)

test: lint types layers workflows check codeowners site unit ## everything that must hold before a change is merged: what CI runs

lint: $(VENV)/test-ready ## style and form of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/test-ready ## types, strictly
	$(BIN)/mypy

layers: $(VENV)/test-ready ## which part of macros/ may know which
	$(BIN)/lint-imports --no-logo

workflows: $(VENV)/test-ready ## the workflows: their form, and what they may do
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows $(WORKFLOWS)
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.gitlab-ci .gitlab-ci.yml
	$(BIN)/zizmor --offline --no-progress --strict-collection --persona pedantic .github

unit: $(VENV)/test-ready browser vnu ## the tests, with coverage (all of load, model, checks, kpis; 95 % of the rest)
	@$(COMPILE)
	@rm -f .coverage .coverage.*
	ROADMAP_CHROMIUM="$$(sh .ci/chromium)" $(BIN)/coverage run -m pytest -p xdist --numprocesses auto --dist loadfile --no-loadscope-reorder
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under 95
	$(BIN)/coverage report --fail-under 100 --include '$(EXACT)'

faults: $(VENV)/test-ready browser ## the tests of faults in their long forms: 20 kills, 1,000 pairs of changes, every hostile page (minutes)
	ROADMAP_CHROMIUM="$$(sh .ci/chromium)" $(BIN)/python -m pytest tests/faults tests/site/test_hostile_texts.py --long

audit: $(VENV)/test-ready ## whether a vulnerability is known in anything the locks name (needs the network)
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements-test.txt || { \
		echo "A package above has a known vulnerability: raise its version in pyproject.toml and run make lock." \
		"Or the list of vulnerabilities could not be reached, and nothing was judged: try again with a network." >&2; exit 1; }

browser: # a Chromium for the tests of the built site: found, or installed where we may
	@sh .ci/chromium >/dev/null

fuzz: $(VENV)/test-ready ## a million mutated roadmaps: each is data or a problem with a place (COUNT=, SECONDS=, SEED=, BEGIN= to go on)
	$(TRY) fuzz $(TRIED)

lost: $(VENV)/test-ready ## ten thousand valid roadmaps: all that was typed is told (COUNT=, SECONDS=, SEED=, BEGIN=)
	$(TRY) lost $(TRIED)

charts: $(VENV)/test-ready ## twenty thousand drawings of any values: each is made, and sound (COUNT=, SECONDS=, SEED=, BEGIN=)
	$(TRY) charts $(TRIED)

look: $(VENV)/test-ready browser ## every page at five widths, light and dark, of small and large roadmaps (most of an hour; QUICK=1: half of it)
	ROADMAP_CHROMIUM="$$(sh .ci/chromium)" QUICK="$(QUICK)" $(BIN)/python -m tests.site.look

html: $(VENV)/test-ready ## the HTML of every page, as the W3C's checker reads it (needs Java and npm)
	@sh .ci/npm vnu
	@$(BIN)/python -m tests.site.html

bench: $(VENV)/test-ready browser ## how quick and light it is, beside its goals (SLACK=1.3 on a busy machine; minutes)
	ROADMAP_CHROMIUM="$$(sh .ci/chromium)" $(BIN)/python -m bench.run S M --slack $(SLACK) $(if $(JSON),--json '$(JSON)')

bench-large: $(VENV)/test-ready browser ## the same for 8,000 records (many minutes)
	ROADMAP_CHROMIUM="$$(sh .ci/chromium)" $(BIN)/python -m bench.run L --slack $(SLACK) $(if $(JSON),--json '$(JSON)')

lighthouse: $(VENV)/test-ready browser ## what Lighthouse thinks of some pages, on a phone (needs npm, and a machine at rest)
	@sh .ci/npm lighthouse
	@ROADMAP_CHROMIUM="$$(sh .ci/chromium)" $(BIN)/python -m tests.site.lighthouse

portable: $(PORTABLE)/portable-ready ## the same site by ProperDocs and by Zensical, beside that of mkdocs
	$(PORTABLE)/bin/python -m tests.site.portable

mutants: $(VENV)/mutants-ready ## which mistakes in the engine no test finds (hours; ONLY=macros/kpis/coverage.py: minutes)
	@$(BIN)/python -m tests.mutants.run $(ONLY)

vnu: # the checker of HTML, where this machine can have it: `make html` insists, the tests do not
	@if command -v java >/dev/null; then sh .ci/npm vnu || echo "The tests go on without the checker of HTML."; fi

sbom: $(VENV)/test-ready ## the site's bill of materials, anew from requirements.txt
	$(BIN)/python -m tests.project.sbom

schemas: $(VENV)/site-ready ## what the editor knows of data/, anew from the contract
	$(BIN)/roadmap schema .vscode/schemas

codeowners: $(VENV)/check-ready ## whether .github/CODEOWNERS agrees with data/owners.yml, where there is one
	@if [ -f .github/CODEOWNERS ]; then $(BIN)/python -m macros codeowners --check .github/CODEOWNERS; fi

pictures: $(VENV)/test-ready browser ## take the pictures of README anew
	ROADMAP_CHROMIUM="$$(sh .ci/chromium)" $(BIN)/python -m tests.site.pictures

format: $(VENV)/test-ready ## put the code in form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command 'make lock'

lock: $(VENV)/test-ready ## renew requirements*.txt from pyproject.toml
	$(LOCK) pyproject.toml --group install --output-file requirements.txt
	$(LOCK) --group check --constraint requirements.txt --output-file requirements-check.txt
	$(LOCK) pyproject.toml --group install --group portable --constraint requirements.txt --output-file requirements-portable.txt
	$(LOCK) pyproject.toml --group install --group test --constraint requirements.txt --output-file requirements-test.txt
	$(LOCK) --group mutants --constraint requirements-test.txt --output-file requirements-mutants.txt
	$(MAKE) sbom

clean: ## remove what was built and installed
	rm -rf $(VENV) $(PORTABLE) $(SITE) tests/site/npm/*/node_modules .cache .coverage .coverage.* .hypothesis .import_linter_cache mutants .mypy_cache .pytest_cache .ruff_cache
	find macros tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed, each with a stamp that is as old as the lock it was made from.

$(VENV)/check-ready: requirements-check.txt $(VENV)/ready
	$(INSTALL) $(LOCKED) -r requirements-check.txt
	@$(COMPILE)
	@touch $@

$(VENV)/site-ready: requirements.txt pyproject.toml $(VENV)/ready
	$(INSTALL) $(LOCKED) -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/test-ready: requirements-test.txt $(VENV)/site-ready
	$(INSTALL) $(LOCKED) -r requirements-test.txt
	@touch $@

$(PORTABLE)/portable-ready: requirements-portable.txt $(PORTABLE)/ready
	@$(PORTABLE)/bin/python $(PIP) $(LOCKED) -r requirements-portable.txt || { echo "ProperDocs and Zensical could not be installed (above is why)." \
		"The site needs neither: make site and make test go without." >&2; exit 1; }
	@touch $@

$(VENV)/mutants-ready: requirements-mutants.txt $(VENV)/test-ready
	$(INSTALL) $(LOCKED) -r requirements-mutants.txt
	@touch $@

$(VENV)/ready $(PORTABLE)/ready:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found." \
		"Install it (Debian and Ubuntu: apt-get install python3 python3-venv), or name one: make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment." \
		"Install what it lacks (Debian and Ubuntu: apt-get install $$(basename $(PYTHON))-venv), then run make again." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(@D)
	@touch $@
