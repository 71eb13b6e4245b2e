# Everything a person runs. The scripts behind it are in package.json under the same names.
SHELL := /bin/bash
# npm's own Node may be older than the project's floor: the one in node_modules comes first.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup run up test unit check contract clients schemathesis bench faults attack generate clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

node_modules/.installed: package.json package-lock.json .npmrc
	@echo "installing packages (about a minute the first time)"
	@npm ci --no-progress --loglevel=error
	@touch $@

setup: node_modules/.installed ## installs what the project needs

run: setup ## starts the whole stack with the demo and follows its runs (Ctrl-C stops it)
	@exec node cmd/cli/main.ts up --demo

up: setup ## starts the stack alone; prints `ready http://HOST:PORT`
	@exec node cmd/cli/main.ts up

test: setup ## every check and every test
	@node scripts/test.ts

unit: setup ## tests that need no server
	@node scripts/test.ts unit

check: setup ## format, lint, types, boundaries, generated files
	@node scripts/test.ts check

contract: setup ## the contract's gate: rules, generated clients, examples
	@node scripts/test.ts contract

clients: setup ## generates clients/ from openapi/openapi.yaml
	@node scripts/contract.ts

schemathesis: setup ## ten minutes of Schemathesis against the stack; SECONDS_TO_RUN=… for more or less
	@CONTRACT_SECONDS=$${SECONDS_TO_RUN:-600} CONTRACT_EXAMPLES=$${EXAMPLES:-200} node scripts/test.ts schemathesis

bench: setup ## the benchmarks, as ratios in one run
	@node scripts/bench.ts

faults: setup ## twenty rounds of SIGKILL among running workers, seed printed
	@WATCHLOOM_KILL_ROUNDS=$${ROUNDS:-20} node scripts/test.ts faults

attack: setup ## the hostile corpus
	@node scripts/test.ts attack

generate: setup ## types, validators and pages made from schemas/
	@node scripts/generate.ts && node scripts/generate-pages.ts

clean: ## removes what was installed and the laptop's data
	rm -rf node_modules .watchloom
