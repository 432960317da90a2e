# Reading street maps (OpenStreetMap)

osm-file-empty = The map file is empty
    .remedy = Download or export the map again.
osm-format-unknown = The content is no street map that Yike knows
    .remedy = Give an OpenStreetMap file: .osm.pbf, .osm, .osm.gz or .osm.bz2; merge change files (.osc) with osmium apply-changes first.
osm-file-too-large = The map file has { $bytes } bytes, more than the limit of { $limit } MiB
    .remedy = Cut out the area you need with osmium extract, or raise the limit.
osm-unpacked-too-large = Unpacked, the map exceeds the limit of { $limit } MiB
    .remedy = Make sure the file comes from a trusted place; if it does, cut out the area you need or raise the limit.
osm-too-many-objects = The map holds more than the limit of { $limit } objects
    .remedy = Cut out the area you need with osmium extract, or raise the limit.
osm-file-cut = The map file is incomplete: it ends here
    .remedy = Download it again and compare its size or checksum.
osm-file-broken = The map file is damaged: what stands here is not in the format
    .remedy = Download or export it again; osmium fileinfo -e checks a file.
osm-packing-unknown = A block is packed with { $packing }, which cannot be unpacked here
    .remedy = Encode the file again with osmium cat -o new.osm.pbf (zlib by default).
osm-feature-unknown = The map asks for a reader with “{ $feature }”, which this one does not have
    .remedy = Of a file with history, take the map of one moment with osmium time-filter.
osm-xml-too-deep = XML elements are nested deeper than { $limit } levels
    .remedy = No OpenStreetMap file is nested like this; check where the file comes from.
osm-attribute-wrong = Attribute { $attribute } of <{ $element }> is missing or no valid number
    .remedy = Correct the line, or export the map again.
osm-no-objects = The map file is well-formed but holds no road and no place
    .remedy = Check the area it was cut out with (longitude first, then latitude).

osm-export-incomplete = The service that made the file says that it is not complete: { $remark }
    .done = What the file holds was read; what is missing cannot be known.
    .remedy = Export a smaller area again; an incomplete map turns services that exist into gaps.
osm-nodes-missing = { $ways } lines (streets, walls, outlines of buildings …) refer to { $nodes } nodes that are not in the file
    .done = The missing nodes were dropped: streets and walls end there, outlines go on without them.
    .remedy = Cut the map out again with osmium extract --strategy=complete_ways.
osm-ids-repeated = { $objects } objects have the id of an earlier one
    .done = Only the first in the file was kept.
    .remedy = Put the files together with osmium sort and osmium merge first.
osm-nodes-misplaced = { $nodes } nodes have coordinates that are not on Earth
    .done = The nodes were dropped.
    .remedy = Check the unit of the coordinates and whether longitude and latitude are swapped.
osm-ways-short = { $ways } ways have fewer than two nodes
    .done = The ways were dropped.
    .remedy = Complete or delete the ways in the map.
osm-nodes-doubled = { $ways } ways pass the same node twice in a row
    .done = The node was counted once.
    .remedy = Delete the repeated node in the map.
osm-bounds-assumed = The file does not state the bounds of the map
    .done = The extent of all streets was taken: west { $west }, south { $south }, east { $east }, north { $north }; the edge of the map begins 100 m inside the outermost streets.
    .remedy = The bounds decide what is uncertain at the edge; give a file that states them, for example one cut out with osmium extract --set-bounds, or write bounds = [west, south, east, north] under [map] in the study.
osm-rings-open = The outlines of { $ways } areas do not close
    .done = The open parts were left out.
    .remedy = Complete the outlines in the map, or cut out a larger area.
osm-members-missing = Parts of the outlines of { $ways } areas are not in the file
    .done = Only what closes within the file was used.
    .remedy = Cut the map out again with osmium extract --strategy=smart.
osm-tags-unmatched = { $outlets } places carry the tag { $tag }, which no business type recognises
    .done = They were not counted as outlets. { $guessed ->
        [yes] The names of half of them or more, or the like spelling, suggest: { $guesses }.
       *[no] No business type has a like name or spelling.
        }
    .remedy = If residents use this service, add the tag rule to its business type in the taxonomy.
osm-outlets-disused = { $outlets } outlets are mapped as out of use
    .done = They were not counted.
    .remedy = If they are open again, delete the tag in the map.
osm-sizes-odd = Storeys or height of { $buildings } buildings are written in a way that says no number
    .done = The buildings were read without storeys and height.
    .remedy = Write numbers in the map, for example 6 storeys, 18 m.
osm-date-assumed = The file does not state the date of its data
    .done = The date of the newest edit was taken: { $date }.
    .remedy = Give a file that states its date, so that results can state it.
