# Command line: help, progress, closing words and trouble with files

cli-file-missing = There is no file { $path }
    .remedy = Check the path; paths in a study file start at the folder of that file
cli-column-missing = The table has no column "{ $column }"
    .remedy = Name it in the first row; nodes have id,lon,lat and edges from,to,length_m
cli-value-odd = "{ $found }" is not a value for this column
    .remedy = Ids are whole numbers, longitudes -180 to 180, latitudes -90 to 90, lengths metres
cli-row-broken = This row has { $cells } cells, the header { $columns } columns
    .remedy = Check commas and quotes
cli-about = Yike: analysis of 15-minute convenient living circles
cli-lang = Language: zh (default) or en
cli-study = Print an explained sample study file, or check one
cli-study-file = The study file to check; without it the sample is printed
cli-study-fine = The study file "{ $title }" is fine
cli-network = Walking network
cli-network-build = Build a walking network from tables of nodes and edges
cli-network-nodes = Table of nodes with id,lon,lat
cli-network-edges = Table of edges with from,to,length_m, walked both ways
cli-network-out = The network file to write
cli-network-info = Show what a network file holds
cli-info-nodes = { "Nodes: " }
cli-info-segments = { "Segments: " }
cli-info-junctions = { "Junctions: " }
cli-info-length = { "Total length: " }
cli-info-components = { "Components: " }
cli-info-digest = { "Digest: " }
cli-info-source = { "Source: " }
cli-info-date = { "Map date: " }
cli-info-unknown = unknown
cli-info-rules = { "Version of the street rules: " }
cli-info-no-rules = none (given by tables of nodes and edges)
cli-info-format = { "Version of the file format: " }
cli-info-chains = { "Chains (streets between junctions): " }
cli-info-longest = { "Longest component: " }
cli-info-islands = Islands (components shorter than { $limit } m): { $count }, { $length } in all
cli-info-classes = { "Length by class of street:" }
cli-info-gates = { "Gates and borders:" }
cli-info-gate-public = gates tagged open
cli-info-gate-untagged = gates without an access tag
cli-info-gate-private = gates tagged private or no access
cli-info-gate-private-border = borders between public and private streets
cli-info-gate-closed = locked gates and barriers that nobody passes
cli-info-gates-hours = { "Gates open at certain hours only: " }
cli-error = { "Error: " }
cli-error-place = { "Where: " }
cli-error-remedy = { "What to do: " }
cli-internal = Yike failed inside and wrote no result. Please tell its makers this place: { $place }
cli-network-map = OpenStreetMap file (.osm.pbf)
cli-more-findings = … and { $count } more findings
cli-written = Written to { $out }
cli-access-rests = Profile “{ $profile }” ({ $id }); gate policy: { $gates }; network digest { $digest }
cli-access = Access: who reaches what, and when
cli-access-matrix = Lengths and times between two point files
cli-access-measure = Nearest few, cumulative sums and decay-weighted sums
cli-access-isochrone = Isochrones
cli-access-explain = The way between two points, street by street
cli-arg-out = File to write (.csv, .parquet or .geojson)
cli-arg-network = Network file
cli-arg-profile = Walking profile: shortest, planning, adult, elder, wheelchair, stroller
cli-arg-gates = Gate policy: open to all, residents only, closed
cli-arg-from = Points to start from: id,lon,lat or id,node
cli-arg-to = Points to go to
cli-arg-origins = Origins
cli-arg-opportunities = Opportunities: id,lon,lat,type,weight
cli-arg-nearest = How many nearest
cli-arg-within-m = Radii of sums in metres, like 500,1000
cli-arg-decay = Decays, like linear:1000,exp:1000
cli-arg-points = Points
cli-arg-minutes = Minutes, like 5,10,15
cli-arg-position = position: LON,LAT; with --result also an id
cli-arg-result = result folder; --from and --to may be ids of its origins and outlets, walked by the first profile of the study
cli-explain-step = { $number }. { $street }: { $metres } m, { $seconds } s
cli-explain-total = { $metres } m along streets, { $access } m to and from them, { $seconds } s
cli-study-given = The study file
cli-run = From a study file to its result: import → network → access → assess → publish
cli-import = Station 1: read map, outlets, residents and communities
cli-assess = Station 4: verdicts and gaps against the standards
cli-publish = Station 5: publish the result folder from the station files
cli-demo = A bundled study from start to end
cli-demo-which = Which bundled study
cli-open = Open the report in a browser at the end
cli-result = The result folder; default: the study file's output
cli-allow-unverified = Let unverified values decide grades
cli-verify = Verify a result: its files, its inputs, computed again
cli-verify-result = The result folder
cli-verify-study = The study file, where it is not where the receipt says
cli-verify-holds = Verified: { $files } files and { $inputs } inputs agree with the receipt, { $stations } stations computed the same again{ $files_again ->
        [0] {""}
       *[other] , { $files_again } files published the same again
    }. Result digest { $result }
cli-verify-differs = Not verified; the differences stand above. Result digest of the receipt { $result } ({ $files } files, { $inputs } inputs, { $stations } stations)
cli-station-import = import
cli-station-network = network
cli-station-access = access
cli-station-assess = assess
cli-station-publish = publish
cli-progress-begins = [{ $number }/{ $all }] { $station } …
cli-progress-done = [{ $number }/{ $all }] { $station }, { $seconds } s
cli-gates-open = every gate passes
cli-gates-residents = compound gates pass for their residents only
cli-gates-closed = gates not tagged open do not pass
cli-summary-people = { $people } residents, { $origins } origins, { $outlets } outlets, { $communities } areas judged
cli-summary-people-assumed = { $people } residents (assumed, an illustration), { $origins } origins, { $outlets } outlets, { $communities } areas judged
cli-summary-floor-area = Residents unknown: weighted by { $people } m² of homes; { $origins } origins, { $outlets } outlets, { $communities } areas judged
cli-summary-reach = Share of all residents who can walk to (standard "{ $pack }", profile "{ $profile }", { $gates }):
cli-summary-share = { $reached }  { $verdict }
cli-summary-share-doubt = { $reached }, { $doubt } cannot be told  { $verdict }
cli-verdict-pass = met
cli-verdict-fail = not met
cli-verdict-cannot-tell = cannot be told
cli-verdict-no-threshold = no threshold
cli-verdict-not-applicable = does not apply
cli-summary-gaps = { $count } gaps (this standard, this profile). The largest of each place, no format twice:
cli-summary-gateless = { $count } of { $all } compounds have no gate on their outline: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more, listed in findings.csv and the layer compounds
    }
cli-summary-findings = { $count } findings in the data, listed in findings.csv:
cli-summary-finding = [{ $severity }] { $what }{ $placed ->
        [no] {""}
       *[yes] {" "}({ $object })
    }
cli-summary-kind = [{ $severity }] { $count } of: { $what }{ $placed ->
        [no] {""}
       *[yes] {" "}({ $object })
    }
cli-summary-more = … and { $count } more
cli-report = Report: { $out }
cli-study-neither = neither a study file (.toml) nor a command that stands here

# Help and usage
cli-help-usage = Usage:{ " " }
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-any-options = [OPTIONS]
cli-help-any-command = [COMMAND]
cli-help-a-command = <COMMAND>
cli-help-default = {" "}(default: { $values })
cli-help-choices = {" "}(one of: { $values })
cli-help-help = Show help
cli-help-version = Show the version
cli-usage-unknown = No such option, or one argument too many: { $about }
cli-usage-command = No such command: { $about }
cli-usage-missing = Still missing: { $about }
cli-usage-value = “{ $value }” cannot be { $about }
cli-usage-conflict = { $about } cannot be used together like this
cli-usage-choices = Possible: { $choices }
cli-usage-help = Add --help for usage

# Places inside a file
place-row = row { $name }
place-rows = rows { $name }
place-line = line { $name }
place-column = {" "}column { $name }
place-character = {" "}column { $name }
place-byte = byte { $name }
place-feature = feature { $name }
place-profile = profile { $name }
place-clause = clause { $name }
place-plaza = plaza { $name }
place-network = network
place-clauses = clauses
place-outlets = outlets
place-bounds = bounds of the map
place-date = date of the data
place-remark = remark
place-grade = grading rule
place-broad = broad word

# Classes of streets
street-access = to the street, straight
street-gate = gate
street-lift = lift
street-kerb = kerb
street-border = border of a private street
street-footway = footway
street-path = path
street-steps = steps
street-pedestrian = pedestrian street
street-living_street = living street
street-residential = residential street
street-service = service road
street-unclassified = minor road
street-tertiary = tertiary road
street-secondary = secondary road
street-primary = primary road
street-trunk = trunk road
street-cycleway = cycleway
street-track = track
street-corridor = corridor
street-platform = platform
street-crossing = crossing
street-elevator = lift
street-plaza = square
cli-explain-street = { $name } ({ $class })
