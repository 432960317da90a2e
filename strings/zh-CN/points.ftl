# 分析用点文件

points-columns-missing = 点文件缺少需要的列；现有列：{ $seen }；需要：{ $expected }
    .remedy = 请补上缺少的列，或改正列名。
points-cell-odd = 第 { $row } 行“{ $column }”列的值“{ $value }”无法使用
    .remedy = 请改正这个值：经度 −180 至 180，纬度 −90 至 90，节点为整数，权重不为负。
points-no-rows = 点文件只有表头，没有数据行
    .remedy = 请至少给出一个点。
