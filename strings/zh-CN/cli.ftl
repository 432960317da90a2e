# 命令行：帮助、进度、结束语和文件问题

cli-file-missing = 找不到文件 { $path }
    .remedy = 请检查路径是否写对；研究文件里的路径从研究文件所在的文件夹算起
cli-column-missing = 表里没有“{ $column }”这一列
    .remedy = 请在第一行补上列名；节点表为 id,lon,lat，边表为 from,to,length_m
cli-value-odd = “{ $found }”不是这一列应有的数值
    .remedy = 编号写整数，经度在 -180 到 180、纬度在 -90 到 90 之间，长度写米数
cli-row-broken = 这一行有 { $cells } 个单元格，表头却有 { $columns } 列
    .remedy = 请检查逗号和引号
cli-about = 一刻：城市一刻钟便民生活圈分析
cli-lang = 语言：zh 中文（默认）、en 英文
cli-study = 打印带说明的研究文件样例，或检查一份研究文件
cli-study-file = 要检查的研究文件；不写则打印样例
cli-study-fine = “{ $title }”的研究文件没有问题
cli-network = 步行网络
cli-network-build = 由节点表和边表建立步行网络
cli-network-nodes = 节点表，列为 id,lon,lat
cli-network-edges = 边表，列为 from,to,length_m，双向可走
cli-network-out = 写出的网络文件
cli-network-info = 查看网络文件里有什么
cli-info-nodes = 节点：
cli-info-segments = 路段：
cli-info-junctions = 路口：
cli-info-length = 总长：
cli-info-components = 连通部分：
cli-info-digest = 校验值：
cli-info-source = 来源：
cli-info-date = 地图日期：
cli-info-unknown = 不详
cli-info-rules = 道路规则版本：
cli-info-no-rules = 无（由节点表和边表给定）
cli-info-format = 文件格式版本：
cli-info-chains = 链（路口之间的街道）：
cli-info-longest = 最长连通部分：
cli-info-islands = 孤岛（短于 { $limit } 米的连通部分）：{ $count } 处，共 { $length }
cli-info-classes = 各类街道长度：
cli-info-gates = 大门和边界：
cli-info-gate-public = 标明开放的大门
cli-info-gate-untagged = 未标通行权限的大门
cli-info-gate-private = 标明私有或禁止通行的大门
cli-info-gate-private-border = 公共街道与私有街道的交界
cli-info-gate-closed = 上锁的大门和走不过去的障碍
cli-info-gates-hours = 其中只在规定时间开放的大门：
cli-error = 错误：
cli-error-place = 位置：
cli-error-remedy = 建议：
cli-internal = 一刻内部出错，结果没有写出。请把这一位置告诉开发者：{ $place }
cli-network-map = OpenStreetMap 地图文件（.osm.pbf）
cli-more-findings = …… 另有 { $count } 条数据问题
cli-written = 已写出 { $out }
cli-access-rests = 画像“{ $profile }”（{ $id }）；大门口径：{ $gates }；路网校验值 { $digest }
cli-access = 可达性：谁走多久能到哪里
cli-access-matrix = 两个点文件之间的路程和时间
cli-access-measure = 最近的几个、累计数和衰减加权和
cli-access-isochrone = 等时圈
cli-access-explain = 逐段说明两点之间怎么走
cli-arg-out = 写到哪个文件（.csv、.parquet 或 .geojson）
cli-arg-network = 路网文件
cli-arg-profile = 步行画像：shortest、planning、adult、elder、wheelchair、stroller
cli-arg-gates = 大门口径：open 都能过，residents 仅住户，closed 都不能过
cli-arg-from = 起点文件：id,lon,lat 或 id,node
cli-arg-to = 终点文件
cli-arg-origins = 起点文件
cli-arg-opportunities = 机会文件：id,lon,lat,type,weight
cli-arg-nearest = 最近的几个
cli-arg-within-m = 累计半径，米，如 500,1000
cli-arg-decay = 衰减，如 linear:1000,exp:1000
cli-arg-points = 点文件
cli-arg-minutes = 分钟，如 5,10,15
cli-arg-position = 位置：经度,纬度；给出 --result 时也可写编号
cli-arg-result = 结果文件夹；--from、--to 可写其中起点和网点的编号，步行画像取研究的第一个
cli-explain-step = { $number }. { $street }：{ $metres } 米，{ $seconds } 秒
cli-explain-total = 共沿路 { $metres } 米，另到路边 { $access } 米，{ $seconds } 秒
cli-study-given = 研究文件
cli-run = 从研究文件一次做到结果：import → network → access → assess → publish
cli-import = 第 1 站：读入地图、网点、人口和社区
cli-assess = 第 4 站：对照标准得出结论和缺口
cli-publish = 第 5 站：由各站文件发布结果文件夹
cli-demo = 内置研究，从头做到结果
cli-demo-which = 哪一个内置研究
cli-open = 做完后在浏览器里打开报告
cli-result = 结果文件夹；不写则用研究文件里的 output
cli-allow-unverified = 允许未核实的数值参与定级
cli-verify = 核验一份结果：文件、输入、重算
cli-verify-result = 结果文件夹
cli-verify-study = 研究文件，若已不在收据所指的位置
cli-verify-holds = 核验通过：{ $files } 个文件、{ $inputs } 项输入与收据一致，{ $stations } 站重算结果相同{ $files_again ->
        [0] {""}
       *[other] ，{ $files_again } 个文件重新发布结果相同
    }。结果校验值 { $result }
cli-verify-differs = 核验不通过，差异见上。收据上的结果校验值 { $result }（{ $files } 个文件、{ $inputs } 项输入、{ $stations } 站）
cli-station-import = 读入资料
cli-station-network = 建立路网
cli-station-access = 计算可达
cli-station-assess = 对照标准
cli-station-publish = 发布结果
cli-progress-begins = [{ $number }/{ $all }] { $station } ……
cli-progress-done = [{ $number }/{ $all }] { $station }，用时 { $seconds } 秒
cli-gates-open = 大门都能过
cli-gates-residents = 小区大门仅住户可过
cli-gates-closed = 未标明开放的大门都不能过
cli-summary-people = 居民 { $people } 人，起点 { $origins } 处，网点 { $outlets } 处，评估区域 { $communities } 个
cli-summary-people-assumed = 居民 { $people } 人（假定，仅作示意），起点 { $origins } 处，网点 { $outlets } 处，评估区域 { $communities } 个
cli-summary-floor-area = 人口不详，按住宅建筑面积 { $people } 平方米加权，起点 { $origins } 处，网点 { $outlets } 处，评估区域 { $communities } 个
cli-summary-reach = 全域能走到的居民占比（标准“{ $pack }”，画像“{ $profile }”，{ $gates }）：
cli-summary-share = { $reached }  { $verdict }
cli-summary-share-doubt = { $reached }，另有 { $doubt } 无法判断  { $verdict }
cli-verdict-pass = 达到
cli-verdict-fail = 未达到
cli-verdict-cannot-tell = 无法判断
cli-verdict-no-threshold = 无门槛
cli-verdict-not-applicable = 不适用
cli-summary-gaps = 缺口 { $count } 处（本标准、本画像）。各处各举人数最多的，不重复业态：
cli-summary-gateless = 边界上没有标出大门的小区 { $count } 个（共 { $all } 个）：{ $names }{ $more ->
        [0] {""}
       *[other] {""}等，另有 { $more } 个，见 findings.csv 和 compounds 图层
    }
cli-summary-findings = 数据问题 { $count } 条，详见 findings.csv：
cli-summary-finding = [{ $severity }] { $what }{ $placed ->
        [no] {""}
       *[yes] （{ $object }）
    }
cli-summary-kind = [{ $severity }] { $count } 条，如：{ $what }{ $placed ->
        [no] {""}
       *[yes] （{ $object }）
    }
cli-summary-more = …… 另有 { $count } 项
cli-report = 报告：{ $out }
cli-study-neither = 既不是研究文件（.toml），也不是这里的子命令

# 帮助与用法 / help and usage
cli-help-usage = 用法：
cli-help-commands = 命令
cli-help-arguments = 参数
cli-help-options = 选项
cli-help-any-options = [选项]
cli-help-any-command = [命令]
cli-help-a-command = <命令>
cli-help-default = （默认 { $values }）
cli-help-choices = （可选 { $values }）
cli-help-help = 显示帮助
cli-help-version = 显示版本
cli-usage-unknown = 没有这个选项或多了一个参数：{ $about }
cli-usage-command = 没有这个命令：{ $about }
cli-usage-missing = 还缺：{ $about }
cli-usage-value = “{ $value }”不能用作 { $about }
cli-usage-conflict = { $about } 不能这样同时使用
cli-usage-choices = 可选：{ $choices }
cli-usage-help = 加 --help 查看用法

# 文件里的位置
place-row = 第 { $name } 行
place-rows = 第 { $name } 行
place-line = 第 { $name } 行
place-column = “{ $name }”列
place-character = 第 { $name } 个字符
place-byte = 第 { $name } 字节处
place-feature = 第 { $name } 个要素
place-profile = 步行画像 { $name }
place-clause = 条款 { $name }
place-plaza = 广场 { $name }
place-network = 路网
place-clauses = 条款
place-outlets = 网点
place-bounds = 地图范围
place-date = 数据时间
place-remark = 备注
place-grade = 分级规则
place-broad = 宽泛词语

# 街道类别
street-access = 走到街道（直线）
street-gate = 大门
street-lift = 电梯
street-kerb = 路缘石
street-border = 公共与私有街道交界
street-footway = 步行道
street-path = 小路
street-steps = 台阶
street-pedestrian = 步行街
street-living_street = 生活街道
street-residential = 居住区道路
street-service = 内部道路
street-unclassified = 一般道路
street-tertiary = 次要道路
street-secondary = 次干路
street-primary = 主干路
street-trunk = 快速干道
street-cycleway = 自行车道
street-track = 土路
street-corridor = 室内通道
street-platform = 站台
street-crossing = 过街
street-elevator = 电梯
street-plaza = 广场
cli-explain-street = { $name }（{ $class }）
