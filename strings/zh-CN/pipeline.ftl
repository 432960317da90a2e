# 一条线：各站文件、收据、结果文件夹

station-missing = 还没有“{ $station }”这一站的结果
    .remedy = 请先运行 yike { $station } 研究文件；或用 yike run 一次做完全部各站。
station-not-one = 这不是一刻的站点文件
    .remedy = 请删去这个文件，重新运行 yike { $station }。
station-wrong-version = 站点文件的格式是第 { $found } 版，本程序读写第 { $expected } 版
    .remedy = 请用本程序重新运行 yike { $station }。
station-wrong-station = 这是第 { $found } 站的文件，不是“{ $station }”站的
    .remedy = 文件可能被改名；请重新运行 yike { $station }。
station-damaged = 站点文件已损坏：不完整，或写出后被改动
    .remedy = 请重新运行 yike { $station }。
station-too-big = 站点文件超过 { $limit } GB 的上限
    .remedy = 请缩小研究范围后重新运行 yike { $station }。
station-stale = “{ $station }”站的结果已经过时：它做完以后，{ $what } 变了
    .remedy = 请重新运行 yike { $station }，再继续后面的站；或用 yike run 一次做完。
receipt-unreadable = 收据读不出来：{ $reason }
    .remedy = 请给出一个完整的结果文件夹，里面应有 receipt.json。
receipt-wrong-format = 收据的格式是第 { $found } 版，本程序读第 { $expected } 版
    .remedy = 请用产生这份结果的那一版一刻来核验。
