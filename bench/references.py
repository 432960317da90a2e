"""The same tasks by other engines, on the arrays that the engine's bench wrote.

python references.py FOLDER MAP [--full] [--only t1,t2,…]

Prints one table of CPU seconds, ratios and differences, and writes references.json.
An engine that is not installed is named as missing.
"""
import importlib.metadata
import importlib.util
import json
import os
import platform
import resource
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402

OUTLETS = [4000, 3000, 1500, 1000, 600, 500, 300, 200, 100, 30]
WITHIN_M = 1080.0
K = 3
EARTH_M = 6_371_008.8
WALKED = set(
    "trunk primary secondary tertiary unclassified residential living_street service pedestrian track footway "
    "path steps cycleway bridleway corridor platform road trunk_link primary_link secondary_link tertiary_link".split()
)


class Results:
    """Rows of the table: task, who, CPU seconds, how it compares."""

    def __init__(self, engine):
        self.engine, self.rows, self.missing = engine, [], []

    def ours(self, task):
        return self.engine[task]["cpu_s"]

    def add(self, task, who, seconds, ours, answer, part=1.0):
        """`part`: the share of the task that was run; the rest is extrapolated."""
        seconds /= part
        row = dict(task=task, who=who, cpu_s=seconds, engine_cpu_s=ours, ratio=seconds / ours, answer=answer)
        if part < 1:
            row["extrapolated_from"] = part
        self.rows.append(row)
        print(f"  {task:28} {who:22} {seconds:9.3f} s  {seconds / ours:8.1f} x  {answer}", flush=True)

    def miss(self, who, why):
        self.missing.append(dict(who=who, why=str(why)))
        print(f"  MISSING {who}: {why}", flush=True)


def version(name):
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return name


def cpu(task):
    start = time.process_time()
    answer = task()
    return time.process_time() - start, answer


def arrays(folder):
    def read(name, kind, width=None):
        values = np.fromfile(folder / name, dtype=kind)
        return values if width is None else values.reshape(-1, width)

    return dict(
        nodes=read("node_lon_lat.i32", "<i4", 2), edges=read("edges.u32", "<u4", 2), mm=read("edge_mm.u32", "<u4"),
        outlets=np.split(read("outlet_nodes.u32", "<u4"), np.cumsum(OUTLETS)[:-1]),
    )


def t1_osmium(map_file, results):
    """Map to arrays with pyosmium and numpy: the plain way, one rule (highway class)."""
    import osmium
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    def build():
        ids, lons, lats, ends = [], [], [], []
        reader = osmium.FileProcessor(str(map_file)).with_locations()
        reader.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY)).with_filter(osmium.filter.KeyFilter("highway"))
        for way in reader:
            if way.tags.get("highway") not in WALKED or way.tags.get("foot") == "no":
                continue
            for node in way.nodes:
                if node.location.valid():
                    ids.append(node.ref)
                    lons.append(node.lon)
                    lats.append(node.lat)
            ends.append(len(ids))
        number, first = np.unique(np.array(ids), return_inverse=True)
        last = np.zeros(len(ids), bool)
        last[np.array(ends) - 1] = True
        a, b = np.flatnonzero(~last), np.flatnonzero(~last) + 1
        lon, lat = np.radians(np.array(lons)), np.radians(np.array(lats))
        h = np.sin((lat[b] - lat[a]) / 2) ** 2 + np.cos(lat[a]) * np.cos(lat[b]) * np.sin((lon[b] - lon[a]) / 2) ** 2
        metres = 2 * EARTH_M * np.arcsin(np.sqrt(h))
        n = len(number)
        graph = coo_matrix((metres, (first[a], first[b])), shape=(n, n))
        _, part = connected_components(graph, directed=False)
        keep = part == np.bincount(part).argmax()
        inside = keep[first[a]]
        return int(keep.sum()), int(inside.sum())

    seconds, (nodes, edges) = cpu(build)
    results.add("T1 map to graph", version("osmium") + " + numpy", seconds, results.ours("t1_network_from_map"),
                f"{nodes} nodes, {edges} edges; ours {results.engine['graph']['nodes']}, {results.engine['graph']['edges']}")


def pandana_network(module, data):
    import pandas as pd

    x = pd.Series(data["nodes"][:, 0] / 1e7)
    y = pd.Series(data["nodes"][:, 1] / 1e7)
    edges = data["edges"].astype(np.int64)
    weight = pd.DataFrame({"w": data["mm"] / 1000.0})
    return module.Network(x, y, pd.Series(edges[:, 0]), pd.Series(edges[:, 1]), weight, twoway=True)


def t2_t3_pandana(name, folder, data, results, full, tasks):
    import pandas as pd

    module = __import__(name)
    who = version(name)
    prepared, network = cpu(lambda: pandana_network(module, data))
    print(f"  ({who} prepared in {prepared:.1f} s)")
    node_x, node_y = data["nodes"][:, 0] / 1e7, data["nodes"][:, 1] / 1e7
    if "t2" in tasks:
        def nearest():
            columns = []
            for number, nodes in enumerate(data["outlets"]):
                key = f"c{number}"
                network.set_pois(key, WITHIN_M, K, pd.Series(node_x[nodes]), pd.Series(node_y[nodes]))
                columns.append(network.nearest_pois(WITHIN_M, key, num_pois=K).to_numpy())
            return np.stack(columns, axis=1)

        seconds, table = cpu(nearest)
        ours = np.fromfile(folder / "nearest_mm.u32", dtype="<u4").reshape(-1, len(OUTLETS), K) / 1000.0
        ours = np.minimum(ours, WITHIN_M)
        # pandana places outlets by position: among nodes at one position it may take another than ours.
        _, which, sharing = np.unique(data["nodes"], axis=0, return_inverse=True, return_counts=True)
        ambiguous = int((sharing[which.reshape(-1)[np.concatenate(data["outlets"])]] > 1).sum())
        off = np.abs(ours - table)
        answer = f"largest difference {off.max():.3f} m, {100 * (off > 0.01).mean():.4f} % beyond 1 cm; {ambiguous} outlets stand where nodes share a position"
        results.add("T2 nearest 3", who, seconds, results.ours("t2_nearest_3"), answer)
        results.add("T2 with preparation", who, seconds + prepared,
                    results.ours("t2_nearest_3") + results.ours("walk_customise"), answer)
    if "t3" in tasks:
        counted = range(len(OUTLETS)) if full else [2, 6]

        def counts():
            columns = []
            for number in counted:
                network.set(pd.Series(data["outlets"][number].astype(np.int64)), name="outlets")
                columns.append(network.aggregate(WITHIN_M, type="count", decay="flat", name="outlets").to_numpy())
            return np.stack(columns, axis=1)

        seconds, table = cpu(counts)
        ours = np.fromfile(folder / "counts.u32", dtype="<u4").reshape(-1, len(OUTLETS))[:, list(counted)]
        off = np.abs(ours - table)
        answer = f"largest difference {off.max():.0f}, {100 * (off > 0).mean():.4f} % of counts differ"
        results.add("T3 counts", who, seconds, results.ours("t3_counts"), answer, len(counted) / len(OUTLETS))


def graph_matrix(data):
    from scipy.sparse import coo_matrix

    n = len(data["nodes"])
    a, b = data["edges"].min(axis=1), data["edges"].max(axis=1)
    order = np.lexsort((data["mm"], b, a))
    a, b, mm = a[order], b[order], data["mm"][order]
    first = np.ones(len(a), bool)
    first[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return coo_matrix((mm[first].astype(float), (a[first], b[first])), shape=(n, n)).tocsr()


def t2_t3_scipy(folder, data, results, tasks):
    from scipy.sparse.csgraph import dijkstra

    matrix = graph_matrix(data)
    limit = WITHIN_M * 1000
    if "t2" in tasks:
        seconds, columns = cpu(lambda: np.stack(
            [dijkstra(matrix, directed=False, indices=nodes, limit=limit, min_only=True) for nodes in data["outlets"]],
            axis=1))
        ours = np.fromfile(folder / "nearest_mm.u32", dtype="<u4").reshape(-1, len(OUTLETS), K)[:, :, 0].astype(float)
        ours[ours == 2**32 - 1] = np.inf
        same = np.where(np.isinf(ours) & np.isinf(columns), 0, np.abs(ours - columns))
        results.add("T2 nearest 3", version("scipy") + " (nearest 1)", seconds, results.ours("t2_nearest_3"),
                    f"largest difference {same.max():.0f} mm")
    if "t3" in tasks:
        outlets, n = data["outlets"][9][:30], len(data["nodes"])
        seconds, table = cpu(lambda: np.isfinite(dijkstra(matrix, directed=False, indices=outlets, limit=limit)).sum(0))
        ours = np.fromfile(folder / "counts.u32", dtype="<u4").reshape(n, len(OUTLETS))[:, 9]
        results.add("T3 counts", version("scipy") + " (by outlet)", seconds, results.ours("t3_counts"),
                    f"largest difference {np.abs(ours - table).max()}", len(outlets) / sum(OUTLETS))


def t5_shapely(folder, data, results):
    import shapely

    points = np.fromfile(folder / "points.i32", dtype="<i4").reshape(-1, 2).astype(float)
    scale = np.array([np.cos(np.radians(data["nodes"][:, 1].mean() / 1e7)), 1.0]) * (EARTH_M * np.pi / 180 / 1e7)
    xy = data["nodes"] * scale
    lines = shapely.linestrings(np.stack([xy[data["edges"][:, 0]], xy[data["edges"][:, 1]]], axis=1))
    built, tree = cpu(lambda: shapely.STRtree(lines))
    places = shapely.points(points * scale)
    seconds, (_, metres) = cpu(lambda: tree.query_nearest(places, return_distance=True, all_matches=False))
    ours = np.fromfile(folder / "snap_mm.u32", dtype="<u4") / 1000.0
    results.add("T5 nearest edge", version("shapely") + " STRtree", seconds + built, results.ours("t5_snap"),
                f"mean {metres.mean():.3f} m, ours {ours[ours < 4e6].mean():.3f} m, median difference "
                f"{np.median(np.abs(ours - metres)):.3f} m (other components and planes included)")


def children_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def process_cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def valhalla_config(path):
    """The default configuration that the wheel's own script writes, without its unset values."""
    spec = importlib.util.spec_from_file_location("valhalla_build_config", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)

    def set_values(value):
        if not isinstance(value, dict):
            return value
        return {k: set_values(v) for k, v in value.items() if not isinstance(v, module.Optional)}

    return set_values(module.config)


def valhalla(folder, map_file, data, results, tasks, full):
    programs = folder / "valhalla/valhalla/bin"
    if not (programs / "valhalla_service").exists():
        raise FileNotFoundError("pyvalhalla's programs")
    tiles = folder / "valhalla_tiles"
    tiles.mkdir(exist_ok=True)
    port = 8912
    config = valhalla_config(programs.parent / "valhalla_build_config.py")
    config["mjolnir"].update(tile_dir=str(tiles.resolve()), concurrency=1)
    for quiet in ("mjolnir", "loki", "thor", "odin", "meili"):
        config[quiet]["logging"] = {"type": ""}
    for name in ("loki", "thor", "odin", "meili"):
        config[name]["service"]["proxy"] = f"ipc://{folder.resolve()}/{name}"
    config["httpd"]["service"].update(
        listen=f"tcp://127.0.0.1:{port}", loopback=f"ipc://{folder.resolve()}/loopback",
        interrupt=f"ipc://{folder.resolve()}/interrupt")
    config_file = folder / "valhalla.json"
    config_file.write_text(json.dumps(config))
    who = "valhalla 3.9.1"
    before = children_cpu()
    subprocess.run([programs / "valhalla_build_tiles", "-c", config_file, map_file], check=True, capture_output=True)
    if "t1" in tasks:
        results.add("T1 map to graph", who + " tiles", children_cpu() - before, results.ours("t1_network_from_map"), "")
    if "t4" not in tasks:
        return
    server = subprocess.Popen([programs / "valhalla_service", config_file, "1"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        nodes = np.fromfile(folder / "isochrone_nodes.u32", dtype="<u4")
        places = data["nodes"][nodes] / 1e7

        def ask(lon, lat):
            request = {"locations": [{"lon": lon, "lat": lat}], "costing": "pedestrian", "polygons": True,
                       "costing_options": {"pedestrian": {"walking_speed": 4.8}},
                       "contours": [{"time": minutes} for minutes in (15, 10, 5)]}
            body = json.dumps(request).encode()
            call = urllib.request.Request(f"http://127.0.0.1:{port}/isochrone", data=body)
            with urllib.request.urlopen(call, timeout=30) as answer:
                return json.load(answer)

        for _ in range(50):
            try:
                ask(*places[0])
                break
            except OSError:
                time.sleep(0.2)
        before = process_cpu(server.pid)
        areas, failed = np.zeros(3), 0
        asked = places if full else places[:300]
        for lon, lat in asked:
            try:
                features = ask(lon, lat)["features"]
            except OSError:
                failed += 1
                continue
            areas += [area_km2(f["geometry"]) for f in sorted(features, key=lambda f: f["properties"]["contour"])]
        seconds = process_cpu(server.pid) - before
        part = len(asked) / len(places)
        shown = ", ".join(f"{theirs / part / ours:.2f}" for theirs, ours in zip(areas, results.engine["t4_km2"]))
        results.add("T4 isochrones 5/10/15 min", who, seconds, results.ours("t4_isochrones"),
                    f"area against ours {shown}; {failed} failed", part)
    finally:
        server.kill()
        server.wait()


def area_km2(geometry):
    rings = geometry["coordinates"] if geometry["type"] == "Polygon" else [r for p in geometry["coordinates"] for r in p]
    total = 0.0
    for ring in rings:
        points = np.radians(np.array(ring))
        x, y = points[:, 0] * np.cos(points[:, 1].mean()) * EARTH_M, points[:, 1] * EARTH_M
        x, y = x - x[0], y - y[0]
        total += (x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2
    return abs(total) / 1e6


def main():
    words = sys.argv[1:]
    full = "--full" in words
    tasks = words[words.index("--only") + 1].split(",") if "--only" in words else ["t1", "t2", "t3", "t4", "t5"]
    folder, map_file = Path(words[0]), Path(words[1])
    engine = json.loads((folder / "engine.json").read_text())
    results, data = Results(engine), arrays(folder)
    print(f"CPU seconds and how many times ours ({engine['threads']} thread); {platform.processor() or platform.machine()}")
    for task, seconds in engine.items():
        if isinstance(seconds, dict) and "cpu_s" in seconds:
            print(f"  {'yike':28} {task:22} {seconds['cpu_s']:9.4f} s")
    runs = []
    if "t1" in tasks:
        runs.append(("osmium", lambda: t1_osmium(map_file, results)))
    if "t2" in tasks or "t3" in tasks:
        runs.append(("pandana", lambda: t2_t3_pandana("pandana", folder, data, results, full, tasks)))
        runs.append(("scipy", lambda: t2_t3_scipy(folder, data, results, tasks)))
    if "t5" in tasks:
        runs.append(("shapely", lambda: t5_shapely(folder, data, results)))
    if "t1" in tasks or "t4" in tasks:
        runs.append(("valhalla", lambda: valhalla(folder, map_file, data, results, tasks, full)))
    for who, run in runs:
        try:
            run()
        except Exception as error:  # a reference that fails must not hide the others; it is named
            if who == "pandana":
                try:
                    t2_t3_pandana("pandarm", folder, data, results, full, tasks)
                except Exception as second:
                    error = f"{error}; pandarm: {second}"
            results.miss(who, error)
    report = dict(engine=engine, rows=results.rows, missing=results.missing, machine=platform.platform(),
                  python=platform.python_version())
    (folder / "references.json").write_text(json.dumps(report, indent=1) + "\n")


main()
