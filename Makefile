# The menu. Needs Rust; everything else comes from the lock file.
# On a build server the target folder lives in the cache, so that later runs are quick.
ifdef CI
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/yike/target
endif

.PHONY: test check bless docs
test: check   ## everything that must hold before a change is merged
	@if command -v cargo-nextest >/dev/null; then cargo nextest run --workspace; else cargo test --workspace; fi
	cargo test --workspace --doc

check:        ## format and lint
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

bless:        ## accept changed snapshots after looking at them
	UPDATE_EXPECT=1 cargo test --workspace

docs:         ## the code's own documentation
	cargo doc --workspace --no-deps
