# Questions about a place of the walking ground

terrain-off-streets = No walkable street within { $limit } m of this place ({ $at })
    .remedy = Choose a place beside a street; wheelchairs and some other profiles cannot use stairs and certain streets.
terrain-no-way = The profile “{ $profile }” cannot walk there: no way leads from one place to the other
    .remedy = Choose another profile, or check streets and gates between the two on the map.
terrain-minutes = Minutes of an isochrone lie between 1 and { $longest }, { $most } at most at a time
    .remedy = Write them like 5,10,15.
terrain-pack-missing = The ground of this area was not loaded for the standard “{ $pack }”
    .remedy = Add the standard to the measuring settings.

# Steps of a way on foot

way-to-street = Walk { $metres } m to the street
way-set-out = { $heading ->
        [north] Head north
        [north-east] Head north-east
        [east] Head east
        [south-east] Head south-east
        [south] Head south
        [south-west] Head south-west
        [west] Head west
       *[north-west] Head north-west
    } on { $street } for { $metres } m
way-turn = { $turn ->
        [straight] Go straight on
        [slight-right] Bear right
        [right] Turn right
        [sharp-right] Turn sharp right
        [back] Turn back
        [sharp-left] Turn sharp left
        [left] Turn left
       *[slight-left] Bear left
    }, on { $street } for { $metres } m
way-cross = { $kind ->
        [signals] Cross the street at the signals
        [zebra] Cross the street at the zebra crossing
       *[unmarked] Cross the street; there is no marked crossing here
    }, { $metres } m
way-stairs = Take the stairs, { $metres } m
way-lift = Take the lift
way-gate = Pass the gate
way-bridge = Cross the bridge, { $metres } m
way-underpass = Take the underpass, { $metres } m
way-arrive = Walk { $metres } m from the street to the door
