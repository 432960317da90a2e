# Keeping data

store-stale = Someone else has changed this record
    .remedy = Reload it and make your change on the latest version.
store-taken = The same is there already
    .remedy = Choose another code or name, or change the existing one.
store-reference = Something referred to is not there, or is still referred to
    .remedy = Add what is referred to first, or remove the reference.
store-repeated = This request was done before
    .remedy = There is no need to send it again; look at its result.
store-busy = The database is busy
    .remedy = Try again in a moment.
store-unreachable = The database cannot be reached: { $why }
    .remedy = Check its address, account and network, and that it is running.
store-other-schema = The database and this program have different versions: { $why }
    .remedy = Use a program of the database's version or a newer one.
store-wrong-server = This PostgreSQL cannot be used: { $why }
    .remedy = Use PostgreSQL 15 or newer with a database encoded in UTF8.
store-folder = Cannot use { $path }: { $why }
    .remedy = Check that the data directory exists, may be read and written, and that the disk is not full.
store-file-gone = The kept file { $digest } is gone
    .remedy = Restore it from a backup.
store-file-altered = The kept file { $digest } was altered
    .remedy = Restore it from a backup.
store-no-s3 = This program was built without object storage (S3)
    .remedy = Use a program built with the feature s3, or keep files in the data directory.
