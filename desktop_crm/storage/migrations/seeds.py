"""What a new vault begins with: the choices of the pick-lists and the stages of the pipeline.

Ids are made from the keys, so that two vaults agree on them. The rows are logged like any others,
with action 0: they belong to the fold, but nobody can undo them. Literal, frozen in time.
"""
# ruff: noqa: RUF001 (ranges are written with a dash)

import uuid

from sqlalchemy import Connection

_NAMESPACE = uuid.UUID("6a5d8f0e-3c0b-5d0c-9a57-0d0c4352d001")

_INDUSTRIES = (
    ("manufacturing", "Manufacturing", "制造业"),
    ("machinery", "Machinery and equipment", "机械设备"),
    ("electronics", "Electronics", "电子电器"),
    ("automotive", "Automotive", "汽车及零部件"),
    ("chemicals", "Chemicals and materials", "化工材料"),
    ("textiles", "Textiles and clothing", "纺织服装"),
    ("food", "Food and drink", "食品饮料"),
    ("agriculture", "Agriculture", "农林牧渔"),
    ("construction", "Construction", "建筑工程"),
    ("real-estate", "Real estate", "房地产"),
    ("energy", "Energy", "能源电力"),
    ("retail", "Retail", "零售"),
    ("wholesale", "Wholesale and trade", "批发贸易"),
    ("logistics", "Transport and logistics", "交通物流"),
    ("it", "Software and IT", "软件与信息技术"),
    ("telecoms", "Telecommunications", "通信"),
    ("finance", "Finance and insurance", "金融保险"),
    ("health", "Health and medicine", "医疗健康"),
    ("education", "Education", "教育培训"),
    ("hospitality", "Hotels and restaurants", "餐饮住宿"),
    ("tourism", "Tourism and leisure", "旅游休闲"),
    ("media", "Media and advertising", "传媒广告"),
    ("services", "Business services", "商务服务"),
    ("government", "Government and public bodies", "政府及公共机构"),
    ("other", "Other", "其他"),
)
_REGIONS = (
    ("beijing", "Beijing", "北京"),
    ("tianjin", "Tianjin", "天津"),
    ("hebei", "Hebei", "河北"),
    ("shanxi", "Shanxi", "山西"),
    ("inner-mongolia", "Inner Mongolia", "内蒙古"),
    ("liaoning", "Liaoning", "辽宁"),
    ("jilin", "Jilin", "吉林"),
    ("heilongjiang", "Heilongjiang", "黑龙江"),
    ("shanghai", "Shanghai", "上海"),
    ("jiangsu", "Jiangsu", "江苏"),
    ("zhejiang", "Zhejiang", "浙江"),
    ("anhui", "Anhui", "安徽"),
    ("fujian", "Fujian", "福建"),
    ("jiangxi", "Jiangxi", "江西"),
    ("shandong", "Shandong", "山东"),
    ("henan", "Henan", "河南"),
    ("hubei", "Hubei", "湖北"),
    ("hunan", "Hunan", "湖南"),
    ("guangdong", "Guangdong", "广东"),
    ("guangxi", "Guangxi", "广西"),
    ("hainan", "Hainan", "海南"),
    ("chongqing", "Chongqing", "重庆"),
    ("sichuan", "Sichuan", "四川"),
    ("guizhou", "Guizhou", "贵州"),
    ("yunnan", "Yunnan", "云南"),
    ("tibet", "Tibet", "西藏"),
    ("shaanxi", "Shaanxi", "陕西"),
    ("gansu", "Gansu", "甘肃"),
    ("qinghai", "Qinghai", "青海"),
    ("ningxia", "Ningxia", "宁夏"),
    ("xinjiang", "Xinjiang", "新疆"),
    ("hong-kong", "Hong Kong", "香港"),
    ("macao", "Macao", "澳门"),
    ("taiwan", "Taiwan", "台湾"),
    ("abroad", "Abroad", "海外"),
)
_SOURCES = (
    ("trade-fair", "Trade fair", "展会"),
    ("referral", "Referral", "转介绍"),
    ("website", "Website", "官网"),
    ("phone", "Phone", "电话"),
    ("shop", "Walk-in", "门店"),
    ("wechat", "WeChat", "微信"),
    ("short-video", "Short video", "短视频"),
    ("e-commerce", "Online shop", "电商平台"),
    ("search", "Search engine", "搜索引擎"),
    ("advertising", "Advertising", "广告"),
    ("cold-call", "Cold call", "陌生拜访"),
    ("partner", "Partner", "合作伙伴"),
    ("predecessor", "Taken over", "前任移交"),
    ("other", "Other", "其他"),
)
_SIZES = (
    ("1-9", "1–9 people", "1–9 人"),
    ("10-49", "10–49 people", "10–49 人"),
    ("50-199", "50–199 people", "50–199 人"),
    ("200-499", "200–499 people", "200–499 人"),
    ("500-999", "500–999 people", "500–999 人"),
    ("1000+", "1,000 people or more", "1000 人以上"),
)
_PICK_LISTS = (
    ("industry", _INDUSTRIES),
    ("region", _REGIONS),
    ("source", _SOURCES),
    ("size", _SIZES),
)
_DEAL_STAGES = (
    ("enquiry", "Enquiry", "询价", 10, "OPEN"),
    ("need-clear", "Need understood", "需求确认", 25, "OPEN"),
    ("offer", "Offer made", "方案报价", 50, "OPEN"),
    ("negotiation", "Negotiation", "商务谈判", 75, "OPEN"),
    ("won", "Won", "赢单", 100, "WON"),
    ("lost", "Lost", "输单", 0, "LOST"),
)


def seed_id(kind: str, *parts: str) -> bytes:
    """Return the fixed id of a row every vault begins with."""
    return uuid.uuid5(_NAMESPACE, "/".join((kind, *parts))).bytes


def plant(connection: Connection) -> None:
    """Insert what is not there yet."""
    for pick_list, items in _PICK_LISTS:
        for position, (key, english, chinese) in enumerate(items):
            connection.exec_driver_sql(
                "INSERT INTO pick_list_item"
                " (id, pick_list, key, label_en, label_zh, position, is_active)"
                " VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO NOTHING",
                (
                    seed_id("pick_list_item", pick_list, key),
                    pick_list,
                    key,
                    english,
                    chinese,
                    position,
                ),
            )
    for position, (key, english, chinese, probability, outcome) in enumerate(_DEAL_STAGES):
        connection.exec_driver_sql(
            "INSERT INTO deal_stage"
            " (id, key, label_en, label_zh, position, probability, outcome, is_active)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO NOTHING",
            (seed_id("deal_stage", key), key, english, chinese, position, probability, outcome),
        )
