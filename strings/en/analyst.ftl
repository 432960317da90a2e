# Analysts' commands: points in, answers out

analyst-profile-unknown = There is no walking profile “{ $profile }”
    .remedy = Choose one of { $known }.
analyst-gates-unknown = There is no gate policy “{ $gates }”
    .remedy = Choose open, residents or closed.
analyst-decay-unknown = The decay “{ $decay }” cannot be understood
    .remedy = Write linear:1000 or exp:1000 (metres).
analyst-numbers-invalid = "{ $text }" of { $option } is no list of whole numbers from 1 to { $most }
    .remedy = Set them apart by commas, like { $example }.
analyst-ending-unknown = The ending “{ $ending }” does not say a format
    .remedy = Use .csv or .parquet for tables and .geojson for shapes.
analyst-node-unknown = The network { $network } has no node { $node }
    .remedy = Check the node number, or give a position.
analyst-no-way = With profile { $profile } there is no way between the two points
    .remedy = Try another profile or gate policy, or check that both points lie within the network.
analyst-stopped = Stopped on request; nothing was left behind
    .remedy = Run it again when needed.
analyst-not-snapped = Point { $id } has no street within { $limit } m
    .done = Its results are left empty.
    .remedy = Check the position and its coordinate system.
analyst-id-twice = The id “{ $id }” stands twice
    .remedy = Give every row an id of its own.
analyst-near-border = { $count } origins are so near the map's edge that their answer may lie outside it
    .done = Computed with the streets inside the map; lengths and times may be too long, counts too small
    .remedy = Build the network from a map with a wider margin
analyst-columns-alike = The column “{ $column }” differs from another by the case of its letters only, which Parquet cannot tell apart
    .remedy = Rename the type of the opportunities, or write .csv
analyst-off-streets = { $which ->
        [from] The start
       *[to] The destination
    } { $at } has no walkable street within { $limit } m
    .remedy = Check the order of longitude and latitude and the coordinate system, or take a place beside a street; a wheelchair passes neither steps nor every street.
analyst-nothing-asked = --nearest 0 with neither --within-m nor --decay asks for nothing
    .remedy = Write --nearest 1 or more, or --within-m 500,1000.
analyst-not-counted = { $count } opportunities have no street within { $limit } m
    .done = They count in no result.
    .remedy = Check their positions and coordinate system.
analyst-id-unknown = The result has no origin or outlet "{ $id }"
    .remedy = Ids are origin_id of origins.parquet and outlet_id of outlets.parquet (also in result.gpkg).
analyst-id-several = Several outlets of the result have the id "{ $id }", in different places
    .remedy = Give the position instead: --to LON,LAT, from outlets.parquet.
analyst-position-odd = "{ $text }" is no position
    .remedy = Write LON,LAT; for ids of a result, add --result FOLDER.
