# The commands of everyday work. What they do stands in .ci/; `make` alone lists them.

SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help serve build check test bench screenshots clean
export PORT ?= 8080

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

serve: build ## build the app and serve it on this machine (PORT=8080)
	@node tests/e2e/server.mjs $(PORT)

build: ## build the app into dist/, ready for any static host
	@.ci/tools.sh build && .ci/build.sh

check: ## the fast checks: format, lint, native tests
	@. .ci/env.sh && node .ci/test.mjs fast

test: ## everything: check, browser tests, build, size, end to end
	@. .ci/env.sh && node .ci/test.mjs

bench: ## how long an assessment takes
	@cargo run --locked --release -- bench

screenshots: build ## a contact sheet of every page into tests/shots/ (PAGES=… for some)
	@.ci/tools.sh test && . .ci/env.sh && node tests/e2e/shots.mjs $(PAGES)

clean: ## remove everything that was built (the tools stay)
	@rm -rf target dist tests/shots tests/npm/node_modules
