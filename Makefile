.DEFAULT_GOAL := help
.PHONY: help run stop test check chaos format
export PORT ?= 8000
bin := .venv/bin

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: ## the demo office on http://127.0.0.1:8000 (PORT=8001 changes it); Ctrl-C closes it
	@.ci/environment requirements.txt
	@exec $(bin)/python -m mediation_office.run

stop: ## end the database and the broker that commands of this checkout have left running
	@$(bin)/python -c "from mediation_office import engines, run; engines.stop(run.BASE)"

test: ## the quick suite (T="path -k word" narrows it)
	@.ci/environment requirements-dev.txt
	@$(bin)/python -m pytest -q -n 2 $(T)

check: ## format, rules, types, migrations, settings, messages, every page, access rules
	@.ci/environment requirements-dev.txt
	@.ci/check

chaos: ## 1,000 letters while worker, beat and broker are killed 20 times (some 4 minutes)
	@.ci/environment requirements-dev.txt
	@$(bin)/python -m mediation_office.tests.check.chaos $(A)

format: ## put code and templates into the one format
	@.ci/environment requirements-dev.txt
	@$(bin)/ruff check --quiet --fix . ; $(bin)/ruff format .
