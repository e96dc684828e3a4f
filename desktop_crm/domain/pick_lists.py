"""The editable pick-lists: what a new vault offers, and how typed words find their key.

The key of a built-in item is its English label, so that a stored value reads well wherever it is
shown without a lookup; words that no list knows are kept as they were typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import PickList

_NOT_WORDS = re.compile(r"[\W_]+")
_PLACE_ENDINGS = re.compile(r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$")


@dataclass(frozen=True, slots=True)
class PickItem:
    """One value of a pick-list, with its words in both languages."""

    key: str
    label_en: str
    label_zh: str


def _items(*pairs: tuple[str, str]) -> tuple[PickItem, ...]:
    """Make built-in items, whose key is the English label."""
    return tuple(PickItem(english, english, chinese) for english, chinese in pairs)


#: What every vault offers until somebody edits the list.
BUILT_IN: Mapping[PickList, tuple[PickItem, ...]] = MappingProxyType(
    {
        PickList.INDUSTRY: _items(
            (QT_TRANSLATE_NOOP("PickList", "Machinery"), "机械制造"),
            (QT_TRANSLATE_NOOP("PickList", "Electronics"), "电子"),
            (QT_TRANSLATE_NOOP("PickList", "Automotive"), "汽车"),
            (QT_TRANSLATE_NOOP("PickList", "Chemicals"), "化工"),
            (QT_TRANSLATE_NOOP("PickList", "Food and drink"), "食品饮料"),
            (QT_TRANSLATE_NOOP("PickList", "Textiles"), "纺织服装"),
            (QT_TRANSLATE_NOOP("PickList", "Paper and packaging"), "造纸包装"),
            (QT_TRANSLATE_NOOP("PickList", "Medicine and health"), "医药健康"),
            (QT_TRANSLATE_NOOP("PickList", "Utilities"), "公用事业"),
            (QT_TRANSLATE_NOOP("PickList", "Energy"), "能源"),
            (QT_TRANSLATE_NOOP("PickList", "Environment"), "环保"),
            (QT_TRANSLATE_NOOP("PickList", "Construction"), "建筑工程"),
            (QT_TRANSLATE_NOOP("PickList", "Property"), "物业地产"),
            (QT_TRANSLATE_NOOP("PickList", "Agriculture"), "农业"),
            (QT_TRANSLATE_NOOP("PickList", "Retail"), "零售"),
            (QT_TRANSLATE_NOOP("PickList", "Wholesale"), "批发贸易"),
            (QT_TRANSLATE_NOOP("PickList", "Logistics"), "物流运输"),
            (QT_TRANSLATE_NOOP("PickList", "Hotels and catering"), "酒店餐饮"),
            (QT_TRANSLATE_NOOP("PickList", "Education"), "教育"),
            (QT_TRANSLATE_NOOP("PickList", "Information technology"), "信息技术"),
            (QT_TRANSLATE_NOOP("PickList", "Finance"), "金融"),
            (QT_TRANSLATE_NOOP("PickList", "Public sector"), "政府机构"),
            (QT_TRANSLATE_NOOP("PickList", "Services"), "服务业"),
        ),
        PickList.SOURCE: _items(
            (QT_TRANSLATE_NOOP("PickList", "Trade fair"), "展会"),
            (QT_TRANSLATE_NOOP("PickList", "Referral"), "转介绍"),
            (QT_TRANSLATE_NOOP("PickList", "Website"), "官网"),
            (QT_TRANSLATE_NOOP("PickList", "Online shop"), "网店"),
            (QT_TRANSLATE_NOOP("PickList", "Social media"), "社交媒体"),
            (QT_TRANSLATE_NOOP("PickList", "Shop or office"), "线下门店"),
            (QT_TRANSLATE_NOOP("PickList", "Cold call"), "电话开发"),
            (QT_TRANSLATE_NOOP("PickList", "Advertisement"), "广告"),
            (QT_TRANSLATE_NOOP("PickList", "Tender"), "招投标"),
            (QT_TRANSLATE_NOOP("PickList", "Partner"), "合作伙伴"),
            (QT_TRANSLATE_NOOP("PickList", "Customer service"), "客服记录"),
            (QT_TRANSLATE_NOOP("PickList", "Predecessor"), "前任移交"),
            (QT_TRANSLATE_NOOP("PickList", "Other"), "其他"),
        ),
        PickList.SIZE: _items(
            (QT_TRANSLATE_NOOP("PickList", "1-19 people"), "1-19 人"),
            (QT_TRANSLATE_NOOP("PickList", "20-99 people"), "20-99 人"),
            (QT_TRANSLATE_NOOP("PickList", "100-499 people"), "100-499 人"),
            (QT_TRANSLATE_NOOP("PickList", "500-1999 people"), "500-1999 人"),
            (QT_TRANSLATE_NOOP("PickList", "2000 people or more"), "2000 人以上"),
        ),
        PickList.REGION: _items(
            (QT_TRANSLATE_NOOP("PickList", "Beijing"), "北京"),
            (QT_TRANSLATE_NOOP("PickList", "Tianjin"), "天津"),
            (QT_TRANSLATE_NOOP("PickList", "Hebei"), "河北"),
            (QT_TRANSLATE_NOOP("PickList", "Shanxi"), "山西"),
            (QT_TRANSLATE_NOOP("PickList", "Inner Mongolia"), "内蒙古"),
            (QT_TRANSLATE_NOOP("PickList", "Liaoning"), "辽宁"),
            (QT_TRANSLATE_NOOP("PickList", "Jilin"), "吉林"),
            (QT_TRANSLATE_NOOP("PickList", "Heilongjiang"), "黑龙江"),
            (QT_TRANSLATE_NOOP("PickList", "Shanghai"), "上海"),
            (QT_TRANSLATE_NOOP("PickList", "Jiangsu"), "江苏"),
            (QT_TRANSLATE_NOOP("PickList", "Zhejiang"), "浙江"),
            (QT_TRANSLATE_NOOP("PickList", "Anhui"), "安徽"),
            (QT_TRANSLATE_NOOP("PickList", "Fujian"), "福建"),
            (QT_TRANSLATE_NOOP("PickList", "Jiangxi"), "江西"),
            (QT_TRANSLATE_NOOP("PickList", "Shandong"), "山东"),
            (QT_TRANSLATE_NOOP("PickList", "Henan"), "河南"),
            (QT_TRANSLATE_NOOP("PickList", "Hubei"), "湖北"),
            (QT_TRANSLATE_NOOP("PickList", "Hunan"), "湖南"),
            (QT_TRANSLATE_NOOP("PickList", "Guangdong"), "广东"),
            (QT_TRANSLATE_NOOP("PickList", "Guangxi"), "广西"),
            (QT_TRANSLATE_NOOP("PickList", "Hainan"), "海南"),
            (QT_TRANSLATE_NOOP("PickList", "Chongqing"), "重庆"),
            (QT_TRANSLATE_NOOP("PickList", "Sichuan"), "四川"),
            (QT_TRANSLATE_NOOP("PickList", "Guizhou"), "贵州"),
            (QT_TRANSLATE_NOOP("PickList", "Yunnan"), "云南"),
            (QT_TRANSLATE_NOOP("PickList", "Tibet"), "西藏"),
            (QT_TRANSLATE_NOOP("PickList", "Shaanxi"), "陕西"),
            (QT_TRANSLATE_NOOP("PickList", "Gansu"), "甘肃"),
            (QT_TRANSLATE_NOOP("PickList", "Qinghai"), "青海"),
            (QT_TRANSLATE_NOOP("PickList", "Ningxia"), "宁夏"),
            (QT_TRANSLATE_NOOP("PickList", "Xinjiang"), "新疆"),
            (QT_TRANSLATE_NOOP("PickList", "Hong Kong"), "香港"),
            (QT_TRANSLATE_NOOP("PickList", "Macao"), "澳门"),
            (QT_TRANSLATE_NOOP("PickList", "Taiwan"), "台湾"),
            (QT_TRANSLATE_NOOP("PickList", "Overseas"), "海外"),
        ),
    }
)


def key_of(pick_list: PickList, text: str, items: Iterable[PickItem] = ()) -> str | None:
    """Return the key of the item that `text` names in either language, else the trimmed text.

    Args:
        pick_list: the list that is meant.
        text: what was typed or imported.
        items: the vault's own items; without them the built-in ones.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    wanted = _folded(typed, pick_list)
    for item in tuple(items) or BUILT_IN[pick_list]:
        words = (item.key, item.label_en, item.label_zh)
        if wanted in {_folded(word, pick_list) for word in words}:
            return item.key
    return typed


def _folded(text: str, pick_list: PickList) -> str:
    """Return `text` without width, case, punctuation and, for a region, 省 or 市."""
    folded = _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _PLACE_ENDINGS.sub("", folded) if pick_list is PickList.REGION else folded
