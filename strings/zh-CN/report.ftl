# Words of the published report (report.html). Chinese is the master.

report-product = 一刻
report-kind = 便民生活圈评估报告
report-as-of = 地图数据：{ $date }
report-as-of-unknown = 地图数据日期不明
report-skip = 跳到内容
report-print = 打印
report-language = 语言
report-sections = 章节
report-section-overview = 总览
report-section-map = 地图
report-section-gaps = 缺口
report-section-time = 步行时间
report-section-outlets = 网点
report-section-data = 数据与口径

# What is asked
report-choose-profile = 谁在走
report-choose-pack = 按哪个标准
report-choose-type = 看哪种业态
report-controls = 选择步行画像、标准和业态
report-metres-per-minute = 每分钟 { $metres } 米
report-minutes = { $n } 分钟
report-metres = { $n } 米

# Headline
report-headline-share = { $people } 位居民中，**{ $share }** 步行 { $limit }内能到{ $need }
    .floor = { $people } 平方米住宅中，**{ $share }** 步行 { $limit }内能到{ $need }
report-headline-at-least = { $people } 位居民中，**至少 { $share }** 步行 { $limit }内能到{ $need }
    .floor = { $people } 平方米住宅中，**至少 { $share }** 步行 { $limit }内能到{ $need }
report-headline-unknown = { $people } 位居民步行 { $limit }内能否到{ $need }，**现有数据无法判断**
    .floor = { $people } 平方米住宅步行 { $limit }内能否到{ $need }，**现有数据无法判断**
report-reached = 能到
report-without = 确定到不了
report-unsure = 无法判断
report-people = { $n } 人
    .floor = { $n } ㎡
report-residents = 居民
    .floor = 住宅面积
report-place-study = 全部范围
report-state-bar = 能到 { $reached } 人，确定到不了 { $without } 人，无法判断 { $unsure } 人
    .floor = 能到 { $reached } ㎡，确定到不了 { $without } ㎡，无法判断 { $unsure } ㎡
report-tally-title = { $clauses } 项要求 × { $places } 个{ $level }
report-tally-none = 结论汇总

# Verdicts
report-verdict-p = 达到
report-verdict-f = 未达到
report-verdict-c = 无法判断
report-verdict-n = 标准未定比例
report-verdict-x = 不适用
report-verdict-p-long = 达到标准的要求
report-verdict-f-long = 未达到，且数据足以下此结论
report-verdict-c-long = 网点数据不全，找不到不等于没有
report-verdict-n-long = 标准没有公布比例要求，只列数值
report-verdict-x-long = 此处无人居住，或标准不要求
    .floor = 此处没有住宅，或标准不要求

# Honesty
report-honest-title = 读数之前
report-honest-thin = { $covered ->
    [0] 网点来自公开地图，可能漏采：找到的网点是真的，**没找到不等于没有**。所以“能到”是下限，其余写作“无法判断”，不写“没有”。
   *[other] { $all } 类业态中只有 { $covered } 类的网点资料完整；其余业态**没找到不等于没有**，写作“无法判断”。
  }
report-honest-old = 街道图是 { $date } 的，之后的变化看不到。
report-honest-people = 人口是模型推算后按住宅建筑分摊的，不是逐户登记。
report-honest-part = { $names }只有一部分在地图范围内，结果只说明这一部分。
report-honest-border = 地图边缘的居民可能在图外有网点，单独标出。
    .floor = 地图边缘的住宅可能在图外有网点，单独标出。
report-honest-lines = 社区界线仅供分析，不是公开出版的行政区划图（无审图号）。
report-can-tell = 能说明什么
report-cannot-tell = 不能说明什么
report-can-1 = 从每栋住宅沿真实道路走到已知网点要多久，误差以米计。
report-can-2 = 哪些地方已经确定能到，以及换一种走法（老人、轮椅）会差多少。
report-can-3 = 哪些地方值得先去核实。
report-unverified = 含未核实的数值（已由使用者允许参与评级）。

# Matrix
report-matrix-title = 谁离什么近
report-matrix-lead = 每格是步行限值内能到的居民比例，网点资料不全时是下限；斜纹是无法判断。点一行看地图，点列名看一处。
    .floor = 每格是步行限值内能到的住宅面积比例，网点资料不全时是下限；斜纹是无法判断。点一行看地图，点列名看一处。
report-matrix-caption = { $profile }，{ $pack }：各{ $level }能到的居民比例与结论
    .floor = { $profile }，{ $pack }：各{ $level }能到的住宅面积比例与结论
report-level = 按
report-level-community = 社区（街道、镇）
report-level-compound = 小区
report-level-community-short = 街道社区
report-level-compound-short = 小区
report-matrix-need = 业态
report-matrix-all = 全部
report-matrix-folded = 另有 { $n } 类在数据里一个网点也没有，全部无法判断：
report-matrix-unfold = 展开
report-matrix-fold = 收起
report-matrix-limit = 限值
report-matrix-grade = 评级
report-grade-none = 未达到任何一级
report-grade-gate = { $grade }（门槛已过，待评审）
report-grade-possible = 最高可能：{ $grade }
report-cell = { $place }，{ $need }：{ $share }，{ $verdict }
report-class-basic = 基本保障类
report-class-quality = 品质提升类
report-class-mandatory = 必备
report-class-facility = 配套设施
report-class-tier = 公布的步行档位
report-class-variety = 业态种数
report-class-added = 新增业态
report-class-encouraged = 鼓励业态
report-class-level15 = 十五分钟生活圈
report-class-level10 = 十分钟生活圈
report-class-level5 = 五分钟生活圈
report-class-level5-10 = 五至十分钟层级
report-class-block = 居住街坊
report-class-listed = 只见名称
report-class-radius = 服务半径
report-class-door = 家门口
report-class-around = 家周边
report-class-other = 其他
report-unnamed = 未命名（{ $id }）
report-more-columns = 还有 { $n } 列，向右滑动

# Place
report-back = 返回总览
report-place-people = { $n } 位居民
    .floor = { $n } 平方米住宅
report-place-elders = 其中 60 岁及以上 { $n } 人
report-place-part = 只有 { $share } 的面积在地图范围内
report-place-clauses = 逐项结论
report-place-clauses-caption = { $place }逐项结论，{ $profile }，{ $pack }
report-column-verdict = 结论
report-column-share = 能到的居民
    .floor = 能到的住宅
report-column-band = 快慢一成
report-column-choices = 人均可选
    .floor = 平均可选
report-column-median = 半数人
    .floor = 半数住宅
report-column-p90 = 九成人
    .floor = 九成住宅
report-column-elders = 60+ 能到
report-column-gini = 不均度
report-unit-outlets = 家
report-unit-minutes = 分
report-unit-metres = 米
report-columns-explained = “快慢一成”：走得慢 10% 或快 10% 时的比例。“半数人、九成人”：到最近一处的步行{ $unit }，该比例的居民都不超过它。“不均度”：基尼系数，0 为人人一样远。
    .floor = “快慢一成”：走得慢 10% 或快 10% 时的比例。“半数住宅、九成住宅”：到最近一处的步行{ $unit }，该比例的住宅面积都不超过它。“不均度”：基尼系数，0 为处处一样远。
report-place-gaps = 这里的缺口
report-why = 依据

# Map
report-map-title = 地图
report-map-region = 地图：居民到{ $need }的步行距离。同样的内容见总览表、缺口和网点列表。
    .floor = 地图：住宅到{ $need }的步行距离。同样的内容见总览表、缺口和网点列表。
report-map-failed = 这个浏览器不能画地图（没有 WebGL）。所有结果都在表格里。
report-map-colour = 上色
report-map-colour-time = 步行时间
report-map-colour-reached = 是否达到
report-map-outlets = 全部网点
report-map-isochrones = 服务范围
report-map-legend = 图例
report-map-within = { $n } 分钟内
report-map-beyond = 超过 15 分钟
report-map-none = 范围内没有
report-map-unsure = 没找到，无法判断
report-map-limit-in = 限值内（{ $limit }）
report-map-limit-out = 超过限值
report-map-border = 靠近地图边缘
report-map-outlet = 这类网点（{ $n }）
report-map-outlet-other = 其他网点
report-map-line = 社区界线（仅供分析）
report-map-note = 仅供分析 · 非公开出版地图 · 无审图号
report-map-home = 住宅 · { $n } 人
    .floor = 住宅 · { $n } ㎡
report-map-spot = 居民点 · { $n } 人
    .floor = 住宅点 · { $n } ㎡
report-map-nearest = 最近的{ $need }：{ $walk }
report-map-nearest-none = 步行 30 分钟内没有找到{ $need }
report-map-nearest-unsure = 没有找到{ $need }；网点数据不全，无法判断
report-map-unsnapped = 附近没有可走的道路
report-map-open-place = 看{ $name }
report-map-hours = 营业时间：{ $hours }
report-map-reset = 全图
report-map-zoom-in = 放大
report-map-zoom-out = 缩小
report-map-compass = 指北
report-map-canvas = 地图画布，方向键移动，加减键缩放
report-map-gestures = 用两根手指移动地图
report-map-gestures-scroll = 按住 Ctrl 再滚动可缩放地图
report-map-close = 关闭
report-map-image = 打印用地图

# Gaps
report-gaps-title = 缺口清单
report-gaps-lead = 按受影响居民从多到少。“待核实”表示数据不足以断定缺失，应先到现场核实。
    .floor = 按涉及的住宅面积从大到小。“待核实”表示数据不足以断定缺失，应先到现场核实。
report-gaps-count = 共 { $n } 条
report-gap-confirmed = 已确认
report-gap-to-verify = 待核实
report-gap-without = 确定缺 { $n } 人
    .floor = 确定缺 { $n } ㎡
report-gap-unsure = 待核实 { $n } 人
    .floor = 待核实 { $n } ㎡
report-gap-show = 在地图上看
report-gaps-none = 按这个标准和画像没有缺口。
report-gaps-more = 再看 { $n } 条
report-gaps-rank = 第 { $n } 位

# Charts
report-time-title = 走多久能到
report-curve-title = 多少居民在几分钟内能走到{ $need }
    .floor = 多少住宅在几分钟内能走到{ $need }
report-curve-text = 5 分钟内 { $five }，10 分钟内 { $ten }，15 分钟内 { $fifteen }。
report-curve-x = 步行分钟
report-curve-y = 居民比例
    .floor = 住宅面积比例
report-curve-none = 数据里没有{ $need }，画不出曲线。
report-compare-title = 换一个人走
report-compare-lead = 同样的距离，不同的人走得不一样远。竖线为快慢一成的范围。
report-compare-caption = 各步行画像在限值内能到{ $need }的居民
    .floor = 各步行画像在限值内能到{ $need }的住宅
report-show-table = 查看数据
report-column-profile = 步行画像
report-column-minute = 分钟

# Outlets
report-outlets-title = 网点
report-outlets-lead = 数据里共有 { $n } 处网点，其中 { $m } 处属于{ $need }。
report-outlets-this = 只看这类
report-outlets-all = 全部
report-outlets-find = 按名称查找
report-outlets-none = 没有符合的网点。
report-outlets-name = 名称
report-outlets-type = 业态
report-outlets-address = 地址
report-outlets-hours = 营业时间
report-outlets-source = 来源
report-outlets-nameless = （无名称）
report-outlets-shown = 显示 { $n } / { $all }

# Data
report-data-title = 数据与口径
report-sources = 来源与许可
report-source = 来源
report-licence = 许可
report-state = 数据时点
report-digest = 摘要
report-pack-title = 标准
report-pack-effective = 自 { $date } 起施行
report-pack-effective-until = { $from } 至 { $to } 施行
report-pack-document = 文号
report-pack-issuer = 发布
report-pack-clauses = 条款与出处
report-clause-verified = 已见出处
report-clause-unverified = 未核实
report-clause-place = 出处
report-findings = 数据问题
report-findings-lead = 导入时发现的问题，各列一例；完整清单在 findings.csv。
report-findings-none = 没有发现数据问题。
report-finding-n = { $n } 处
report-finding-error = 不能用
report-finding-warning = 已处理
report-finding-note = 提示
report-example = 例：
report-people-method = 居民怎样落到起点
    .floor = 住宅面积怎样落到起点
report-method-given = 来源直接给出
    .floor = 来源直接给出
report-method-floor-area = 按住宅建筑面积分摊
report-method-residential-land = 按居住用地分摊
report-method-streets = 沿街道均匀分摊
report-method-line = { $method }：{ $people } 人，{ $n } 个起点
    .floor = { $method }：{ $people } ㎡，{ $n } 个起点
report-settings = 设置
report-setting = 项
report-value = 值
report-receipt = 回执
report-receipt-lead = 用同样的输入和版本再算一次，应得到同样的摘要：
report-receipt-verify = yike verify <结果文件夹>
report-version = 一刻 { $version }
report-gate-open = 小区大门：视为对所有人开放
report-gate-residents = 小区大门：只供本小区居民进出
report-gate-closed = 小区大门：视为关闭
report-licence-report = 本报告由“一刻”生成。地图数据按 ODbL 使用。

# Failure
report-failed-empty = 这个文件里没有评估数据：它是空白模板。请用 yike publish 生成报告。
report-failed-format = 报告数据的格式与页面不符，请用同一版本重新生成。
report-failed-browser = 浏览器太旧，无法展开数据。请用 2021 年以后的 Chromium、Firefox 或 Safari。

# 居民人数不详或假定时
report-honest-assumed = 居民总数是研究者假定的，**仅作示意**。
report-honest-floor-area = **居民人数不详**：用住宅建筑面积（平方米）代替，结果不涉及居民人数。
report-grade-cannot-tell = 无法判断
report-grade-unverified = 评级办法未核实，不评级
report-cited = 引用的文件
report-certainty-seen = 已见出处
report-certainty-seen-secondary = 见于他人引用
report-certainty-memory = 未核实
report-certainty-invented = 虚构示例
report-licence-unknown = 未注明
report-date-unknown = 不明
report-gaps-left-out = 小区缺口只列各标准、各画像下涉及居民最多的；其余见工作簿。
    .floor = 小区缺口只列各标准、各画像下涉及面积最大的；其余见工作簿。
report-finding-done = 已做：{ $text }
report-finding-remedy = 补救：{ $text }
