import subprocess
import sys

import pytest

from desktop_crm.storage import pinyin


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("王伟国", "wangweiguo"),
        ("王伟国", "wwg"),
        ("王伟国", "weiguo"),
        ("王伟国", "wg"),
        ("单田芳", "shantianfang"),
        ("曾国藩", "zengguofan"),
        ("仇英", "qiuying"),
        ("解缙", "xiejin"),
        ("查良镛", "zhaliangyong"),
        ("单田芳", "dantianfang"),  # who does not know the surname finds it too
        ("欧阳修", "ouyangxiu"),
        ("欧阳修", "oyx"),
        ("司马相如", "xiangru"),
        ("尉迟恭", "yuchigong"),
        ("万俟卨", "moqixie"),
        ("吕布", "lvbu"),
        ("吕布", "lubu"),
        ("李明朗", "lml"),
        ("apple苹果", "applepingguo"),
    ],
)
def test_a_person_is_found_by(name: str, typed: str) -> None:
    assert typed in pinyin.readings().keys(name)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("中国银行", "zgyh"),
        ("中国银行", "zhongguoyinhang"),
        ("重庆长安汽车", "changanqiche"),
        ("重庆长安汽车", "chongqingchanganqiche"),
        ("深圳市华强电子", "hqdz"),
    ],
)
def test_a_company_is_found_by(name: str, typed: str) -> None:
    assert typed in pinyin.readings().keys(name, is_company=True)


@pytest.mark.parametrize("name", ["", "john smith", "123", "★", "あい"])
def test_a_name_without_readings_has_no_keys(name: str) -> None:
    assert pinyin.readings().keys(name) == set()


def test_no_key_is_a_single_letter() -> None:
    assert min(map(len, pinyin.readings().keys("李明"))) >= pinyin.MIN_KEY_LENGTH


def test_names_stand_where_their_reading_does() -> None:
    names = ["单田芳", "王伟", "adam", "李安", "李明", "连战", "曾国藩", "zoe"]

    assert sorted(names, key=pinyin.readings().sort_key) == [
        *("adam", "李安", "李明", "连战", "单田芳", "王伟", "曾国藩", "zoe"),
    ]


def test_at_least_forty_surnames_are_our_own() -> None:
    assert len(pinyin.SURNAMES) + len(pinyin.COMPOUND_SURNAMES) >= 40
    assert all(len(surname) == 1 for surname in pinyin.SURNAMES)
    assert all(
        len(surname) == len(reading) == 2 for surname, reading in pinyin.COMPOUND_SURNAMES.items()
    )


def test_traditional_characters_fold_to_simplified_ones() -> None:
    folder = pinyin.folder()

    assert folder.fold("張偉") == folder.fold("张伟") == "张伟"


def test_neither_package_is_imported() -> None:
    program = (
        "import sys\n"
        "from desktop_crm.storage import pinyin\n"
        "pinyin.folder().fold('張'), pinyin.readings().keys('王伟')\n"
        "print(sorted({'pypinyin', 'opencc'} & set(sys.modules)))"
    )

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
