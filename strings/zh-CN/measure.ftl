# 底图数据的上传与设置

map-ending = 文件“{ $name }”的后缀不能用在这里；可以用：{ $known }
    .remedy = 请换一种格式导出后再上传。
map-not-one = 文件“{ $name }”的内容不是 { $ending } 格式
    .remedy = 请检查是否选错了文件，或重新导出。
map-empty = 文件“{ $name }”是空的
    .remedy = 请重新导出后再上传。
map-name = 文件名不能用：不能为空、不能超过 { $most } 个字、不能含有 / \ : * ? " < > |
    .remedy = 请改名后再上传。
map-choice = “{ $value }”不在可选范围内；可以是：{ $choices }
    .remedy = 请从可选范围中选一个。
map-no-streets = 这个单位还没有启用街道地图
    .remedy = 请系统管理员先上传并启用街道地图。
map-unusable = 单位 { $org } 的底图数据不能用：{ $why }
    .remedy = 请按提示修正文件后重新上传。

# 测算

measure-no-ground = 这个地方还没有装入街道地图，无法测算
    .remedy = 请系统管理员上传并启用这个单位的街道地图。
measure-unknown = “{ $value }”不在可选范围内；可以是：{ $choices }
    .remedy = 请从可选范围中选一个。
measure-no-circles = 没有可以测算的生活圈：还没有划定边界
    .remedy = 请先划定生活圈的边界。
measure-date = 测算日期不对：不能晚于今天
    .remedy = 请填写如 2026-01-31 的日期。
measure-what = 请说明测算哪个单位，或者哪个生活圈，二者只填一个
    .remedy = 请只填单位代码或生活圈编号。
