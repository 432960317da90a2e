# 文件的读取与写出

exchange-file-missing = 找不到这个文件：{ $reason }
    .remedy = 请核对路径和文件名。
exchange-file-not-allowed = 没有读取这个文件的权限：{ $reason }
    .remedy = 请检查文件权限，或把文件复制到有权限的文件夹。
exchange-file-unreadable = 读取这个文件时出错：{ $reason }
    .remedy = 请确认文件未被其他程序占用、存放它的磁盘可用，然后重试。
exchange-disk-full = 磁盘已满，文件没有写出：{ $reason }
    .remedy = 请清理空间或换一个磁盘，然后重新运行；原有的同名文件未被改动。
exchange-folder-missing = 要写入的文件夹不存在：{ $reason }
    .remedy = 请先建立文件夹，或改用已有的文件夹。
exchange-write-not-allowed = 没有写入权限：{ $reason }
    .remedy = 请改用有写入权限的文件夹。
exchange-write-failed = 文件没有写出：{ $reason }
    .remedy = 请检查磁盘后重新运行；原有的同名文件未被改动。
exchange-file-too-big = 文件超过 { $limit } MB 的上限
    .remedy = 请拆分文件，或只保留需要的行和列。
exchange-too-many-rows = 表格超过 { $limit } 行的上限
    .remedy = 请拆分文件，或只保留研究范围内的行。
exchange-file-empty = 文件是空的，没有表头
    .remedy = 请确认导出完整；第一行应为列名。
exchange-encoding-unknown = 文件既不是 UTF-8 也不是 GBK 文本
    .remedy = 请另存为“CSV UTF-8”后重试。
exchange-csv-odd = CSV 无法拆成单元格：{ $reason }
    .remedy = 请检查引号和分隔符。
