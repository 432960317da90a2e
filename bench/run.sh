#!/usr/bin/env bash
# Measures the engine and, in the same run and on the same arrays, the engines people use today.
# Usage: bench/run.sh [--full]     results: out/bench/{engine,references}.json, table on the terminal
# --full counts all ten categories with pandana (minutes) and lets Porto grow to ten million nodes.
set -euo pipefail
cd "$(dirname "$0")/.."
out=out/bench
mkdir -p "$out"
copies=1,2
full=""
if [ "${1:-}" = --full ]; then copies=1,2,3,4,6; full=--full; fi

cargo bench -q -p yike-engine --bench city -- --out "$PWD/$out" --copies "$copies"

# The references live in a virtual environment of their own; what cannot be installed is reported as missing.
venv="$out/venv"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
install() { "$venv/bin/pip" install -q --disable-pip-version-check "$@" || echo "not installed: $*"; }
install numpy scipy shapely osmium pandas
install pandana==0.8 || true
"$venv/bin/python" -c "import pandana" 2>/dev/null || install pandarm
# Valhalla's programs come inside its Python wheel; they run without that Python.
if [ ! -x "$out/valhalla/valhalla/bin/valhalla_service" ]; then
  "$venv/bin/pip" download -q --disable-pip-version-check --no-deps --only-binary :all: --python-version 3.12 \
    pyvalhalla==3.9.1 -d "$out/wheels" && (cd "$out" && python3 -m zipfile -e wheels/pyvalhalla-3.9.1-*.whl valhalla) \
    && chmod +x "$out"/valhalla/valhalla/bin/* || echo "not installed: pyvalhalla"
fi
"$venv/bin/python" bench/references.py "$out" testdata/towns/porto.osm.pbf $full
