# Rida. `make run` and `make test` are all the set-up there is; the rest is for people who change it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help run test test-rest test-all check lint install lock docs licences transcripts format clean

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: install ## start the demonstration on http://127.0.0.1:8080
	@RIDA_DEMO=$${RIDA_DEMO-true} $(BIN)/rida run

# The tests start Python some fifty times: where it may keep what it compiled, each start is seconds quicker.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest -q --numprocesses auto --dist worksteal
.PHONY: tested
tested: $(VENV)/.test install browser deploy-tools dovecot built

test: tested ## install what the tests need and show every rule once, in minutes
	@$(PYTEST) -m 'not thorough'

test-rest: tested ## what `make test` leaves out: more browsers, more kills, each talk on every channel
	@$(PYTEST) -m thorough

test-all: tested ## every test that needs no secret, in one run
	@$(PYTEST)

check: test-all lint ## every test, and formatting, lint and types

lint: $(VENV)/.test ## formatting, lint and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

install: $(VENV)/.compiled ## install what running needs into .venv

# Compiled here, and no more at any start: .ci/compiled.py says what that is for, and why it is never stale.
$(VENV)/.compiled: $(VENV)/.read $(shell find bot faq handlers -name '*.py')
	@$(BIN)/python -m compileall -q bot faq handlers
	@touch $@

$(VENV)/.read: $(VENV)/.run .ci/compiled.py
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python .ci/compiled.py
	@touch $@

$(VENV)/.uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rida needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which one to use: make run PYTHON=python3.12")'
	@echo "· making .venv"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.run: $(VENV)/.uv requirements/run.txt requirements/build.txt pyproject.toml
	@echo "· installing what Rida runs on (the first time takes a minute or two)"
	@$(UV) pip install --python $(BIN)/python --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(UV) pip install --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	@echo "· installing what the tests need"
	@$(UV) pip install --python $(BIN)/python --require-hashes -r requirements/test.txt
	@touch $@

.PHONY: built
built: $(VENV)/.test # once: some processes of tests would at once, and a bench beside its walk
	@$(BIN)/rida faq build

.PHONY: browser
browser:
	@.ci/browser

.PHONY: deploy-tools
deploy-tools:
	@.ci/deploy-tools

.PHONY: dovecot
dovecot:
	@.ci/dovecot

lock: $(VENV)/.uv ## resolve the requirements again (hashed, without any address)
	@for name in uv build run test bench; do \
	  $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command 'make lock' requirements/$$name.in -o requirements/$$name.txt || exit 1; done

docs: $(VENV)/.test ## draw docs/case-states.md from the table of moves
	@$(BIN)/python -m bot.core.diagram > docs/case-states.md

licences: $(VENV)/.run ## write docs/licences.md: what Rida runs on, under which licence, and what for
	@$(BIN)/python .ci/licences.py > docs/licences.md.new && mv docs/licences.md.new docs/licences.md

.PHONY: fonts
fonts: $(VENV)/.test ## cut the letters that most pages need out of the whole fonts, after a change of .ci/fonts
	@$(BIN)/python .ci/fonts

.PHONY: audit
audit: $(VENV)/.uv ## ask PyPI for known vulnerabilities of what Rida runs on; says so where it cannot be asked
	@.ci/audit

transcripts: $(VENV)/.test ## tell the talks of tests/transcripts anew, after a wanted change of words
	@-TELL_ANEW=1 $(BIN)/pytest -q tests/transcripts

MINUTES ?= 10
.PHONY: explore
explore: $(VENV)/.test ## try the properties with fresh examples: make explore MINUTES=60
	@.ci/explore $(MINUTES)

SAMPLE ?= 300
SEED   ?= 7
.PHONY: mutants
mutants: $(VENV)/.test ## change one line at a time in a copy and say which change no test notices: make mutants SAMPLE=40
	@$(BIN)/python -m tests.mutants --sample $(SAMPLE) --seed $(SEED) --only "$(ONLY)"

.PHONY: crash bench bench-turns bench-sends bench-start bench-grown
crash: $(VENV)/.test ## kill the bot at every named place and at 200 random instants, and count (half an hour)
	@$(BIN)/python -m tests.crash.run

bench: bench-turns bench-sends bench-start bench-grown ## every figure of docs/figures.md (some minutes each)

NETWORK ?= 0
PEOPLE  ?= 50,400,2000
ROUNDS  ?= 3
bench-turns: $(VENV)/.test $(VENV)-bench/.made built ## what a turn costs, beside the textbook bots: make bench-turns PEOPLE=50 NETWORK=150
	@$(BIN)/python -m bench.turns --textbooks $(VENV)-bench/bin/python --people $(PEOPLE) --rounds $(ROUNDS) --network $(NETWORK)

bench-sends: $(VENV)/.test ## how many messages a second go out over a slow network
	@$(BIN)/python -m bench.sends

bench-start: $(VENV)/.test $(VENV)-bench/.made ## how long a start takes, and how much memory
	@$(BIN)/python -m bench.start --textbooks $(VENV)-bench/bin/python

FEW     ?= 1000
MANY    ?= 100000
EACH    ?= 1000
bench-grown: $(VENV)/.test ## what a turn costs in a case book that has grown: make bench-grown MANY=1000000 EACH=1
	@$(BIN)/python -m bench.grown --few $(FEW) --many $(MANY) --of-each $(EACH)
	@$(BIN)/python -m bench.tick

$(VENV)-bench/.made: $(VENV)/.uv requirements/bench.txt
	@$(UV) venv --quiet --clear --python $(BIN)/python $(VENV)-bench
	@$(UV) pip install --python $(VENV)-bench/bin/python --require-hashes -r requirements/bench.txt
	@touch $@

format: $(VENV)/.test ## format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean: ## remove what was installed; data/ is left alone
	rm -rf $(VENV) $(VENV)-bench $(VENV)-audit
