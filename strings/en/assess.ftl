# Assessment: reasons of verdicts, explanations of gaps, findings

## Parts of several sentences

assess-limit = { $limit ->
    [metres] { $metres } metres
    [minutes-to-metres] { $minutes } minutes (taken as { $metres } metres)
    [metres-to-minutes] { $metres } metres (taken as { $minutes } minutes)
    [circle] { $minutes } minutes (the clause states no limit; the circle's own is taken)
   *[minutes] { $minutes } minutes
    }
assess-share-of = { $basis ->
    [floor-area] { $share }% of the residential floor area
    [assumed] { $share }% of residents (illustrative population)
   *[counted] { $share }% of residents
    }
assess-half-of = { $basis ->
    [floor-area] half of the residential floor area
    [assumed] half of the residents (illustrative population)
   *[counted] half of the residents
    }
assess-people = { $basis ->
    [floor-area] { $people } square metres of residential floor
    [assumed] { $people } residents (illustrative population)
   *[counted] { $people } residents
    }
assess-walk = { $unit ->
    [metres] { $walk } metres
   *[minutes] { $walk } minutes
    }
assess-place = { $level ->
    [study] The study area
    [unnamed] An unnamed compound ({ $place })
   *[named] { $place }
    }
assess-need = { $amount ->
    [several] fewer than { $count } of: { $need }
   *[one] no outlet of: { $need }
    }
assess-need-unsure = { $amount ->
    [several] possibly fewer than { $count } of: { $need }
   *[one] possibly no outlet of: { $need }
    }
assess-data-date = { $dated ->
    [yes] Outlet data as of { $date }
   *[no] Outlet data of unknown date
    }
assess-data-quality = { $quality ->
    [complete] its owner declares it complete for these types
   *[partial] it is not declared complete, so what the map lacks may exist
    }
assess-clause-named = { $verified ->
    [no] { $pack } ({ $document }), "{ $clause }", value unverified
   *[yes] { $pack } ({ $document }), "{ $clause }"
    }

## Why the verdict is what it is

assess-share-pass = At least { $count } within { assess-limit } on foot for { assess-share-of }: the required { $least }% is met
assess-share-fail = At least { $count } within { assess-limit } on foot for { assess-share-of }, less than the required { $least }%; even with all doubtful cases it would be { $possible }%
assess-share-cannot-tell = At least { $count } within { assess-limit } on foot for { assess-share-of }, and for { $possible }% with all doubtful cases; { $least }% is required, so the data cannot tell
assess-share-no-threshold = At least { $count } within { assess-limit } on foot for { assess-share-of }; the standard sets no share, so the value is only reported
assess-formats-pass = Of the { $all } formats listed, { $certain } can be reached by { assess-half-of } within { assess-limit } on foot: the required { $least } are met
assess-formats-fail = Of the { $all } formats listed, { $certain } can be reached by { assess-half-of } within { assess-limit } on foot, fewer than the required { $least }; even with all doubtful ones there would be { $possible }
assess-formats-cannot-tell = Of the { $all } formats listed, { $certain } can be reached by { assess-half-of } within { assess-limit } on foot, and { $possible } with all doubtful ones; { $least } are required, so the data cannot tell
assess-formats-no-threshold = Of the { $all } formats listed, { $certain } can be reached by { assess-half-of } within { assess-limit } on foot; the standard sets no number, so the value is only reported
assess-nearest-reported = The nearest is at most { assess-walk } on foot for { assess-half-of }
assess-nearest-beyond = None can be reached within the search limit by { assess-half-of }
assess-nobody = { $basis ->
    [floor-area] There is no residential floor here, so the clause does not apply
   *[counted] Nobody lives here, so the clause does not apply
    }
assess-as-needed = Required only as needed; there is certainly none within { assess-limit } on foot, which is no failure

## Gaps

assess-gap-confirmed = { assess-place }: { assess-people } with { assess-need } within { assess-limit } on foot (walking profile: { $profile }). Basis: { assess-clause-named }. { assess-data-date }; { assess-data-quality }.
assess-gap-to-verify = { assess-place }: { assess-people } with { assess-need-unsure } within { assess-limit } on foot, to be verified on site (walking profile: { $profile }). Basis: { assess-clause-named }. { assess-data-date }; { assess-data-quality }.

## Findings

assess-outlets-partial = Outlet data is complete for { $covered } of { $total } business types
    .done = Where no outlet of the other types is found, the answer is "cannot tell", never "has none"
    .remedy = Add a complete list of outlets and declare for which types it is complete
assess-near-border = { assess-people } near the edge of the map, where outlets may lie outside (walking profile: { $profile })
    .done = Where no outlet is found for them, the answer is "cannot tell"
    .remedy = Use a larger map that leaves a walk of 15 minutes around the study area
assess-unsnapped = { assess-people } where no street can be walked nearby (walking profile: { $profile })
    .done = Their answer is "cannot tell"
    .remedy = Check their coordinates, or whether the map lacks a street
assess-unverified = { $pack }: { $count ->
        [0] no value is unverified
       *[other] the values of { $count } clauses are unverified ({ $clauses })
    }{ $converted ->
        [0] {""}
       *[other] ; { $converted } clauses have a value seen in a source, but "{ $profiles }" needs an unverified speed to turn minutes and metres into each other
    }
    .done = { $allowed ->
        [yes] They take part in grading, as the user asked
       *[no] They are measured and marked as unverified, but do not take part in grading
        }
    .remedy = Check them against the text of the standard and correct the pack

## What cannot be assessed

assess-clause-without-types = Clause { $clause } names no business type
    .remedy = Add type codes in the pack
assess-clause-type-unknown = Clause { $clause } names the business type "{ $type }", which the taxonomy lacks
    .remedy = Use a code of the taxonomy
assess-clause-measure-unknown = Clause { $clause } asks for the measure "{ $measure }", which this program cannot compute
    .remedy = Use a measure of the documentation, or a newer program
assess-reach-mismatch = The reach table does not fit this pack or these residents
    .remedy = Run again from the access station
