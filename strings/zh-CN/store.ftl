# 数据的保存

store-stale = 这条记录已被他人修改
    .remedy = 刷新后在最新内容上重新修改。
store-taken = 同样的内容已经存在，不能重复
    .remedy = 换一个代码或名称，或直接修改已有的那一条。
store-reference = 所引用的内容不存在，或仍被其他内容引用
    .remedy = 先补上被引用的内容，或先解除引用。
store-repeated = 这个请求已经办理过
    .remedy = 不必重复提交；请查看办理结果。
store-busy = 数据库正忙
    .remedy = 稍后再试。
store-unreachable = 无法连接数据库：{ $why }
    .remedy = 检查数据库地址、账号和网络，确认数据库已启动。
store-other-schema = 数据库的版本与本程序不符：{ $why }
    .remedy = 使用与数据库同版本或更新版本的程序。
store-wrong-server = 这个 PostgreSQL 不能使用：{ $why }
    .remedy = 使用 PostgreSQL 15 或更新版本，数据库编码为 UTF8。
store-folder = 无法使用 { $path }：{ $why }
    .remedy = 检查数据目录是否存在、是否有读写权限、磁盘是否已满。
store-file-gone = 保存的文件 { $digest } 不见了
    .remedy = 从备份中恢复。
store-file-altered = 保存的文件 { $digest } 已被改动
    .remedy = 从备份中恢复。
store-no-s3 = 本程序没有编入对象存储（S3）的支持
    .remedy = 使用编入 s3 功能的程序，或把文件放在数据目录。
