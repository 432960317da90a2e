# 管理端（/console/）的用语。英文跟随中文。

console-product = 一刻 · 便民生活圈管理
console-product-short = 一刻
console-product-long = 便民生活圈管理
console-demo = 演示数据
console-skip = 跳到内容
console-menu = 菜单
console-trail = 所在位置
console-large = 大字
console-to-residents = 居民页面
console-cancel = 取消
console-loading = 正在读取
console-nothing = 没有内容
console-try-again = 再试一次
console-reason-needed = 请写明原因
console-failed = 没能读取
console-failed-forbidden = 您没有权限
console-failed-unreachable = 连不上服务。请检查网络，稍后再试。
console-nowhere = 没有这个页面
console-nowhere-means = 地址有误，或者您没有权限。
console-until = 至 { $day }

console-group-import = 导入
console-group-network = 路网
console-group-access = 可达
console-group-assess = 评估
console-group-publish = 发布
console-group-register = 台账
console-group-system = 系统

# 登录、首次启用、我的账号
console-sign-in = 登录
console-sign-out = 退出登录
console-login = 登录名
console-password = 密码
console-forgotten = 忘记密码或被锁定的，请联系本单位的安全管理员。
console-code = 验证码
console-code-means = 请输入手机上身份验证器显示的 6 位数字。
console-name = 姓名
console-setup = 首次启用
console-setup-means = 在这里设立第一个安全管理员账号。其他账号由安全管理员开设和授权。
console-setup-done = 已经启用过，这个链接不再有效。
console-setup-no-token = 请打开启动服务时显示的完整链接。
console-setup-make = 设立账号
console-me = 我的账号
console-no-appointment = 还没有任职，请联系安全管理员。
console-password-change = 修改密码
console-password-old = 原密码
console-password-new = 新密码
console-password-again = 再输入一遍
console-password-differs = 两次输入的密码不一样
console-password-changed = 密码已修改
console-factor = 两步验证
console-factor-means = 登录时除密码外，还要输入手机身份验证器上的数字。不用联网，也不用短信。
console-factor-is-on = 已启用
console-factor-is-off = 未启用
console-factor-begin = 启用
console-factor-again = 换一部手机
console-factor-scan = 用手机上的身份验证器扫描二维码；不能扫描的，手工输入下面的字符。然后输入手机显示的数字。
console-factor-picture = 两步验证的二维码
console-factor-confirm = 确认
console-factor-on = 两步验证已启用
console-sessions = 已登录的设备
console-sessions-end-all = 退出所有设备
console-sessions-end-all-means = 包括现在这台。各处未保存的内容会丢失。
console-session-this = 本机
console-session-browser = 浏览器
console-session-since = 登录于 { $moment }
console-session-seen = 最近使用 { $moment }
console-session-end = 退出
console-session-ended = 已退出那台设备

# 工作台
console-home = 工作台
console-home-greeting = { $name }，您好
console-home-open = 常用
console-home-nothing-allowed = 您的账号还没有可用的功能，请联系安全管理员授权。
