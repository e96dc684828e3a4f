"""Every text has its Chinese, and every plural its English; the words are those of the glossary."""

import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

# One word per thing: a message that is exactly the term has exactly this translation.
GLOSSARY = {
    "Customer": "客户",
    "Contact": "联系人",
    "Contact method": "联系方式",
    "Source": "客户来源",
    "Owner": "负责人",
    "Lifecycle stage": "生命周期阶段",
    "Tier": "客户等级",
    "Tag": "标签",
    "Industry": "行业",
    "Region": "地区",
    "Criteria": "筛选条件",
    "Segment": "客户细分",
    "View": "视图",
    "Interaction": "互动记录",
    "Follow-up": "跟进计划",
    "Reminder": "提醒",
    "Occasion": "重要日子",
    "Feedback": "客户反馈",
    "Survey": "满意度调查",
    "Purchase": "购买记录",
    "Product": "产品",
    "Deal": "商机",
    "Pipeline": "销售管道",
    "Deal stage": "商机阶段",
    "Lost reason": "输单原因",
    "Campaign": "营销活动",
    "Loyalty points": "积分",
    "Membership": "会员",
    "Churn risk": "流失风险",
    "Insight": "洞察",
    "Metric": "指标",
    "Consent": "同意记录",
    "Purpose": "处理目的",
    "Retention period": "保存期限",
    "Erasure": "删除个人信息",
    "Customer file": "客户库",
    "Master password": "主密码",
    "Card": "客户卡片",
    "Profile": "客户档案",
    "History": "操作记录",
    "Duplicate": "重复客户",
    "Merge": "合并",
    "Backup": "备份",
    "Restore": "恢复",
    "User": "用户",
    "Role": "角色",
    "Permission": "权限",
    "Recovery code": "恢复码",
    "Timeline": "时间线",
    "Attachment": "附件",
    "Draft": "草稿",
    "Visit brief": "拜访简报",
}
# The words for the members of each list of the trade.
WORDS = {
    "CustomerKind": {"Company": "公司", "Person": "个人"},
    "LifecycleStage": {
        "Lead": "线索",
        "Prospect": "潜在客户",
        "First purchase": "首购客户",
        "Repeat": "复购客户",
        "Loyal": "忠诚客户",
        "Dormant": "沉睡客户",
        "Lost": "流失客户",
    },
    "Tier": {"Key": "重点", "Growth": "成长", "Standard": "普通", "Low": "低价值"},
    "InteractionKind": {
        "Call": "电话",
        "Visit": "拜访",
        "Meeting": "会议",
        "Message": "消息",
        "Email": "邮件",
        "Note": "备注",
    },
    "FollowUpKind": {
        "Check-in": "回访",
        "Care": "关怀",
        "Our promise": "我方承诺",
        "Their promise": "对方承诺",
    },
    "FeedbackKind": {
        "Complaint": "投诉",
        "Suggestion": "建议",
        "Praise": "表扬",
        "Question": "咨询",
    },
}
FORBIDDEN = ("所有者", "跟进记录", "交易", "未成交", "客户资料", "客户画像")
PLACEHOLDER = re.compile(r"%n|%L?\d|\{\w*\}")

Message = tuple[str, ElementTree.Element]


@pytest.fixture(scope="module")
def tool(checkout: Path) -> ModuleType:
    """Load the program that keeps the files in step with the sources."""
    place = checkout / "packaging/translations.py"
    spec = importlib.util.spec_from_file_location("translations_tool", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(checkout: Path, language: str) -> Iterator[Message]:
    tree = ElementTree.parse(checkout / f"translations/desktop_crm_{language}.ts")  # noqa: S314
    for context in tree.iterfind("context"):
        for message in context.iterfind("message"):
            yield context.findtext("name") or "", message


def forms(message: ElementTree.Element) -> list[str]:
    """Return the translations of a message: one, or one per plural form."""
    translation = message.find("translation")
    assert translation is not None
    plurals = [form.text or "" for form in translation.iterfind("numerusform")]
    return plurals or [translation.text or ""]


def test_the_files_are_in_step_with_the_sources(
    checkout: Path, tool: ModuleType, tmp_path: Path
) -> None:
    shutil.copytree(checkout / "translations", tmp_path, dirs_exist_ok=True)
    tool.update(tmp_path)
    for language in ("zh_CN", "en"):
        name = f"desktop_crm_{language}.ts"
        kept = [line_up(message) for message in messages(checkout, language)]
        tree = ElementTree.parse(tmp_path / name)  # noqa: S314
        fresh = [line_up(message) for message in tool.messages(tree)]
        assert kept == fresh, "run: python packaging/translations.py update"


def line_up(message: Message) -> tuple[str, str | None, str | None]:
    """Return what tells a message from others."""
    context, element = message
    return context, element.findtext("source"), element.findtext("comment")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_left_untranslated(checkout: Path, language: str) -> None:
    gaps = [
        line_up((context, message))
        for context, message in messages(checkout, language)
        if (translation := message.find("translation")) is None
        or translation.get("type")
        or not all(forms(message))
    ]
    assert gaps == []


def test_terms_are_those_of_the_glossary(checkout: Path) -> None:
    wrong = []
    for context, message in messages(checkout, "zh_CN"):
        source = message.findtext("source") or ""
        term = WORDS.get(context, {}).get(source) or GLOSSARY.get(source)
        if term and not message.findtext("comment") and forms(message)[0] not in (term, ""):
            wrong.append((context, source, forms(message)[0]))
    assert wrong == []


def test_rejected_words_are_nowhere(checkout: Path) -> None:
    wrong = [
        text
        for _, message in messages(checkout, "zh_CN")
        for text in forms(message)
        if any(word in text for word in FORBIDDEN)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_placeholders_are_the_same(checkout: Path, language: str) -> None:
    wrong = []
    for _, message in messages(checkout, language):
        source = message.findtext("source") or ""
        for text in filter(None, forms(message)):
            wanted, given = sorted(PLACEHOLDER.findall(source)), sorted(PLACEHOLDER.findall(text))
            singular_without_count = language == "en" and "%n" in wanted and "%n" not in given
            if wanted != given and not singular_without_count:
                wrong.append((source, text))
    assert wrong == []


def test_mnemonics_survive(checkout: Path) -> None:
    wrong = [
        (source, text)
        for _, message in messages(checkout, "zh_CN")
        for text in filter(None, forms(message))
        if (letter := re.search(r"(?<!&)&(\w)", source := message.findtext("source") or ""))
        and f"(&{letter.group(1).upper()})" not in text
    ]
    assert wrong == []


def test_the_tool_merges_translations_and_names_strangers(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "desktop_crm").mkdir()
    (tmp_path / "desktop_crm/page.py").write_text(
        'translate("Page", "Call"), translate("Page", "Call", "noun")\n'
        'translate("Page", "%n days", "", count), QT_TRANSLATE_NOOP("Word", "Tier")\n',
        encoding="utf-8",
    )
    tool.update(tmp_path, tmp_path)
    plural = {"zh_CN": "%n 天", "en": ["%n day", "%n days"]}
    page = {"Call": "致电", "Call [noun]": "电话", "%n days": plural, "Nothing": "无"}
    assert tool.apply({"Page": page}, tmp_path) == ["Page: Nothing"]
    tool.update(tmp_path, tmp_path)
    assert tool.missing(tmp_path) == {"Word": {"Tier": ""}}
    text = (tmp_path / "desktop_crm_zh_CN.ts").read_text(encoding="utf-8")
    assert all(word in text for word in ("致电", "电话", "%n 天"))
    assert "%n days</numerusform>" in (tmp_path / "desktop_crm_en.ts").read_text(encoding="utf-8")
