# The menu. Needs Rust; everything else comes from the lock file.
# On a build server the target folder lives in the cache, so that later runs are quick.
ifdef CI
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/yike/target
endif

.PHONY: demo test check bless docs

YIKE = cargo run -q -p yike-cli --
TOWN = testdata/towns/wudaokou
demo:         ## the part of the line that stands: street map in, walking network and isochrones out (out/demo)
	@mkdir -p out/demo
	$(YIKE) network build $(TOWN)/wudaokou.osm.pbf --out out/demo/wudaokou.net
	$(YIKE) access isochrone --network out/demo/wudaokou.net --points $(TOWN)/valhalla_walk_points.csv \
	  --minutes 5,8,10,15 --profile adult --gates residents --out out/demo/isochrones.geojson
	$(YIKE) access matrix --network out/demo/wudaokou.net --from $(TOWN)/valhalla_walk_points.csv \
	  --to $(TOWN)/valhalla_walk_points.csv --profile elder --out out/demo/elder.csv
	$(YIKE) access explain --network out/demo/wudaokou.net --profile elder \
	  --from 116.3261020,39.9921758 --to 116.3251734,39.9920471 --out out/demo/way.geojson

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
