# Uploads and settings of map sources

map-ending = Files ending like “{ $name }” cannot be used here; these can: { $known }
    .remedy = Export the data in another format and upload it again.
map-not-one = The content of “{ $name }” is not { $ending }
    .remedy = Check whether it is the right file, or export it again.
map-empty = The file “{ $name }” is empty
    .remedy = Export it again and upload it.
map-name = The file cannot have this name: not empty, at most { $most } characters, none of / \ : * ? " < > |
    .remedy = Rename the file and upload it again.
map-choice = “{ $value }” is not one of the choices; these are: { $choices }
    .remedy = Choose one of them.
map-no-streets = No street map is in use for this unit
    .remedy = A system administrator has to upload one and take it into use.
map-unusable = The map sources of unit { $org } cannot be used: { $why }
    .remedy = Mend the file as told and upload it again.

# Measuring

measure-no-ground = No street map is loaded for this place, so nothing can be measured
    .remedy = A system administrator has to upload the unit's street map and take it into use.
measure-unknown = “{ $value }” is not one of the choices; these are: { $choices }
    .remedy = Choose one of them.
measure-no-circles = There is no circle to measure: none has a border yet
    .remedy = Draw the border of a circle first.
measure-date = This is no day to measure: it must not lie ahead
    .remedy = Write a day like 2026-01-31.
measure-what = Say which unit to measure, or which circle, one of the two
    .remedy = Give the code of a unit or the number of a circle.
