# From a fresh clone: "make run" serves the site, "make test" runs the whole suite. Works with GNU make 3.81 and later.

PYTHON ?= python3
PORT ?= 8000
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test lint lock messages clean

run: $(VENV)/run-installed
	@$(BIN)/python -c 'import socket, sys; sys.exit(not socket.socket().connect_ex(("127.0.0.1", $(PORT))))' 2>/dev/null \
		|| { echo "Port $(PORT) is taken, or is no port: choose another one, as in: make run PORT=8001" >&2; exit 1; }
	@DEBUG=1 $(BIN)/python manage.py prepare
	@DEBUG=1 $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# A worker a core and one more, for browsers let them wait, each with a database of its own.
# ARGS reaches pytest, as in: make test ARGS="-k search"
WORKERS = $(shell $(BIN)/python -c 'import os; print(min(8, (os.cpu_count() or 1) + 1))')
PYTEST = $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal $(ARGS)
test: $(VENV)/test-installed
	@echo "The tests on SQLite"
	@env -u DATABASE_URL $(PYTEST)
	@echo "The tests on PostgreSQL"
	@$(BIN)/python -m tests.postgres $(PYTEST)

lint: $(VENV)/test-installed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

# Keeps the pinned versions that still fit; for newer ones: make lock ARGS=--upgrade
LOCK = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)
lock:
	@command -v $(UV) >/dev/null || { echo "uv is missing: install uv (pipx install uv), or name it with UV=" >&2; exit 1; }
	@$(LOCK) --output-file requirements.txt
	@$(LOCK) --group dev --output-file requirements-dev.txt

# Brings the catalogues of the languages up to date and says which strings they lack. Wants gettext (Debian: apt install gettext).
CATALOGUES = --locale fr --locale ar
messages: $(VENV)/test-installed
	@DEBUG=1 $(BIN)/python manage.py makemessages $(CATALOGUES) --no-wrap --no-obsolete --add-location file \
		--ignore $(VENV) --ignore var --ignore tests --ignore benchmarks --ignore "templates/admin/*"
	@DEBUG=1 $(BIN)/python manage.py compilemessages $(CATALOGUES) --ignore $(VENV)
	@$(BIN)/python -m tests.messages

# Leaves var/, which holds the site's data.
clean:
	@rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: pip runs only after a requirements file, or the virtual environment, has changed.
$(VENV)/run-installed: requirements.txt $(VENV)/made
	@echo "Installing requirements.txt ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/test-installed: requirements-dev.txt $(VENV)/made
	@echo "Installing requirements-dev.txt ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

# A virtual environment whose Python is gone (an upgrade of the system, a moved home) is made again.
ifneq ($(shell $(BIN)/python -c 'print("works")' 2>/dev/null),works)
.PHONY: $(VENV)/made
endif
$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer" \
		"(Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version 2>&1) is too old:" \
		"install Python 3.11 or newer (Debian, Ubuntu: apt install python3.11 python3.11-venv; macOS: brew install python)" \
		"and name it, as in: make run PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment:" \
		"install the package python3-venv (Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@
