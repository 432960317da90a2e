# 步行底图上的问答

terrain-off-streets = 这个位置（{ $at }）{ $limit } 米以内没有能走的道路
    .remedy = 请换到道路旁的位置；轮椅等画像走不了台阶和部分道路。
terrain-no-way = 按“{ $profile }”画像走不到那里：两处之间没有走得通的路
    .remedy = 请换一种画像，或检查地图上两处之间的道路和大门。
terrain-minutes = 等时圈的分钟数要在 1 到 { $longest } 之间，一次最多 { $most } 个
    .remedy = 请改成如 5,10,15 的写法。
terrain-pack-missing = 这片底图没有按标准“{ $pack }”装入
    .remedy = 请在测算设置里加上这个标准。

# 步行路线的各步

way-to-street = 走到路边，{ $metres } 米
way-set-out = { $heading ->
        [north] 向北
        [north-east] 向东北
        [east] 向东
        [south-east] 向东南
        [south] 向南
        [south-west] 向西南
        [west] 向西
       *[north-west] 向西北
    }沿{ $street }走 { $metres } 米
way-turn = { $turn ->
        [straight] 直行
        [slight-right] 向右前方
        [right] 右转
        [sharp-right] 向右后方
        [back] 掉头
        [sharp-left] 向左后方
        [left] 左转
       *[slight-left] 向左前方
    }，沿{ $street }走 { $metres } 米
way-cross = { $kind ->
        [signals] 按信号灯过街
        [zebra] 走斑马线过街
       *[unmarked] 过街，此处没有斑马线
    }，{ $metres } 米
way-stairs = 走台阶，{ $metres } 米
way-lift = 乘电梯
way-gate = 过大门
way-bridge = 过桥，{ $metres } 米
way-underpass = 走地下通道，{ $metres } 米
way-arrive = 从路边走到门口，{ $metres } 米
