# Lotse's tasks. They need git, make and a Python; setup.sh brings the rest.
LOTSE = .venv/bin/lotse
STEP = @sh setup.sh step
# Whole files of tests side by side, since a file shares a server or a database; four hold all the memory that a laptop has to spare.
# Each takes one thread: libraries that start as many as there are cores would stand in one another's way.
SIDE_BY_SIDE = -n auto --maxprocesses 4 --dist loadfile
export TORCH
export RASA_TELEMETRY_ENABLED = false

.PHONY: help run build environment test check fuzz audit bench cluster faults lighthouse screenshots lock clean

help:
	@echo "make run     set up what is missing and serve Lotse on http://127.0.0.1:8000"
	@echo "make build   the same without serving"
	@echo "make test    run all tests"
	@echo "make check   ruff and mypy"
	@echo "make fuzz    ten minutes each of generated messages, files and requests"
	@echo "make audit   look up known holes in what is installed (needs the internet)"
	@echo "make bench   measure how fast it is, alone and beside a stock Rasa deployment (PEER=short takes a quarter of an hour)"
	@echo "make cluster PostgreSQL, Redis, nginx and three replicas on this machine, until Ctrl-C"
	@echo "make faults  what replicas do when one is killed, an engine goes away, a disk is full, a network cut or a clock wrong"
	@echo "make lighthouse   Lighthouse 12 by npm and Chromium over the pages that people meet"
	@echo "make screenshots  take the pictures of docs/screenshots anew"
	@echo "make lock    write requirements.txt anew from requirements.in"
	@echo "make clean   remove what was built (.venv, index, model), but no conversation"

run: build
	@exec $(LOTSE) serve

build: environment
	$(STEP) "Catalogue: taking in the offers" $(LOTSE) offers import --no-index
	$(STEP) "Rasa: training the model" $(LOTSE) train
	$(STEP) "Index: building the search" $(LOTSE) index build

environment:
	@sh setup.sh environment

test: environment
	@sh setup.sh packages
	@$(MAKE) --no-print-directory build
	$(STEP) "Tests" env OMP_NUM_THREADS=1 .venv/bin/python -m pytest -p tests.nothing_skipped $(SIDE_BY_SIDE)

check: environment
	$(STEP) "ruff" .venv/bin/ruff check .
	$(STEP) "mypy" .venv/bin/mypy

fuzz: build
	$(STEP) "Fuzzing" env FUZZ_MINUTES=$${FUZZ_MINUTES:-10} .venv/bin/python -m pytest -q tests/fuzz

# In an environment of its own: pip-audit wants newer libraries than Rasa allows.
audit: environment
	@test -x var/audit/bin/pip-audit || { .venv/bin/python -m venv var/audit && var/audit/bin/pip install --quiet pip-audit; }
	$(STEP) "pip-audit" var/audit/bin/pip-audit --requirement requirements.txt --disable-pip --no-deps

PEER ?= full
bench: build
	$(LOTSE) bench
	$(LOTSE) bench peer $(PEER) --out $(if $(filter full,$(PEER)),docs/evaluation,var/bench)

# PostgreSQL, Redis, nginx and three replicas, for as long as it runs; nothing of it stays.
cluster: build
	@$(LOTSE) cluster

# Replicas killed and cut off, engines stopped, disks filled, clocks set, index and model swapped: docs/deploy.md says what is lost.
faults: environment
	@sh setup.sh packages
	@$(MAKE) --no-print-directory build
	$(STEP) "Faults" .venv/bin/python -m pytest -q -rs tests/bot/test_replicas.py tests/bot/test_turns.py tests/bot/test_faults.py

# A server of its own; ends with an error where a page misses what docs/page.md says.
lighthouse: build
	$(STEP) "Lighthouse" .venv/bin/python -m tests.lighthouse var/lighthouse

# Every state in every voice at four widths, light and dark, into var/screenshots; those worth keeping into docs/screenshots.
screenshots: build
	$(STEP) "Pictures" .venv/bin/python -m tests.screenshots var/screenshots

lock:
	@sh setup.sh lock

clean:
	rm -rf .venv index/store bot/model .rasa var/uv var/uv.txt var/requirements.txt
