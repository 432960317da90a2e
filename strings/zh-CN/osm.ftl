# 读取街道地图（OpenStreetMap）

osm-file-empty = 地图文件是空的
    .remedy = 请重新下载或重新导出地图。
osm-format-unknown = 文件内容不是可识别的街道地图
    .remedy = 请提供 OpenStreetMap 文件：.osm.pbf、.osm、.osm.gz 或 .osm.bz2；变更文件（.osc）请先用 osmium apply-changes 合并。
osm-file-too-large = 地图文件有 { $bytes } 字节，超过上限 { $limit } MiB
    .remedy = 请用 osmium extract 截取所需范围，或调高上限。
osm-unpacked-too-large = 地图解压后超过上限 { $limit } MiB
    .remedy = 请确认文件来源可靠；确实需要时截取所需范围，或调高上限。
osm-too-many-objects = 地图中的对象超过上限 { $limit } 个
    .remedy = 请用 osmium extract 截取所需范围，或调高上限。
osm-file-cut = 地图文件不完整，在此处中断
    .remedy = 请重新下载，并核对文件大小或校验值。
osm-file-broken = 地图文件已损坏，此处的内容不符合格式
    .remedy = 请重新下载或重新导出；可用 osmium fileinfo -e 检查文件。
osm-packing-unknown = 数据块用 { $packing } 压缩，无法解压
    .remedy = 请用 osmium cat -o 新文件.osm.pbf 重新编码（默认 zlib 压缩）。
osm-feature-unknown = 地图要求读取程序支持“{ $feature }”，这里不支持
    .remedy = 含历史版本的文件请先用 osmium time-filter 取出某一时刻的地图。
osm-xml-too-deep = XML 元素嵌套超过 { $limit } 层
    .remedy = OpenStreetMap 文件不会如此嵌套，请检查文件来源。
osm-attribute-wrong = <{ $element }> 的属性 { $attribute } 缺失或不是有效数字
    .remedy = 请改正该行，或重新导出地图。
osm-no-objects = 地图文件格式正确，但其中没有任何道路或地点
    .remedy = 请检查截取范围是否写对（经度在前、纬度在后）。

osm-export-incomplete = 导出服务说明这份文件没有导全：{ $remark }
    .done = 按文件中已有的内容读取，缺失的部分无从得知。
    .remedy = 请缩小范围重新导出；用不全的地图会把有的业态判成没有。
osm-nodes-missing = { $ways } 条线（道路、墙、建筑轮廓等）引用了文件中没有的 { $nodes } 个节点
    .done = 已去掉缺失的节点：道路和墙在该处断开，轮廓略去该点。
    .remedy = 请用 osmium extract --strategy=complete_ways 重新截取地图。
osm-ids-repeated = { $objects } 个对象的编号与前面的对象重复
    .done = 只保留文件中的第一个。
    .remedy = 请用 osmium sort 与 osmium merge 合并文件后再提供。
osm-nodes-misplaced = { $nodes } 个节点的坐标不在地球上
    .done = 已去掉这些节点。
    .remedy = 请检查坐标单位，以及经纬度是否颠倒。
osm-ways-short = { $ways } 条道路的节点不足两个
    .done = 已去掉这些道路。
    .remedy = 请在地图中补全或删除这些道路。
osm-nodes-doubled = { $ways } 条道路连续两次经过同一节点
    .done = 按一次计算。
    .remedy = 请在地图中删去重复的节点。
osm-bounds-assumed = 文件没有写明地图范围
    .done = 取全部道路的范围：西 { $west }、南 { $south }、东 { $east }、北 { $north }；道路尽头以内 100 米起即按地图边缘处理。
    .remedy = 范围会影响边缘处的判断；请提供写明范围（bounds）的文件，例如用 osmium extract --set-bounds 截取；或在研究文件的 [map] 里写 bounds = [西, 南, 东, 北]。
osm-rings-open = { $ways } 个面的边界没有闭合
    .done = 已去掉未闭合的部分。
    .remedy = 请在地图中补全边界，或用更大的范围重新截取。
osm-members-missing = { $ways } 个面有部分边界不在文件中
    .done = 只使用文件中能闭合的部分。
    .remedy = 请用 osmium extract --strategy=smart 重新截取地图。
osm-tags-unmatched = { $outlets } 个地点带有标签 { $tag }，但业态表中没有对应的业态
    .done = 未作为网点计入。{ $guessed ->
        [yes] 按半数以上地点的名称或相近的词形推测，可能是：{ $guesses }。
       *[no] 没有名称或词形相近的业态。
        }
    .remedy = 如果这是居民使用的服务，请在业态表中为相应业态增加这条标签规则。
osm-outlets-disused = { $outlets } 个网点在地图上标为停用
    .done = 未计入。
    .remedy = 如已恢复营业，请在地图中删去停用标签。
osm-sizes-odd = { $buildings } 栋建筑的层数或高度写法无法识别
    .done = 按没有层数、高度处理。
    .remedy = 请在地图中改为数字，例如层数 6、高度 18 m。
osm-date-assumed = 文件没有写明数据时间
    .done = 取最近一次编辑的日期 { $date }。
    .remedy = 请提供写明数据时间的文件，以便结果注明时点。
