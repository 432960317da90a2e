# Words of the published report (report.html). Chinese is the master.

report-product = Yike
report-kind = Living-circle assessment
report-as-of = Map data: { $date }
report-as-of-unknown = Map data of unknown date
report-skip = Skip to content
report-print = Print
report-language = Language
report-sections = Sections
report-section-overview = Overview
report-section-map = Map
report-section-gaps = Gaps
report-section-time = Walking time
report-section-outlets = Outlets
report-section-data = Data and method

# What is asked
report-choose-profile = Who walks
report-choose-pack = Against which standard
report-choose-type = To what
report-controls = Choose walking profile, standard and business type
report-metres-per-minute = { $metres } m per minute
report-minutes = { $n } min
report-metres = { $n } m

# Headline
report-headline-share = Of { $people } residents, **{ $share }** reach { $need } within { $limit } on foot
    .floor = Of { $people } m² of housing, **{ $share }** is within { $limit } on foot of { $need }
report-headline-at-least = Of { $people } residents, **at least { $share }** reach { $need } within { $limit } on foot
    .floor = Of { $people } m² of housing, **at least { $share }** is within { $limit } on foot of { $need }
report-headline-unknown = Whether { $people } residents reach { $need } within { $limit }: **the data cannot tell**
    .floor = Whether { $people } m² of housing is within { $limit } on foot of { $need }: **the data cannot tell**
report-reached = Reach it
report-without = Certainly without
report-unsure = Cannot tell
report-people = { $n } people
    .floor = { $n } m²
report-unsure-means = “Cannot tell” is not “has not”: outlet data is incomplete, or the edge of the map is near. Check on the ground first.
report-dates = Data as of: { $dates }
report-residents = Residents
    .floor = Housing
report-place-study = Whole area
report-state-bar = { $reached } people reach it, { $without } are certainly without, for { $unsure } the data cannot tell
    .floor = { $reached } m² reach it, { $without } m² are certainly without, for { $unsure } m² the data cannot tell
report-tally-title = { $clauses } requirements × { $places } { $level }
report-tally-none = Verdicts

# Verdicts
report-verdict-p = Met
report-verdict-f = Not met
report-verdict-c = Cannot tell
report-verdict-n = No threshold
report-verdict-x = Not applicable
report-verdict-p-long = meets the standard
report-verdict-f-long = not met, and the data is complete enough to say so
report-verdict-c-long = outlet data is incomplete: not found is not the same as not there
report-verdict-n-long = the standard publishes no share, so only the number is given
report-verdict-x-long = nobody lives here, or the standard does not ask
    .floor = there is no housing here, or the standard does not ask

# Honesty
report-honest-title = Before you read the numbers
report-honest-thin = { $covered ->
    [0] Outlets come from a public map that may lack some: what was found is real, **what was not found may still exist**. So “reach it” is a lower bound, and the rest says “cannot tell”, never “has not”.
   *[other] Only { $covered } of { $all } business types have complete outlet data; for the others **not found is not the same as not there**, and the result says “cannot tell”.
  }
report-honest-old = The street map is of { $date }; later changes are not in it.
report-honest-people = Population is modelled and spread over residential buildings, not counted door by door.
report-honest-part = Only part of { $names } lies inside the map; the result speaks of that part.
report-honest-border = Residents near the map’s edge may have outlets outside it; they are marked.
    .floor = Housing near the map's edge may have outlets beyond it; it is marked.
report-honest-lines = Community lines are for analysis only and are not an approved public map (无审图号).
report-can-tell = What this can tell
report-cannot-tell = What this cannot tell
report-can-1 = How long it takes from each residential building along real streets to the outlets known, to the metre.
report-can-2 = Who certainly reaches what, and how much another walker (elder, wheelchair) loses.
report-can-3 = Where it pays to check first.
report-unverified = Contains unverified values that the user allowed to decide grades.

# Matrix
report-matrix-title = Who is near what
report-matrix-lead = Each cell is the share of residents within the walking limit, a lower bound where outlet data is incomplete; hatched: the data cannot tell. Choose a row for the map, a column head for a place.
    .floor = Each cell is the share of housing within the walking limit, a lower bound where outlet data is incomplete; hatched: the data cannot tell. Choose a row to see the map, a column to see a place.
report-matrix-caption = { $profile }, { $pack }: share of residents and verdict by { $level }
    .floor = { $profile }, { $pack }: share of housing and verdict for each { $level }
report-level = By
report-level-community = communities (townships)
report-level-compound = compounds
report-level-community-short = Communities
report-level-compound-short = Compounds
report-matrix-need = Business type
report-matrix-all = All
report-matrix-folded = { $n } more types have no outlet in the data at all, so the data cannot tell:
report-matrix-unfold = Show
report-matrix-fold = Hide
report-matrix-limit = Limit
report-matrix-grade = Grade
report-grade-none = No grade reached
report-grade-gate = { $grade } (gate passed, review pending)
report-grade-possible = At best: { $grade }
report-cell = { $place }, { $need }: { $share }, { $verdict }
report-class-basic = Basic
report-class-quality = Quality
report-class-mandatory = Mandatory
report-class-facility = Facilities
report-class-tier = Published walking tiers
report-class-variety = Number of formats
report-class-added = Added formats
report-class-encouraged = Encouraged formats
report-class-level15 = 15-minute circle
report-class-level10 = 10-minute circle
report-class-level5 = 5-minute circle
report-class-level5-10 = 5 to 10 minutes
report-class-block = Residential block
report-class-listed = Known by name only
report-class-radius = Service radius
report-class-door = At the door
report-class-around = Around the home
report-class-other = Other
report-unnamed = unnamed ({ $id })
report-more-columns = { $n } columns: scroll sideways

# Place
report-back = Back to overview
report-place-people = { $n } residents
    .floor = { $n } m² of housing
report-place-elders = { $n } of them aged 60 and over
report-place-part = only { $share } of its area lies inside the map
report-place-clauses = Verdict by requirement
report-place-clauses-caption = Verdicts for { $place }, { $profile }, { $pack }
report-column-rank = No.
report-column-place = Place
report-column-verdict = Verdict
report-column-share = Residents who reach it
    .floor = Housing that reaches it
report-column-band = ±10% speed
report-column-choices = Choices
    .floor = Mean choices
report-column-median = Half
    .floor = Half of housing
report-column-p90 = 90%
    .floor = 90% of housing
report-column-elders = Aged 60+
report-column-gini = Inequality
report-unit-outlets = outlets
report-unit-minutes = min
report-unit-metres = m
report-columns-explained = “±10% speed”: the share when walking 10% slower or faster. “Half, 90%”: the walk in { $unit } to the nearest outlet that this share of residents does not exceed. “Choices”: outlets within the limit, mean per resident. “Inequality”: Gini coefficient, 0 when all walk equally far.
    .floor = “±10% speed”: the share at a walking speed 10% lower or higher. “Half of housing, 90% of housing”: the walk in { $unit } to the nearest outlet that this part of the floor area needs at most. “Inequality”: the Gini coefficient, 0 where everything is equally far.
report-place-gaps = Gaps here
report-why = Basis

# Map
report-map-title = Map
report-map-region = Map of residents’ walk to { $need }. The overview table, the gaps and the list of outlets say the same.
    .floor = Map: walking distance of housing to { $need }. The overview, the gaps and the list of outlets say the same.
report-map-failed = This browser cannot draw the map (no WebGL). All results are in the tables.
report-map-colour = Colour by
report-map-colour-time = Walking time
report-map-colour-reached = Within limit
report-map-outlets = All outlets
report-map-isochrones = Service area
report-map-legend = Legend
report-map-within = within { $n } min
report-map-beyond = over 15 min
report-map-none = none in range
report-map-unsure = none found, cannot tell
report-map-limit-in = within the limit ({ $limit })
report-map-limit-out = beyond the limit
report-map-border = near the map’s edge
report-map-outlet = this type ({ $n })
report-map-outlet-other = other outlets
report-map-line = community line (analysis only)
report-map-note = For analysis only · not an approved public map · 无审图号
report-map-home = Home of { $n } residents
    .floor = Housing · { $n } m²
report-map-gate = Gate of a compound
report-map-spot = Place of { $n } residents
    .floor = Housing · { $n } m²
report-map-nearest = Nearest { $need }: { $walk }
report-map-nearest-none = No { $need } found within 30 minutes
report-map-nearest-unsure = No { $need } found; outlet data is incomplete, cannot tell
report-map-unsnapped = No walkable street nearby
report-map-open-place = Show { $name }
report-map-hours = Hours: { $hours }
report-map-outside = outside the map: no data
report-map-compound = compound line
report-map-isochrone = service areas, coloured by minutes
report-map-place-share = { $share } reach { $need } within { $limit } on foot
report-map-place-at-least = At least { $share } reach { $need } within { $limit } on foot
report-map-place-unknown = Whether { $need } is within { $limit } on foot: the data cannot tell
report-map-place-gaps = { $n ->
    [one] { $n } gap
   *[other] { $n } gaps
  } under the chosen standard and walker
report-map-reset = Whole map
report-map-zoom-in = Zoom in
report-map-zoom-out = Zoom out
report-map-compass = Point north
report-map-canvas = Map canvas: arrow keys move, plus and minus zoom, Enter explains what lies under the cross in the middle, Escape closes
report-map-gestures = Use two fingers to move the map
report-map-gestures-scroll = Hold Ctrl and scroll to zoom the map
report-map-close = Close
report-map-image = Map for printing

# Gaps
report-gaps-title = Gaps
report-gaps-lead = Most residents first. “To verify” means the data cannot prove the lack: check on site first.
    .floor = Largest floor area first. “To verify” means the data cannot tell: go and look first.
report-gaps-count = { $n } in all
report-gap-confirmed = Confirmed
report-gap-to-verify = To verify
report-gap-without = { $n } certainly without
    .floor = { $n } m² certainly without
report-gap-unsure = { $n } to verify
    .floor = { $n } m² to verify
report-gap-show = Show on map
report-gaps-none = No gaps by this standard and profile.
report-gaps-more = { $n } more
report-gaps-printed = The first { $n } of { $all }, most residents first.
    .floor = The first { $n } of { $all }, most housing first.
report-gaps-unprinted = { $n } more are not printed. All gaps, each with its reason, are in the sheet “Gaps” of workbook.xlsx in the same folder.
report-gaps-reasons = The reason of each is in the sheet “Gaps” of workbook.xlsx in the same folder.
report-gaps-rank = Rank { $n }

# Charts
report-time-title = How long it takes
report-curve-title = Residents who reach { $need } within so many minutes
    .floor = How much housing has { $need } within so many minutes
report-curve-text = { $five } within 5 minutes, { $ten } within 10, { $fifteen } within 15.
report-curve-x = minutes on foot
report-curve-others = Thick line: { $name }. Grey lines: other walkers.
report-curve-y = share of residents
    .floor = Share of housing
report-curve-none = The data holds no { $need }, so there is no curve.
report-compare-title = Another walker
report-compare-lead = The same streets, but not everybody gets as far. The thin line is the range at ±10% speed.
report-compare-caption = Residents who reach { $need } within the limit, by walking profile
    .floor = Housing within the limit of { $need }, by walking profile
report-show-table = Show data
report-column-profile = Walking profile
report-column-minute = Minute

# Outlets
report-outlets-title = Outlets
report-outlets-lead = The data holds { $n } outlets, { $m } of them { $need }.
report-outlets-this = This type
report-outlets-all = All
report-outlets-find = Find by name
report-outlets-none = No such outlet.
report-outlets-name = Name
report-outlets-type = Business type
report-outlets-address = Address
report-outlets-hours = Hours
report-outlets-source = Source
report-outlets-nameless = (no name)
report-outlets-unprinted = The others are in the layer outlets of result.gpkg in the same folder.
report-outlets-shown = { $n } of { $all } shown

# Data
report-data-title = Data and method
report-sources = Sources and licences
report-source = Source
report-licence = Licence
report-state = As of
report-digest = Digest
report-pack-title = Standard
report-pack-effective = in force from { $date }
report-pack-effective-until = in force { $from } to { $to }
report-pack-document = Document
report-pack-issuer = Issuer
report-pack-clauses = Clauses and where they stand
report-clause-verified = seen in a source
report-clause-unverified = unverified
report-clause-place = Where
report-findings = Trouble in the data
report-findings-lead = What was odd on import, one example each; findings.csv has the full list.
report-findings-none = Nothing odd was found.
report-finding-n = { $n } ×
report-finding-error = serious
report-finding-warning = check
report-finding-note = note
report-example = Example:
report-people-method = How residents were placed
    .floor = How floor area was placed
report-method-given = counted there by the source
    .floor = given by the source
report-method-floor-area = spread over residential floor area
report-method-residential-land = spread over residential land
report-method-streets = spread evenly along streets
report-method-line = { $method }: { $people } people, { $n } origins
    .floor = { $method }: { $people } m², { $n } origins
report-settings = Settings
report-setting = Setting
report-value = Value
report-receipt = Receipt
report-receipt-lead = The same inputs and versions give the same digest:
report-receipt-verify = yike verify <result folder>
report-version = Yike { $version }
report-gate-open = Compound gates: open to everybody
report-gate-residents = Compound gates: for their own residents only
report-gate-closed = Compound gates: closed
report-licence-report = Made with Yike. Map data under the ODbL.

# Failure
report-failed-empty = This file holds no assessment: it is the empty template. Make a report with yike publish.
report-failed-format = The data does not fit this page; make the report again with one version.
report-failed-browser = This browser is too old to unfold the data. Use Chromium, Firefox or Safari of 2021 or later.

# Where residents are unknown or assumed
report-honest-assumed = The total of residents is assumed by the owner of the study: **an illustration**.
report-honest-floor-area = **Residents are unknown**: square metres of housing stand in, and no result speaks of residents.
report-grade-cannot-tell = Cannot tell
report-grade-unverified = Grading rule unverified: no grade
report-cited = Documents cited
report-certainty-seen = source seen
report-certainty-seen-secondary = seen as a quotation
report-certainty-memory = unverified
report-certainty-invented = invented example
report-licence-unknown = not stated
report-date-unknown = unknown
report-gaps-left-out = Of compounds only the gaps of most residents are listed for each standard and profile; the others are in the workbook.
    .floor = Of compounds only the largest gaps are listed for each standard and profile; the others are in the workbook.
report-finding-done = Done: { $text }
report-finding-remedy = What helps: { $text }
