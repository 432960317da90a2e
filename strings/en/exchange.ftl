# Reading and writing files

exchange-file-missing = There is no such file: { $reason }
    .remedy = Check the path and the file name.
exchange-file-not-allowed = You may not read this file: { $reason }
    .remedy = Check the file's permissions, or copy it to a folder you may read.
exchange-file-unreadable = Reading this file failed: { $reason }
    .remedy = Make sure no other program holds the file and its disk is available, then try again.
exchange-disk-full = The disk is full; the file was not written: { $reason }
    .remedy = Free some space or choose another disk, then run again. An older file of that name is unchanged.
exchange-folder-missing = The folder to write into does not exist: { $reason }
    .remedy = Create the folder first, or choose an existing one.
exchange-write-not-allowed = You may not write here: { $reason }
    .remedy = Choose a folder you may write to.
exchange-write-failed = The file was not written: { $reason }
    .remedy = Check the disk and run again. An older file of that name is unchanged.
exchange-file-too-big = The file is larger than the limit of { $limit } MB
    .remedy = Split the file, or keep only the rows and columns you need.
exchange-too-many-rows = The table has more than the limit of { $limit } rows
    .remedy = Split the file, or keep only the rows of the study area.
exchange-file-empty = The file is empty: it has no header
    .remedy = Check that the export is complete; the first line names the columns.
exchange-encoding-unknown = The file is neither UTF-8 nor GBK text
    .remedy = Save it as "CSV UTF-8" and try again.
exchange-csv-odd = The CSV cannot be split into cells: { $reason }
    .remedy = Check its quotes and separators.
