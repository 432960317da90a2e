# 评估：结论的理由、缺口的说明、数据问题

## 各句共用的片段

assess-limit = { $limit ->
    [metres] { $metres } 米
    [minutes-to-metres] { $minutes } 分钟（折合 { $metres } 米）
    [metres-to-minutes] { $metres } 米（折合 { $minutes } 分钟）
    [circle] { $minutes } 分钟（条款未写时限，按一刻钟计）
   *[minutes] { $minutes } 分钟
    }
assess-share-of = { $basis ->
    [floor-area] { $share }% 的住宅建筑面积
    [assumed] { $share }% 的居民（示意人口）
   *[counted] { $share }% 的居民
    }
assess-half-of = { $basis ->
    [floor-area] 一半的住宅建筑面积
    [assumed] 一半的居民（示意人口）
   *[counted] 一半的居民
    }
assess-people = { $basis ->
    [floor-area] { $people } 平方米住宅建筑面积
    [assumed] { $people } 名居民（示意人口）
   *[counted] { $people } 名居民
    }
assess-walk = { $unit ->
    [metres] { $walk } 米
   *[minutes] { $walk } 分钟
    }
assess-place = { $level ->
    [study] 研究范围内
    [unnamed] 未命名小区（{ $place }）
   *[named] { $place }
    }
assess-need = { $amount ->
    [several] { $need }不足 { $count } 处
   *[one] 没有{ $need }
    }
assess-need-unsure = { $amount ->
    [several] { $need }可能不足 { $count } 处
   *[one] 可能没有{ $need }
    }
assess-data-date = { $dated ->
    [yes] 网点资料时点：{ $date }
   *[no] 网点资料时点不详
    }
assess-data-quality = { $quality ->
    [complete] 提供方声明这些业态的资料完整
   *[partial] 资料未声明完整，图上没有不等于实际没有
    }
assess-clause-named = { $verified ->
    [no] 《{ $pack }》（{ $document }）“{ $clause }”，数值未核实
   *[yes] 《{ $pack }》（{ $document }）“{ $clause }”
    }

## 为什么是这个结论

assess-share-pass = { assess-share-of }步行 { assess-limit }内有至少 { $count } 处，达到 { $least }% 的要求
assess-share-fail = { assess-share-of }步行 { assess-limit }内有至少 { $count } 处，低于 { $least }% 的要求；存疑的全部算上也只有 { $possible }%
assess-share-cannot-tell = { assess-share-of }步行 { assess-limit }内确有至少 { $count } 处，存疑的全部算上为 { $possible }%，要求是 { $least }%，现有资料无法判断
assess-share-no-threshold = { assess-share-of }步行 { assess-limit }内有至少 { $count } 处；标准没有给出比例要求，只报告数值
assess-formats-pass = 列出的 { $all } 类业态中，{ assess-half-of }步行 { assess-limit }内可到达的有 { $certain } 类，达到 { $least } 类的要求
assess-formats-fail = 列出的 { $all } 类业态中，{ assess-half-of }步行 { assess-limit }内可到达的有 { $certain } 类，少于要求的 { $least } 类；存疑的全部算上也只有 { $possible } 类
assess-formats-cannot-tell = 列出的 { $all } 类业态中，{ assess-half-of }步行 { assess-limit }内确可到达的有 { $certain } 类，存疑的全部算上为 { $possible } 类，要求是 { $least } 类，现有资料无法判断
assess-formats-no-threshold = 列出的 { $all } 类业态中，{ assess-half-of }步行 { assess-limit }内可到达的有 { $certain } 类；标准没有给出数量要求，只报告数值
assess-nearest-reported = { assess-half-of }到最近一处的步行距离不超过{ assess-walk }
assess-nearest-beyond = { assess-half-of }在搜索范围内走不到任何一处
assess-nobody = { $basis ->
    [floor-area] 这里没有住宅建筑，条款不适用
   *[counted] 这里没有居民，条款不适用
    }
assess-as-needed = 标准要求按需配置；步行 { assess-limit }内确认没有，不算不达标

## 缺口

assess-gap-confirmed = { assess-place }有 { assess-people }在步行 { assess-limit }的范围内{ assess-need }（步行画像：{ $profile }）。依据：{ assess-clause-named }。{ assess-data-date }；{ assess-data-quality }。
assess-gap-to-verify = { assess-place }有 { assess-people }在步行 { assess-limit }的范围内{ assess-need-unsure }，需实地核实（步行画像：{ $profile }）。依据：{ assess-clause-named }。{ assess-data-date }；{ assess-data-quality }。

## 数据问题

assess-outlets-partial = 资料完整的业态有 { $covered } 类，共 { $total } 类
    .done = 其余业态查不到网点时记为“无法判断”，不记为“没有”
    .remedy = 请补充完整的网点台账，并声明哪些业态的资料是完整的
assess-near-border = { assess-people }靠近地图边缘，网点可能在地图之外（步行画像：{ $profile }）
    .done = 查不到网点时记为“无法判断”
    .remedy = 请换用更大的地图，在研究范围外再留出步行 15 分钟的距离
assess-unsnapped = { assess-people }所在位置附近没有可走的街道（步行画像：{ $profile }）
    .done = 记为“无法判断”
    .remedy = 请核对这些位置的坐标，或检查地图上是否漏了道路
assess-unverified = 《{ $pack }》{ $count ->
        [0] 没有未核实的数值
       *[other] 有 { $count } 条的数值未核实：{ $clauses }
    }{ $converted ->
        [0] {""}
       *[other] ；有 { $converted } 条的数值见过出处，但“{ $profiles }”要用未核实的步速把分钟和米互相折算
    }
    .done = { $allowed ->
        [yes] 按使用者的要求照样参与评级
       *[no] 照常计算并标注“未核实”，不参与评级
        }
    .remedy = 请对照标准原文核实后修改标准包

## 不能评估

assess-clause-without-types = 条款 { $clause } 没有写明业态
    .remedy = 请在标准包里补上业态代码
assess-clause-type-unknown = 条款 { $clause } 的业态“{ $type }”不在业态分类里
    .remedy = 请改用业态分类里的代码
assess-clause-measure-unknown = 条款 { $clause } 的指标“{ $measure }”本程序不会计算
    .remedy = 请改用文档所列的指标，或升级程序
assess-reach-mismatch = 可达结果与这个标准包或人口不匹配
    .remedy = 请从可达分析这一步起重新运行
