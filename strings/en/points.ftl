# Point files for analysis

points-columns-missing = The point file lacks a needed column; it has: { $seen }; needed: { $expected }
    .remedy = Add the missing column or correct its name.
points-cell-odd = Row { $row }, column "{ $column }": the value "{ $value }" cannot be used
    .remedy = Correct the value: longitude −180 to 180, latitude −90 to 90, nodes are whole numbers, weights are not negative.
points-no-rows = The point file has a header but no rows
    .remedy = Give at least one point.
