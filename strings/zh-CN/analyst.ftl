# 分析员命令：读点、写结果

analyst-profile-unknown = 没有步行画像“{ $profile }”
    .remedy = 可选：{ $known }。
analyst-gates-unknown = 没有大门口径“{ $gates }”
    .remedy = 可选：open、residents、closed。
analyst-decay-unknown = 看不懂衰减“{ $decay }”
    .remedy = 写成 linear:1000 或 exp:1000（米）。
analyst-numbers-invalid = { $option } 的值“{ $text }”不是一串正整数
    .remedy = 写成 500,1000 这样。
analyst-ending-unknown = 文件结尾“{ $ending }”说不清格式
    .remedy = 表用 .csv 或 .parquet，图形用 .geojson。
analyst-node-unknown = 路网 { $network } 里没有节点 { $node }
    .remedy = 检查节点编号，或改用经纬度。
analyst-no-way = 按画像 { $profile } 走不到：两点之间没有路
    .remedy = 换一种画像或大门口径，或检查两点是否在路网范围内。
analyst-stopped = 已按要求停止，没有留下结果
    .remedy = 需要时重新运行。
analyst-not-snapped = 点 { $id } 周围 { $limit } 米内没有街道
    .done = 结果留空。
    .remedy = 检查坐标和坐标系。
analyst-id-twice = 编号“{ $id }”重复
    .remedy = 给每一行一个不同的编号。
analyst-near-border = { $count } 个起点离地图边缘近，答案可能在地图之外
    .done = 照地图之内的街道计算；它们的路程和时间可能偏长，数目可能偏少
    .remedy = 换一张四周更宽的地图重新建立路网
analyst-columns-alike = 列名“{ $column }”与另一列只差大小写，Parquet 分不清
    .remedy = 改一改机会的类型名，或写成 .csv
