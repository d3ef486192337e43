# make run, make test and the rest set up what they need first; PYTHON=… chooses the interpreter.
.DEFAULT_GOAL := help
.PHONY: help setup office run test lint bench long soak crash catalogues format lock pictures

VENV := .venv
BIN := $(VENV)/bin

help:
	@echo "make run         start scenarier (without a screen: draw it into out/ and print the projection)"
	@echo "make test        every check: lint, types, floors, data package, catalogues, tests"
	@echo "make setup       a virtual environment in .venv, and the system libraries Qt needs"
	@echo "make lint        ruff, mypy, import contracts, data package, catalogues"
	@echo "make bench       measure speed"
	@echo "make soak        ten minutes of random use: memory, menus, threads, handles must not grow"
	@echo "make crash       kills and signals at random moments: nothing is lost, nothing is left behind"
	@echo "make catalogues  take new texts into the Danish catalogue"
	@echo "make pictures    draw the pictures in docs/pictures"
	@echo "make format      format the code"
	@echo "make lock        lock the dependencies anew, with hashes"

setup:
	@sh scripts/setup.sh

run: setup
	@sh scripts/run.sh

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/frictionless validate data/aarhus-2024/datapackage.json > $(VENV)/frictionless.log || (cat $(VENV)/frictionless.log; exit 1)
	$(BIN)/python scripts/catalogues.py check

test: lint office
	$(BIN)/python -m pytest -n 2 --dist worksteal

# What tests need of the system besides; they are skipped where it is not there.
office: setup
	@sh -c '. scripts/system.sh && office_package'

long: setup
	$(BIN)/python -m pytest -n 2 --dist load -m long

# Memory that is given back is kept, alike for all that are timed; byte code is compiled first.
bench: setup
	$(BIN)/python -m compileall -q src tests
	MALLOC_TRIM_THRESHOLD_=268435456 MALLOC_MMAP_THRESHOLD_=268435456 OPENBLAS_NUM_THREADS=1 \
	$(BIN)/python -m pytest tests/perf -o python_files='bench_*.py' --benchmark-columns=min,median,max

soak: setup
	$(BIN)/python -m tests.soak.soak --seconds 600

crash: setup
	$(BIN)/python -m tests.soak.crash --kills 150 --signals 40

catalogues: setup
	$(BIN)/python scripts/catalogues.py update

pictures: setup
	sh scripts/pictures.sh $(BIN)

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:
	@sh scripts/lock.sh
