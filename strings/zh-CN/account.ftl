# 组织单位、人员与权限

org-code-odd = 代码与单位的层级不符
    .remedy = 省级2位、地级4位、县级6位、街道9位、社区12位；兵团写 XPCC，师写 XPCC 加两位数字。
org-name-empty = 单位没有名称
    .remedy = 填上名称。
org-period-empty = 结束日期不晚于开始日期
    .remedy = 结束日期是不再有效的第一天，要晚于开始日期。
org-twice = 同一代码在同一天有两条记录
    .remedy = 让前一条在后一条开始的那天结束。
org-parent-missing = 上级单位不存在，或没有覆盖本单位的全部日期
    .remedy = 先补上级单位，或把下级单位先划转、撤销。
org-parent-odd = 上级单位的层级或代码不合适
    .remedy = 上级要高于本级，本级代码要以上级代码开头（兵团除外）。
org-change-odd = 沿革与单位的起止日期对不上
    .remedy = 变更前的单位要在那天结束，变更后的单位要在那天开始；拆分为一对多，合并为多对一。
org-group-odd = 单位组没有名称、与另一组重名，或成员不是已知单位
    .remedy = 改名，或改正成员的代码。
