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
