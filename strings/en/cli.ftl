# Command line: help, progress, closing words and trouble with files

cli-file-missing = There is no file { $path }
    .remedy = Check the path; paths in a study file start at the folder of that file
