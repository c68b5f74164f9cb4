# Two commands to a running service: `make install` once, `make run` any time (it installs when needed).
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

.PHONY: install run test lint bench bench-understanding lock clean

install: $(STAMP)

run: $(STAMP)
	@SANDBOX=$${SANDBOX:-1} $(VENV)/bin/flask serve

test: $(DEV_STAMP)
	$(VENV)/bin/python -m pytest

lint: $(DEV_STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/flask kb check

bench: $(DEV_STAMP)
	$(VENV)/bin/python tests/bench/webhook.py

bench-understanding: $(DEV_STAMP)
	$(VENV)/bin/python tests/bench/understanding.py

lock:
	$(VENV)/bin/pip install --quiet uv
	$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 requirements.in -o requirements.txt
	$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) data

$(STAMP): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo '需要 Python 3.11 或更新的版本，请先安装软件包 python3。'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo '缺少 Python 的虚拟环境组件，请先安装软件包 python3-venv：apt-get install python3-venv'; exit 1; }
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --compile-bytecode --python $(VENV)/bin/python --require-hashes -r requirements.txt; \
	else $(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt; fi
	@$(VENV)/bin/python -m compileall -q $(VENV)/lib bot handlers config sandbox app.py admin.py parts.py demo.py >/dev/null || true
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(STAMP)
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --compile-bytecode --python $(VENV)/bin/python --require-hashes -r requirements-dev.txt; \
	else $(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt; fi
	@touch $@
