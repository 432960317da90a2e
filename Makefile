# The menu. Needs Rust and Node; each target installs what else it lacks and says so.
# On a build server the target folder lives in the cache, so that later runs are quick.
ifdef CI
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/yike/target
endif

.PHONY: help demo test check bless bench fuzz docs

help:         ## this menu
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 16

# --- what the targets need, installed when missing ---------------------------------

SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# Debian packages: `$(call need,command,package)` installs the package when the command is missing.
need = @command -v $(1) >/dev/null || { echo "installing $(2) (provides $(1))"; \
	$(SUDO) apt-get update -qq && $(SUDO) DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null; }

.PHONY: compiler browser gdal postgres
compiler:
	$(call need,cc,build-essential)
browser:
	$(call need,chromium,chromium)
gdal:
	$(call need,ogrinfo,gdal-bin)

# The server's programs are not on the path of Debian, so `need` cannot see them.
postgres:
	@ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || { echo "installing postgresql (the tests start one of their own)"; \
	$(SUDO) apt-get update -qq && $(SUDO) DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null; }

STRINGS = $(shell git ls-files strings/zh-CN strings/en)
packages = web/$(1)/node_modules/.package-lock.json
sources = $(shell git ls-files web/$(1)) $(STRINGS) $(call packages,$(1))
web/%/node_modules/.package-lock.json: web/%/package-lock.json
	@echo "installing the packages of web/$* (npm ci)"
	cd web/$* && npm ci --silent
web/dist/report.html: $(call sources,report)
	cd web/report && npm run --silent build
web/dist/console/index.html: $(call sources,console)
	cd web/console && npm run --silent build
web/dist/island/island.js: $(call sources,island) $(call sources,console)
	cd web/island && npm run --silent build
PAGES = web/dist/report.html web/dist/console/index.html web/dist/island/island.js

# --- the menu ----------------------------------------------------------------------

demo: compiler $(PAGES)   ## a real Beijing district: the report (out/demo), then the service at 127.0.0.1:8080 until Ctrl-C
	cargo run -q -p yike-cli -- demo --out out/demo
	cargo run -q -p yike-cli -- serve --demo --data out/service

test: check gdal postgres browser  ## everything that must hold before a change is merged
	@if command -v cargo-nextest >/dev/null; then $(REQUIRED) cargo nextest run --workspace; \
	else $(REQUIRED) cargo test --workspace --all-targets; fi
	cargo test -q --workspace --doc
	cd web/report && npm test --silent
	cd web/console && npm test --silent
	cd web/console && npm run --silent e2e
	cargo run -q -p yike-cli -- demo --out out/test/wudaokou
	cargo run -q -p yike-cli -- verify out/test/wudaokou
	cd web/report && npm run --silent e2e -- ../../out/test/wudaokou/report.html

# With these the tests fail where a program they compare with is missing, instead of passing it over.
REQUIRED = YIKE_REQUIRE_GDAL=1 YIKE_REQUIRE_POSTGRES=1

check: compiler $(PAGES)  ## format and lint
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

bless:        ## accept changed snapshots after looking at them
	UPDATE_EXPECT=1 cargo test --workspace

bench: compiler           ## time the engine beside its references, same task, same run; FULL=1 grows to ten million nodes
	bench/run.sh $(if $(FULL),--full)

FUZZ_SECONDS ?= 60
fuzz: compiler            ## a minute of coverage-guided hostile input for each parser (FUZZ_SECONDS=…); stable Rust will do
	$(call need,c++,g++)
	@cargo fuzz --version >/dev/null 2>&1 || { echo "installing cargo-fuzz"; cargo install -q --locked cargo-fuzz; }
	cargo run -q -p yike-fuzz-entries --example plant
	cd fuzz && cargo fuzz build --sanitizer none && for target in $$(ls fuzz_targets | sed 's/\.rs$$//'); do \
	  cargo fuzz run --sanitizer none $$target -- -max_total_time=$(FUZZ_SECONDS) -seed=1 -print_final_stats=1 || exit 1; done

docs:         ## the code's own documentation; a broken link is an error
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps
