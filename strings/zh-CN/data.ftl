# 业态表与标准包文件中的问题

taxonomy-too-big = 业态表有 { $bytes } 字节,上限为 { $limit } 字节
    .remedy = 请确认给出的是业态表文件(data/taxonomy 中的 .toml)。
taxonomy-unreadable = 业态表无法读取:{ $detail }
    .remedy = 请按 data/README.md 中的格式改正该行。
taxonomy-empty = 业态表中有 { $types } 个业态,应有 1 至 65535 个
    .remedy = 请至少写一个 [[type]]。
taxonomy-code-odd = 业态代码“{ $code }”不合规则
    .remedy = 代码只用小写英文字母、数字和下划线。
taxonomy-code-twice = 业态代码“{ $code }”出现了两次
    .remedy = 请给每个业态一个不同的代码。
taxonomy-name-twice = 名称“{ $word }”同时属于“{ $other }”
    .remedy = 一个名称只能指一个业态;含义较宽的词请写入 [[broad]]。
taxonomy-word-empty = 词语“{ $word }”除去空格和符号后为空
    .remedy = 请删去或改写这个词语。
taxonomy-tag-rule-odd = 地图标签规则“{ $rule }”无法理解
    .remedy = 规则写作“键=值”“键=甲|乙”“键=*”“键!=值”“键~文字”,以空格分开,第一个须为“键=”。
taxonomy-part-of-odd = part_of 所指的“{ $part_of }”不在表中,或绕回自身
    .remedy = 请改为表中另一个业态的代码。
taxonomy-broad-odd = 宽泛词语所指的代码“{ $code }”不在表中
    .remedy = 请改为表中业态的代码。
