# Trouble with study files

study-not-toml = The study file is not valid TOML: { $reason }
    .remedy = Check quotes, equals signs and brackets on this line; `yike study` prints an explained sample
study-too-big = The study file has { $bytes } bytes, more than the limit of { $limit }
    .remedy = Keep only settings in the study file and data in files of their own
study-key-unknown = There is no setting "{ $key }"
    .remedy = Possible here: { $words }
study-key-misspelt = There is no setting "{ $key }"
    .remedy = Did you mean "{ $meant }"?
study-key-missing = The setting "{ $key }" is missing
    .remedy = Add it; `yike study` prints an explained sample
study-wrong-kind = The value of "{ $key }" is of the wrong kind: { $wanted ->
        [text] a text in quotes
        [number] a whole number without quotes
        [true-or-false] true or false
        [table] a table
        [list-of-texts] a list of texts such as ["a", "b"]
        [list-of-numbers] a list of whole numbers such as [5, 10, 15]
        [list-of-decimals] a list of decimal numbers, such as [116.30, 39.98, 116.36, 40.02]
        [list-of-tables] a table in double brackets
       *[other] { $wanted }
    } is needed, found { $found }
    .remedy = Write a value of that kind
study-wrong-word = "{ $key }" cannot be "{ $found }"
    .remedy = Possible words: { $words }
study-out-of-range = The value { $found } of "{ $key }" is out of range
    .remedy = Write a whole number from { $least } to { $most }
study-empty-text = "{ $key }" is empty
    .remedy = Fill it in or remove the line
study-empty-list = The list "{ $key }" is empty
    .remedy = Name at least one item or remove the line
study-id-odd = The id "{ $found }" holds characters that are not allowed
    .remedy = Use small letters, digits and hyphens only, for example haidian-wudaokou
study-date-odd = "{ $found }" is not a date
    .remedy = Write 2025, 2025-03 or 2025-03-31
study-bounds-odd = [map] bounds is no box: { $found }
    .remedy = Write [west, south, east, north] in degrees, west below east and south below north, for example [116.30, 39.98, 116.36, 40.02]
study-file-missing = There is no file { $path }
    .remedy = Check the path; paths start at the folder of the study file
study-not-built-in = There is no built-in "{ $found }"
    .remedy = Possible: { $words }; for a file of your own write a path that ends with .toml
study-given-twice = "{ $found }" is given twice
    .remedy = Remove one of them
study-crs-unknown = The coordinate system "{ $found }" is not known
    .remedy = Write WGS84, CGCS2000, GCJ-02 (Amap, Tencent), BD-09 (Baidu) or an EPSG code
study-crs-old-datum = The coordinate system "{ $found }" can only be converted with parameters of the local survey office
    .remedy = Have it converted to CGCS2000 and write CGCS2000 or its EPSG code
study-type-unknown = There is no business type "{ $found }"
    .remedy = See data/taxonomy for the codes, like wet_market or pharmacy
study-type-misspelt = There is no business type "{ $found }"; the nearest is "{ $meant }"
    .remedy = See data/taxonomy for the codes, like wet_market or pharmacy
study-bundled-unknown = There is no bundled study "{ $study }"; there are: { $known }
    .remedy = Choose one of these, or run a study file of your own with yike run.
