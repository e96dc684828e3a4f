"""Names of firms without what many firms share: the place, the legal form, the trade."""

import re
from typing import Final

#: A Chinese, Japanese or Korean character.
CJK: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")

_PROVINCES: Final = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
    "广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国"
)
_CITIES: Final = (
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 "
    "晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 沈阳 大连 鞍山 抚顺 本溪 "
    "丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 "
    "齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 "
    "南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 杭州 宁波 温州 "
    "嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 诸暨 海宁 桐乡 合肥 芜湖 蚌埠 淮南 "
    "马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 "
    "南平 龙岩 宁德 晋江 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 "
    "枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 "
    "鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 "
    "鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 "
    "永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 "
    "清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 "
    "来宾 崇左 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 "
    "达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 "
    "大理 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 "
    "张掖 平凉 酒泉 庆阳 定西 西宁 银川 石嘴山 吴忠 乌鲁木齐 克拉玛依 台北 高雄"
)
_ALL_CITIES: Final = frozenset(_CITIES.split())
_PLACES: Final = re.compile(
    rf"^(?:(?:{'|'.join(sorted(f'{_PROVINCES} {_CITIES}'.split(), key=len, reverse=True))})"
    r"[省市区州]?)+"
)
_BRACKETED: Final = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_LEGAL: Final = re.compile(
    r"(?:(?:集团)?股份有限(?:责任)?公司|有限责任公司|(?:集团)?有限公司|总公司|分公司|公司|集团|有限)$"
)
_TRADE: Final = re.compile(r"(?:科技|信息|网络|传媒|技术)$")
_LATIN_LEGAL: Final = frozenset(
    {
        *("co", "ltd", "limited", "inc", "incorporated", "llc", "llp", "gmbh", "corp", "plc", "ag"),
        *("corporation", "company", "sa", "sas", "sarl", "bv", "nv", "kg", "oy", "ab", "as", "aps"),
        *("srl", "spa", "pty", "pte", "kk", "group", "holdings", "mbh"),
    }
)
_SIGNS: Final = re.compile(r"[\W_]+")


def is_city(name: str) -> bool:
    """Tell whether this is the name of a Chinese city, without 市."""
    return name in _ALL_CITIES


def key(name: str) -> str:
    """Return a folded name without spaces and signs: equal for two ways to write one name."""
    return _SIGNS.sub("", name)


def core(name: str) -> str:
    """Return what is left of the folded name of a firm when place, legal form and trade are out."""
    if not CJK.search(name):
        words = [word for word in _SIGNS.split(name.replace("'", "").replace(".", "")) if word]
        while len(words) > 1 and words[-1] in _LATIN_LEGAL:
            words.pop()
        if len(words) > 1 and words[0] == "the":
            words.pop(0)
        return " ".join(words)
    text = key(_BRACKETED.sub("", name)) or key(name)
    text = _cut(_PLACES, _cut(_LEGAL, text))
    while (shorter := _cut(_TRADE, text)) != text:
        text = shorter
    return text


def has_legal_form(name: str) -> bool:
    """Tell whether the folded name of a firm is given in full, with its legal form."""
    if CJK.search(name):
        return bool(_LEGAL.search(key(name)))
    words = [word for word in _SIGNS.split(name.replace(".", "")) if word]
    return len(words) > 1 and words[-1] in _LATIN_LEGAL


def _cut(part: re.Pattern[str], text: str) -> str:
    """Take a part out, unless it leaves less than two characters."""
    shorter = part.sub("", text)
    return shorter if len(shorter) > 1 else text
