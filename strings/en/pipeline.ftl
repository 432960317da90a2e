# The line: station files, the receipt, the result folder

station-missing = The station "{ $station }" has no result yet
    .remedy = Run yike { $station } STUDY.toml first, or yike run for the whole line.
station-not-one = This is not a station file of Yike
    .remedy = Remove it and run yike { $station } again.
station-wrong-version = The station file has format { $found }; this program reads and writes format { $expected }
    .remedy = Run yike { $station } again with this program.
station-wrong-station = This is the file of station { $found }, not of "{ $station }"
    .remedy = It may have been renamed; run yike { $station } again.
station-damaged = The station file is damaged: incomplete, or changed after it was written
    .remedy = Run yike { $station } again.
station-too-big = The station file is larger than the limit of { $limit } GB
    .remedy = Make the study area smaller and run yike { $station } again.
station-stale = The result of station "{ $station }" is out of date: { $what } has changed since
    .remedy = Run yike { $station } again and then the stations after it, or yike run for the whole line.
receipt-unreadable = The receipt cannot be read: { $reason }
    .remedy = Name a complete result folder, with its receipt.json.
receipt-wrong-format = The receipt has format { $found }; this program reads format { $expected }
    .remedy = Verify with the version of Yike that made this result.
