# 研究文件 study.toml 的问题

study-not-toml = 研究文件不是正确的 TOML：{ $reason }
    .remedy = 请检查这一行的引号、等号和括号；`yike study` 可打印一份带说明的样例
study-too-big = 研究文件有 { $bytes } 字节，超过上限 { $limit } 字节
    .remedy = 研究文件只写设置，数据请放在另外的文件里
study-key-unknown = 没有“{ $key }”这个设置
    .remedy = 这里可以写：{ $words }
study-key-misspelt = 没有“{ $key }”这个设置
    .remedy = 是不是想写“{ $meant }”？
study-key-missing = 缺少设置“{ $key }”
    .remedy = 请补上；`yike study` 可打印一份带说明的样例
study-wrong-kind = “{ $key }”的值类型不对：需要{ $wanted ->
        [text] 文字（加引号）
        [number] 整数（不加引号）
        [true-or-false] true 或 false
        [table] 一个表
        [list-of-texts] 文字列表，如 ["甲", "乙"]
        [list-of-numbers] 整数列表，如 [5, 10, 15]
        [list-of-decimals] 小数列表，如 [116.30, 39.98, 116.36, 40.02]
        [list-of-tables] 用双方括号写的表
       *[other] { $wanted }
    }，实际是 { $found }
    .remedy = 请按需要的类型改写
study-wrong-word = “{ $key }”不能写“{ $found }”
    .remedy = 可以写：{ $words }
study-out-of-range = “{ $key }”的值 { $found } 超出范围
    .remedy = 请写 { $least } 到 { $most } 之间的整数
study-empty-text = “{ $key }”是空的
    .remedy = 请填写内容，或删去这一行
study-empty-list = “{ $key }”的列表是空的
    .remedy = 请至少写一项，或删去这一行
study-id-odd = 代号“{ $found }”含有不允许的字符
    .remedy = 只能用小写英文字母、数字和连字符，例如 haidian-wudaokou
study-date-odd = “{ $found }”不是日期
    .remedy = 请写成 2025、2025-03 或 2025-03-31
study-bounds-odd = [map] bounds 不是一个范围：{ $found }
    .remedy = 请写 [西, 南, 东, 北] 四个经纬度，西小于东，南小于北，例如 [116.30, 39.98, 116.36, 40.02]
study-file-missing = 找不到文件 { $path }
    .remedy = 请检查路径；路径从研究文件所在的文件夹算起
study-not-built-in = 没有内置的“{ $found }”
    .remedy = 可以写：{ $words }；自己的文件请写以 .toml 结尾的路径
study-given-twice = “{ $found }”写了两次
    .remedy = 请删去一个
study-crs-unknown = 坐标系“{ $found }”不可识别
    .remedy = 可以写 WGS84、CGCS2000、GCJ-02（高德、腾讯）、BD-09（百度）或 EPSG 代码
study-crs-old-datum = 坐标系“{ $found }”要用当地测绘部门的参数才能换算
    .remedy = 请先请测绘部门换算成 CGCS2000，再写 CGCS2000 或相应的 EPSG 代码
study-type-unknown = 没有业态代码“{ $found }”
    .remedy = 业态代码见 data/taxonomy，如 wet_market（菜市场）、pharmacy（药店）
study-type-misspelt = 没有业态代码“{ $found }”，最接近的是“{ $meant }”
    .remedy = 业态代码见 data/taxonomy，如 wet_market（菜市场）、pharmacy（药店）
study-bundled-unknown = 没有内置研究“{ $study }”；现有：{ $known }
    .remedy = 请从现有的里面选一个，或用 yike run 运行自己的研究文件。
