# make run: everything from a fresh clone to a page in the browser.  make test: the whole suite.
.DEFAULT_GOAL := help
export RASA_TELEMETRY_ENABLED := false

PYTHON := .venv/bin/python
# An installed uv, or one of our own in .uv (any Python from 3.8 on can make it).
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)

.PHONY: help run try-slack test bench bench-claims bench-language bench-ledgers bench-scale bench-shift bench-slack gold lint format lock screenshot clean

help: ## these lines
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/'

run: .venv/installed ## install, train, load the demo company and start; prints the address
	@.venv/bin/firstline up

try-slack: .venv/installed ## a Slack of this machine's own, to try Firstline in Slack without a workspace
	@$(PYTHON) -u -m tests.slack.by_hand

test: .venv/installed ## the whole suite, on up to four cores at once
	@$(PYTHON) -m pytest -n auto --maxprocesses 4

bench: .venv/installed ## a guidance turn beside the bare hello of Rasa's own starter
	@$(PYTHON) -m benchmarks.turn

bench-scale: .venv/installed ## the same question to a company of 10,000 and of a million; 8 GB of disk
	@$(PYTHON) -m benchmarks.scale

bench-claims: .venv/installed ## how well claims in messages are understood
	@$(PYTHON) -m benchmarks.claims

bench-ledgers: .venv/installed ## the double-debit proof on 200,000 generated ledgers of known truth
	@$(PYTHON) -m benchmarks.ledgers --n 100000

bench-shift: .venv/installed ## ten agents at work while processes are killed 200 times; is anything lost?
	@$(PYTHON) -m benchmarks.shift

bench-slack: .venv/installed ## a thousand events from Slack, three in ten repeated: how soon taken, how often answered
	@$(PYTHON) -m benchmarks.slack

gold: .venv/installed ## how far the scorer agrees with replies labelled by hand, by dimension and kind
	@$(PYTHON) -m benchmarks.gold

bench-language: .venv/installed ## how well messages are understood, and how fast
	@$(PYTHON) -m benchmarks.language

lint: .venv/installed ## style and direction of imports
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/lint-imports

format: .venv/installed ## write the code in one style
	@.venv/bin/ruff format -q . && .venv/bin/ruff check --fix -q .

lock: $(UV) ## resolve the dependencies anew
	$(UV) pip compile -q pyproject.toml --python-version 3.10 --universal --generate-hashes \
		--extra dev --no-emit-index-url -o requirements.lock

screenshot: .venv/installed ## take the picture in the README anew
	@$(PYTHON) -m docs.screenshot

.venv/installed: requirements.lock pyproject.toml | $(UV)
	@echo "Installing (about a gigabyte the first time) ..."
	@test -x $(PYTHON) || $(UV) venv -q --python 3.10 .venv
	@# Compiled once here: where Python may not write bytecode, each start would compile it all again.
	@# Named, because uv would rather fill a virtual environment that happens to be active.
	@$(UV) pip sync -q --python $(PYTHON) --compile-bytecode --require-hashes requirements.lock
	@$(UV) pip install -q --python $(PYTHON) --no-deps -e .
	@touch $@

.uv/bin/uv:
	@python3 -m venv .uv || { echo "python3 cannot make a virtual environment; install uv or your system's python3-venv package" >&2; exit 1; }
	@.uv/bin/python -m pip install -q --disable-pip-version-check uv

clean: ## remove what was installed and what was written at run time
	rm -rf .venv .uv var
