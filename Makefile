# make run: everything from a fresh clone to a page in the browser.  make test: the whole suite.
.DEFAULT_GOAL := help
export RASA_TELEMETRY_ENABLED := false

PYTHON := .venv/bin/python
# An installed uv, or one of our own in .uv (any Python from 3.8 on can make it).
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)

ifeq ($(shell test -L .venv && echo linked),linked)
# It is another folder's: it is used as it is, and nothing is installed through it.
INSTALLED :=
else
# Named for this folder: in a .venv that was copied, another one's code is installed.
INSTALLED := .venv/installed$(subst /,-,$(CURDIR))
endif

.PHONY: help run try-slack test bench bench-claims bench-language bench-ledgers bench-scale bench-shift bench-slack gold lint format lock screenshot clean

help: ## these lines
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/'

run: $(INSTALLED) ## install, train, load the demo company and start; prints the address
	@$(PYTHON) -m firstline.cli up

try-slack: $(INSTALLED) ## a Slack of this machine's own, to try Firstline in Slack without a workspace
	@$(PYTHON) -u -m tests.slack.by_hand

test: $(INSTALLED) ## the whole suite, on up to four cores at once
	@$(PYTHON) -m pytest -n auto --maxprocesses 4

bench: $(INSTALLED) ## a guidance turn beside the bare hello of Rasa's own starter
	@$(PYTHON) -m benchmarks.turn

bench-scale: $(INSTALLED) ## the same question to a company of 10,000 and of a million; 8 GB of disk
	@$(PYTHON) -m benchmarks.scale

bench-claims: $(INSTALLED) ## how well claims in messages are understood
	@$(PYTHON) -m benchmarks.claims

bench-ledgers: $(INSTALLED) ## the double-debit proof on 200,000 generated ledgers of known truth
	@$(PYTHON) -m benchmarks.ledgers --n 100000

bench-shift: $(INSTALLED) ## ten agents at work while processes are killed 200 times; is anything lost?
	@$(PYTHON) -m benchmarks.shift

bench-slack: $(INSTALLED) ## a thousand events from Slack, three in ten repeated: how soon taken, how often answered
	@$(PYTHON) -m benchmarks.slack

gold: $(INSTALLED) ## how far the scorer agrees with replies labelled by hand, by dimension and kind
	@$(PYTHON) -m benchmarks.gold

bench-language: $(INSTALLED) ## how well messages are understood, and how fast
	@$(PYTHON) -m benchmarks.language

lint: $(INSTALLED) ## style and direction of imports
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/lint-imports

format: $(INSTALLED) ## write the code in one style
	@.venv/bin/ruff format -q . && .venv/bin/ruff check --fix -q .

lock: $(UV) ## resolve the dependencies anew
	$(UV) pip compile -q pyproject.toml --python-version 3.10 --universal --generate-hashes \
		--extra dev --no-emit-index-url -o requirements.lock

screenshot: $(INSTALLED) ## take the picture in the README anew
	@$(PYTHON) -m docs.screenshot

ifneq ($(shell test -L .venv && echo linked),linked)
$(INSTALLED): requirements.lock pyproject.toml | $(UV)
	@echo "Installing (about a gigabyte the first time) ..."
	@test -x $(PYTHON) || $(UV) venv -q --python 3.10 .venv
	@# Compiled once here: where Python may not write bytecode, each start would compile it all again.
	@# Named, because uv would rather fill a virtual environment that happens to be active.
	@$(UV) pip sync -q --python $(PYTHON) --compile-bytecode --require-hashes requirements.lock
	@$(UV) pip install -q --python $(PYTHON) --no-deps -e .
	@touch $@
endif

.uv/bin/uv:
	@python3 -m venv .uv || { echo "python3 cannot make a virtual environment; install uv or your system's python3-venv package" >&2; exit 1; }
	@.uv/bin/python -m pip install -q --disable-pip-version-check uv

clean: ## remove what was installed and what was written at run time
	rm -rf .venv .uv var
