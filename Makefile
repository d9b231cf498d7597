# A menu over dev.py for those who like make.

.DEFAULT_GOAL := help
.PHONY: help run sure lint unit journeys assets lock

help:  ## Show this menu
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run:  ## Install what is missing, fill an empty installation, serve on port 8000
	python3 dev.py run

sure:  ## Every check and every test, as the integration runs them
	python3 dev.py test

lint:  ## The quick checks: style, imports, types, templates, spelling
	python3 dev.py test lint format imports types dependencies templates spelling

unit:  ## The tests on SQLite
	python3 dev.py test unit

journeys:  ## The story in a real browser, on SQLite
	python3 dev.py test journeys

assets:  ## Build styles, scripts and fonts
	python3 dev.py assets

# Needs uv, which nothing else here does. Hashes, no addresses: any package index will do.
UV_COMPILE = uv pip compile --quiet --no-config --universal --generate-hashes \
	--no-emit-index-annotation --no-header --python-version 3.11

lock:  ## Resolve pyproject.toml anew into requirements/*.txt
	$(UV_COMPILE) pyproject.toml -o requirements/main.txt
	$(UV_COMPILE) pyproject.toml --group dev -c requirements/main.txt -o requirements/dev.txt
	$(UV_COMPILE) pyproject.toml --group bench -c requirements/dev.txt -o requirements/bench.txt
	$(UV_COMPILE) --group build -o requirements/build.txt
