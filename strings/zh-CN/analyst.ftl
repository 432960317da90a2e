# 分析员命令：读点、写结果

analyst-profile-unknown = 没有步行画像“{ $profile }”
    .remedy = 可选：{ $known }。
analyst-gates-unknown = 没有大门口径“{ $gates }”
    .remedy = 可选：open、residents、closed。
analyst-decay-unknown = 看不懂衰减“{ $decay }”
    .remedy = 写成 linear:1000 或 exp:1000（米）。
analyst-numbers-invalid = { $option } 的值“{ $text }”不是 1 到 { $most } 之间的整数
    .remedy = 用逗号隔开，如 { $example }。
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
analyst-off-streets = { $which ->
        [from] 起点
       *[to] 终点
    } { $at } 周围 { $limit } 米内没有可走的街道
    .remedy = 检查经纬度的次序和坐标系，或换到街道旁的位置；轮椅等画像走不了台阶和部分道路。
analyst-nothing-asked = --nearest 0 又没有给出 --within-m 或 --decay：没有要算的
    .remedy = 写 --nearest 1 或更大，或写 --within-m 500,1000。
analyst-not-counted = { $count } 个机会点周围 { $limit } 米内没有街道
    .done = 没有计入任何结果。
    .remedy = 检查这些点的坐标和坐标系。
analyst-id-unknown = 结果里没有编号为“{ $id }”的起点或网点
    .remedy = 编号见 origins.parquet 的 origin_id 和 outlets.parquet 的 outlet_id（result.gpkg 里也有）。
analyst-id-several = 结果里有几处网点的编号都是“{ $id }”，位置不同
    .remedy = 改写位置：--to 经度,纬度，坐标见 outlets.parquet。
analyst-position-odd = “{ $text }”不是位置
    .remedy = 写成 经度,纬度；用结果里的编号时，加上 --result 结果文件夹。
