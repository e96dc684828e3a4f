"""Headers of real programs are known, in both languages."""
# ruff: noqa: RUF001 (full-width signs are what is tested)

import pytest

from desktop_crm.exchange import headers

KNOWN = """
客户编号=external_id External ID=external_id Customer_ID=external_id 编号=external_id
客户名称=customer 公司名称=customer Account Name=customer Customer=customer
公司=company Company=company Organization 1 - Name=company
姓名=person Full Name=person 联系人=contact
First Name=given_name Last Name=family_name
职位=job_title Job Title=job_title Organization Title=job_title
手机=phone 手机号=phone 固定电话=phone Mobile Phone=phone Business Phone 2=phone
Phone 1 - Value=phone phone_work=phone 电话2=phone 办公电话=phone
邮箱=email E-mail Address=email E-mail 2 Address=email E-mail 1 - Value=email email_work=email
微信号=wechat QQ号=qq
省份=region_province 城市=region_city City=region_city 地址=address Postal Code=postcode
ZIP/Postal Code=postcode
客户等级=tier Level=tier 标签=tags Categories=tags Group Membership=tags
客户来源=source Lead Source=source 行业=industry 备注=note Notes=note 生日=birthday
农历生日=lunar_birthday 统一社会信用代码=credit_code 客户类型=kind 客户状态=stage
"""


def pairs() -> list[tuple[str, str]]:
    """Return (header, field) of the table above."""
    found = []
    for line in KNOWN.strip().splitlines():
        words: list[str] = []
        for part in line.split(" "):
            words.append(part)
            if "=" in part:
                found.append(tuple(" ".join(words).rsplit("=", 1)))
                words = []
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(("header", "field"), pairs())
def test_a_header_is_known(header: str, field: str) -> None:
    """Each header is taken for its field."""
    assert headers.recognise(header).field == field


def test_width_case_and_signs_do_not_matter() -> None:
    """Full width, capitals and colons are the same header."""
    for header in ("ＰＨＯＮＥ", " phone: ", "Phone*", "（手机）"):
        assert headers.recognise(header).field == "phone"


@pytest.mark.parametrize("header", ["", "颜色", "Shoe size", "xyz", "12", "customer satisfaction"])
def test_a_strange_header_is_only_kept(header: str) -> None:
    """What nobody knows is not guessed."""
    assert headers.recognise(header).field == ""


def test_labels_are_read_from_headers() -> None:
    """Work, home and mobile numbers keep their label."""
    labels = [
        headers.recognise(name).label for name in ("Business Phone", "Home Phone", "Mobile", "座机")
    ]
    assert labels == ["work", "home", "mobile", "座机"]


def test_the_second_column_of_a_single_field_is_only_kept() -> None:
    """Duplicate headers lose nothing: several phones count, a second name does not."""
    columns = headers.recognise_all(("客户名称", "客户名称", "手机", "手机"))
    assert [column.field for column in columns] == ["customer", "", "phone", "phone"]


@pytest.mark.parametrize(
    ("header", "field", "label"),
    [
        ("street_number", "house_number", ""),
        ("address_1", "address", ""),
        ("Address Line 2", "address", ""),
        ("Home Street 2", "address", "home"),
        ("Address 2 - Street", "address", "address 2"),
        ("Address 2 - City", "region_city", "address 2"),
        ("suburb", "region_city", ""),
        ("rec_id", "external_id", ""),
    ],
)
def test_lines_of_an_address_are_told_from_further_ones(
    header: str, field: str, label: str
) -> None:
    column = headers.recognise(header)
    assert (column.field, column.label) == (field, label)
