"""Recognises the headers of customer sheets, in Chinese and English."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop_crm.exchange import cells

#: A field, then the headers it is known by in normal form (see `normal`).
_KNOWN = """
external_id: 客户编号 编号 客户代码 客户id externalid customerid customerno customernumber
    customercode code id uid recid recordid recordno
customer: 客户名称 客户 客户全称 客户姓名 公司名称 企业名称 单位名称 customer customername
    accountname account client clientname
company: 公司 单位 工作单位 所在公司 企业 company companyname organization organisation
    organizationname organization1name employer
short_name: 简称 客户简称 昵称 shortname nickname
person: 姓名 名字 name fullname displayname fileas
contact: 联系人 联系人姓名 主要联系人 联络人 联络人姓名 窗口 contact contactname contactperson
    primarycontact
family_name: 姓 姓氏 lastname familyname surname
given_name: 名 firstname givenname
middle_name: middlename additionalname
job_title: 职位 职务 职称 岗位 联系人职位 title jobtitle position organizationtitle
    organization1title
department: 部门 department organizationdepartment organization1department
phone: 手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 座机 座机号 固定电话 固话 其他电话
    办公电话 公司电话 联络电话 行动电话 手机电话 市话 phone phonenumber mobile mobilephone
    mobilenumber cell cellphone tel telephone businessphone workphone homephone primaryphone
    otherphone carphone companymainphone pager pagernumber
fax: 传真 传真号 fax faxnumber businessfax homefax
email: 邮箱 电子邮箱 电子邮件 电子信箱 信箱 邮件 email emailaddress mail primaryemail
    secondaryemail
wechat: 微信 微信号 wechat wechatid weixin
qq: qq qq号 qq号码
website: 网址 网站 公司网址 website webpage web url homepage
address: 地址 详细地址 公司地址 联系地址 address street streetaddress businessstreet homestreet
    addressstreet addressline streetline
house_number: 门牌号 housenumber houseno streetnumber streetno
region_province: 省 省份 省市 地区 区域 所在地区 state province region stateprovince addressregion
region_city: 市 城市 县市 所在城市 city town suburb locality addresscity
district: 区 县 区县 district
postcode: 邮编 邮政编码 邮递区号 邮区编号 postcode postalcode zip zipcode zippostalcode
    addresspostalcode
country: 国家 country countryregion addresscountry
birthday: 生日 出生日期 出生年月 birthday dateofbirth birthdate dob
birth_year: birthyear
birth_month: birthmonth
lunar_birthday: 农历生日 阴历生日 lunarbirthday
tier: 客户等级 等级 级别 客户级别 tier level grade rank
stage: 客户状态 状态 客户阶段 阶段 生命周期 生命周期阶段 stage status lifecyclestage lifecycle
kind: 客户类型 类型 客户性质 type customertype kind
industry: 行业 产业 产业别 客户行业 所属行业 industry
size_band: 规模 企业规模 公司规模 人员规模 size companysize employees
source: 来源 客户来源 source leadsource customersource
source_detail: 来源说明 来源详情 sourcedetail
tags: 标签 客户标签 tags tag categories labels groupmembership
note: 备注 说明 客户备注 notes note remark remarks comment comments memo
preferences: 偏好 客户偏好 喜好 preferences
credit_code: 统一社会信用代码 信用代码 creditcode
treat_note: 服务要点 howtotreat
do_not_contact: 不打扰 请勿联系 donotcontact
"""

#: Words that say which of several values a column holds; they stand before, behind or between.
_LABELS = """
home=home work=work business=work office=work mobile=mobile cell=mobile other=other primary=
secondary=other main= value= formatted= 家庭=家庭 办公=办公 公司=公司 移动=手机 其他=其他
备用=备用 第二=备用 主要=
"""

#: Labels of headers that are whole words of their own.
_OWN_LABELS = """
手机=手机 手机号=手机 手机号码=手机 座机=座机 座机号=座机 固定电话=座机 固话=座机 办公电话=办公
公司电话=公司 其他电话=其他 mobile=mobile mobilephone=mobile mobilenumber=mobile cell=mobile
cellphone=mobile businessphone=work workphone=work homephone=home otherphone=other
secondaryemail=other homestreet=home businessstreet=work homefax=home businessfax=work
"""

#: Fields that may stand in several columns of one sheet.
REPEATED = frozenset(
    {"phone", "fax", "email", "wechat", "qq", "website", "address", "note", "tags"}
)
#: Parts of an address: each label, as home and work, has its own.
PLACES = frozenset(
    {"address", "house_number", "district", "region_city", "region_province", "postcode", "country"}
)

#: Longer cells are no headers.
LONGEST = 40
#: Google's further addresses; "Address 2" alone is the second line of the first.
_SECOND_ADDRESS = re.compile(r"\s*address ([2-9]) - ", re.IGNORECASE)
_VALUE = re.compile(r"(.*\S)\s*-\s*value\s*", re.IGNORECASE)
_NOISE = re.compile(r"[\s_\-.:：*（）()/\\\[\]【】、#?？]+")
_WORDS = re.compile(r"[a-z]+|\d+|[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was taken for: a field ("" = only kept), and a label such as "work".

    `label_at` is the place of the column that holds the labels of this one, as Google's "Type".
    """

    header: str
    field: str = ""
    label: str = ""
    label_at: int | None = None


def fields() -> tuple[str, ...]:
    """Return the names of all fields a column can be taken for."""
    return (*dict.fromkeys(_fields_by_header().values()), "birth_day")


def normal(header: str) -> str:
    """Return `header` in the form headers are compared in.

    NFKC, case folded, signs taken out, traditional characters as simplified ones.
    """
    plain = cells.folded(header)
    return _NOISE.sub("", plain)


def recognise(header: str) -> Column:
    """Return what a single header stands for."""
    known = _fields_by_header()
    key = normal(header)
    if key in known:
        return Column(header, known[key], _pairs(_OWN_LABELS).get(key, ""))
    labels = _pairs(_LABELS)
    plain = cells.folded(header)
    words = _WORDS.findall(plain)
    further = _SECOND_ADDRESS.match(header)
    found = [labels[word] for word in words if word in labels]
    rest = "".join(word for word in words if word not in labels and not word.isdigit())
    bare = re.sub(r"\d+", "", key)
    for word in (word for word in labels if not word.isascii() and word in bare):
        found.append(labels[word])
        bare = bare.replace(word, "")
    for candidate in (rest, bare):
        if candidate in known:
            label = f"address {further[1]}" if further else next(filter(None, found), "")
            return Column(header, known[candidate], label)
    return Column(header)


def recognise_all(headers: Sequence[str]) -> tuple[Column, ...]:
    """Return what each header stands for; of two columns for one single field the first wins."""
    places = {" ".join(header.casefold().split()): at for at, header in enumerate(headers)}
    has_birth_year = any(normal(header) == "birthyear" for header in headers)
    has_job_title = any(normal(header) == "jobtitle" for header in headers)
    seen: set[tuple[str, str]] = set()
    columns = []
    for header in headers:
        column = recognise(header)
        if column.field == "address" and _again(header, places):
            column = Column(header)
        if has_job_title and normal(header) == "title":
            column = Column(header)  # Outlook's "Mr."
        if has_birth_year and header.casefold().split() == ["birth", "day"]:
            column = Column(header, "birth_day")
        key = (column.field, column.label if column.field in PLACES else "")
        if key in seen and column.field not in REPEATED:
            column = Column(header)
        seen.add(key)
        columns.append(replace(column, label_at=_label_at(header, places)))
    return tuple(columns)


def _again(header: str, places: Mapping[str, int]) -> bool:
    """Tell whether a column is Google's whole address beside the parts of it."""
    name = " ".join(header.casefold().split())
    return name.endswith("formatted") and name.removesuffix("formatted") + "street" in places


def _label_at(header: str, places: Mapping[str, int]) -> int | None:
    """Return where the labels of a column stand: Google has "Type" or "Label" beside "Value"."""
    value = _VALUE.fullmatch(" ".join(header.casefold().split()))
    if value is None:
        return None
    return next(
        (places[name] for word in ("type", "label") if (name := f"{value[1]} - {word}") in places),
        None,
    )


def known_count(cells: Sequence[str]) -> int:
    """Return how many cells of a row are headers we know."""
    return sum(1 for cell in cells if len(cell) < LONGEST and recognise(cell).field)


def by_header(text: str) -> dict[str, str]:
    """Return header -> field of a table of words in which headers follow their field."""
    known: dict[str, str] = {}
    field = ""
    for word in text.split():
        if word.endswith(":"):
            field = word[:-1]
        else:
            known[word] = field
    return known


@cache
def _fields_by_header() -> dict[str, str]:
    return by_header(_KNOWN)


@cache
def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split())
