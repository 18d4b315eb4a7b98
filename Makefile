# `make run` sets thidua up and serves it; `make test` sets it up and tests it.
PY ?= python3
B := .venv/bin
UV := VIRTUAL_ENV=.venv $(B)/uv pip install -q --no-config --no-deps
LOCK := $(B)/uv pip compile --universal --generate-hashes --no-header --no-annotate -q pyproject.toml

# Every command is a new process: let it find its modules compiled.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test lint types docs demo golden messages lock bench pictures release

help:            ## say what each target does
	@grep -E '^[a-z-]+: .*##' Makefile | sed 's/:.*##/\t/'

setup: .venv/.base  ## everything that running needs

setup-dev: .venv/.dev  ## everything that testing needs

.venv/.uv: requirements/uv.txt
	$(PY) -m venv .venv
	$(B)/pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	touch $@

.venv/.base: .venv/.uv requirements/base.txt pyproject.toml $(wildcard src/thidua/locale*/*/LC_MESSAGES/*.po)
	$(UV) --require-hashes -r requirements/base.txt
	$(UV) --no-build-isolation -e .
	$(B)/pybabel -q compile -D django -d src/thidua/locale
	$(B)/pybabel -q compile -D django -d src/thidua/locale_django
	touch $@

.venv/.dev: .venv/.base requirements/dev.txt
	$(UV) --require-hashes -r requirements/dev.txt
	touch $@

run: setup       ## set up, load the demo once, serve
	$(B)/thidua demo load --if-empty
	$(B)/thidua serve

demo: setup      ## build the demo anew
	$(B)/thidua demo load --anew

test: setup-dev  ## set up and run every test that this machine can run
	$(B)/python -m pytest -n auto --dist loadgroup $(ARGS)

lint: setup-dev   ## style, shape, import contract
	$(B)/ruff check .
	$(B)/ruff format --check .
	$(B)/lint-imports

types: setup-dev  ## mypy
	$(B)/mypy

docs: setup-dev   ## build the documentation into site/
	$(B)/mkdocs build -q --strict

golden: setup-dev ## write the golden files anew; read the difference
	$(B)/python -m pytest --write-golden $(ARGS)

messages: setup-dev ## collect the messages of the screens (needs gettext)
	cd src/thidua && DJANGO_SETTINGS_MODULE=thidua.settings ../../$(B)/django-admin makemessages -l en --no-obsolete --no-location

bench: setup-dev  ## measure
	$(B)/python -m benchmarks

pictures: setup-dev ## take the pictures of the tutorial anew (needs Chromium)
	$(B)/python docs/pictures.py

lock:            ## pin every dependency; the files name no host
	$(B)/uv pip compile --generate-hashes --no-header --no-annotate -q requirements/uv.in -o requirements/uv.txt
	$(LOCK) -o requirements/base.txt
	$(LOCK) --group dev -o requirements/dev.txt

release: setup-dev ## gather the fragments into the changelog
	$(B)/towncrier build
