"""Makes sheets of customers with planted duplicates, and says which rows are one customer.

Two worlds: people of an English-speaking country with the slips of keyboards, scanners and ears,
and Chinese firms with switchboards, namesakes, colleagues and three ways to write one name.
"""

import csv
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import combinations

LETTERS = "abcdefghijklmnopqrstuvwxyz"
GIVEN = (
    "jack emily joshua lachlan thomas sophie olivia james isabella benjamin william chloe samuel "
    "nicholas ella matthew jessica lucy hannah daniel mia georgia harrison charlie jacob "
    "alexander ruby zoe grace mitchell liam dylan cooper luke sarah madison riley alicia noah "
    "lily tahlia ethan amelia brooke connor hayden kyle michael zachary jordan bailey caitlin "
    "angus maddison finn sienna jasmine abbey blake archie oscar jayden charlotte holly paige "
    "patrick lauren imogen tyler max anna sam aaron hugo eliza erin ryan bianca kiara mikayla "
    "claire harry"
)
SURNAMES = (
    "white clarke ryan campbell green webb reid nguyen smith jones brown taylor wilson morrison "
    "matthews coleman dixon rudd burford mccarthy bishop goode stephenson rollins hawkins "
    "fitzpatrick donaldson vincent kilmartin lombardi mahoney ottaway pellegrino quigley "
    "rasmussen schwerdt tregenza underwood vandermeer wheatley yardley zimmermann abernethy "
    "blackwood carruthers dalgleish eastwood farquhar galbraith hetherington ingleton jardine "
    "kavanagh lockwood maddern novak ohlsson prendergast rafferty sutherland thornton upton "
    "vasilakis whitmore young hudson beelitz chandler draper ebert fleetwood grosvenor hobson "
    "isbister kowalski leahy menzies noble"
)
STREETS = (
    "stanley florence jenkins macquarie derrington hawkesbury blackman chauvel bunker tardent "
    "kitchener mugga ashkanasy burrendong cowlishaw dalley enderby freda gungahlin heagney izett "
    "jacka knox lutana maranoa namatjira oodgeroo paperbark quiros redfern sternberg templestowe "
    "urambi verbrugghen wybalena yabsley zox ainsworth barrallier canberra duffy ebden fullagar"
)
KINDS = ("street", "place", "crescent", "circuit", "avenue", "close", "drive", "court")
TOWNS = (
    "toowoomba bundaberg ballarat geelong wollongong tamworth orange dubbo wagga albury mildura "
    "bendigo shepparton launceston devonport burnie hobart mackay rockhampton cairns gladstone "
    "nowra bathurst lismore grafton armidale gosford maitland cessnock penrith liverpool "
    "campbelltown"
)
STATES = ("nsw", "vic", "qld", "wa", "sa", "tas", "act")
HOMES = (
    "",
    "",
    "",
    "rosetta village",
    "unit 4",
    "flat 2",
    "brentwood vlge",
    "kelvin grove",
    "rowethorpe",
)

FAMILY = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹"
    "彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
)
NAMES = (
    "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 秀兰 建国 志强 海燕 晓东 雨桐 子轩 "
    "浩然 欣怡 梓涵 思远 佳琪 文博 国华 丽华 永刚 红梅 春梅 玉兰 德胜 振宇 立新 家豪 淑贞 美玲 "
    "俊杰 嘉怡 天佑 凤英 桂芳 世杰 一鸣"
)
CITIES = "杭州 宁波 苏州 南京 上海 深圳 广州 成都 武汉 长沙 青岛 厦门 合肥 济南 西安"
FIRST = "云海天恒瑞华宏鼎博润盛金泰嘉远信诚康美新联创亿丰源和智慧星辰东方南山中正安达飞腾龙凤"
SECOND = "栖纳通达泽宇晟邦源辉腾图科杰润宁凯纬鑫隆博旺昌顺扬帆瀚洲岳峰川江河海洋林森木田禾"
TRADES = "机械 水务 电子 贸易 食品 建材 化工 纺织 物流 医疗器械 新能源 环保 装饰 五金 服饰 印刷"
TECH = ("", "", "科技", "信息技术", "网络科技")
LEGAL = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司")
TRADITIONAL = str.maketrans(
    "华东张陈刘杨黄赵吴孙马罗许韩冯邓萧叶苏吕国红兰丽军杰电机务贸达远联创亿丰龙凤飞腾图源云门济汉长广苏宁环医疗饰纺织",
    "華東張陳劉楊黃趙吳孫馬羅許韓馮鄧蕭葉蘇呂國紅蘭麗軍傑電機務貿達遠聯創億豐龍鳳飛騰圖源雲門濟漢長廣蘇寧環醫療飾紡織",
)
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@dataclass
class Planted:
    """A sheet, and the External IDs of the rows that are one customer."""

    headers: tuple[str, ...]
    rows: list[list[str]] = field(default_factory=list)
    same: list[list[str]] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        """The sheet as CSV."""
        out = StringIO()
        writer = csv.writer(out)
        writer.writerow(self.headers)
        writer.writerows(self.rows)
        return out.getvalue()

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Every pair of rows that are one customer."""
        return {(min(pair), max(pair)) for group in self.same for pair in combinations(group, 2)}


def slip(word: str, dice: random.Random) -> str:
    """Return a word with one slip: a letter more, less, other, or two exchanged."""
    if not word:
        return word
    at = dice.randrange(len(word))
    letter = dice.choice("0123456789" if word[at].isdigit() else LETTERS)
    match dice.randrange(4):
        case 0:
            return word[:at] + letter + word[at:]
        case 1 if len(word) > 2:
            return word[:at] + word[at + 1 :]
        case 2 if at + 1 < len(word):
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + letter + word[at + 1 :]


def people(count: int, seed: int, *, most: int = 1, near: float = 0.0) -> Planted:
    """Return `count` rows, about half of them duplicates of the other half.

    Args:
        count: how many rows.
        seed: of the dice.
        most: so many copies of one person at most.
        near: how many people live with another one of the sheet, and how many bear its name.
    """
    dice = random.Random(seed)  # noqa: S311 - the same sheet every time
    found = Planted(
        ("External ID", "First Name", "Last Name", "Street", "Street 2", "City", "Postal Code",
         "State", "Birthday")
    )  # fmt: skip
    surnames = [*SURNAMES.split(), *(slip(name, dice) for name in SURNAMES.split())]
    number = 0
    while len(found.rows) < count:
        year, month, day = dice.randrange(1900, 2000), dice.randrange(1, 13), dice.randrange(1, 29)
        own = [
            dice.choice(GIVEN.split()) if dice.random() > 0.02 else "",
            dice.choice(surnames) if dice.random() > 0.01 else "",
            f"{dice.randrange(1, 240)} {dice.choice(STREETS.split())} {dice.choice(KINDS)}",
            dice.choice(HOMES),
            dice.choice(TOWNS.split()),
            f"{dice.randrange(2000, 7999)}",
            dice.choice(STATES),
            f"{year}{month:02}{day:02}" if dice.random() > 0.03 else "",
        ]
        if near and found.rows and dice.random() < near:
            own = _near(dice.choice(found.rows)[1:], own, dice)
        group = [f"rec-{number}-org"]
        found.rows.append([group[0], *own])
        for copy in range(dice.randrange(1, most + 1)):
            group.append(f"rec-{number}-dup-{copy}")
            found.rows.append([group[-1], *_copied(own, dice)])
        found.same.append(group)
        number += 1
    dice.shuffle(found.rows)
    return found


def _near(known: Sequence[str], own: Sequence[str], dice: random.Random) -> list[str]:
    """Return somebody of the same name elsewhere, or somebody else of the same household."""
    if dice.random() < 0.5:
        return [known[0], known[1], *own[2:]]
    return [own[0], *known[1:7], own[7]]


def _copied(own: Sequence[str], dice: random.Random) -> list[str]:
    """Return a row with up to four slips, sometimes an empty cell, sometimes swapped names."""
    row = list(own)
    for _ in range(dice.choice((1, 1, 2, 2, 3, 4))):
        at = dice.choice((0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 7))
        if at == 7 and row[7]:
            digits = list(row[7])
            digits[dice.randrange(2, 4)] = str(dice.randrange(10))
            row[7] = "".join(digits)
        elif row[at]:
            row[at] = "" if dice.random() < 0.12 else slip(row[at], dice)
    if dice.random() < 0.06:
        row[0], row[1] = row[1], row[0]
    return row


def firms(count: int, seed: int) -> Planted:
    """Return about `count` rows of Chinese firms and their people."""
    dice = random.Random(seed)  # noqa: S311 - the same sheet every time
    found = Planted(
        ("客户编号", "客户名称", "联系人", "手机", "座机", "邮箱", "微信", "城市", "地址")
    )
    number = 0
    while len(found.rows) < count:
        city, core = dice.choice(CITIES.split()), dice.choice(FIRST) + dice.choice(SECOND)
        trade, tech = dice.choice(TRADES.split()), dice.choice(TECH)
        name = f"{city}{core}{trade}{tech}{dice.choice(LEGAL)}"
        switchboard = f"0{dice.randrange(311, 899)}-{dice.randrange(20000000, 89999999)}"
        place = f"{city}市{dice.choice(FIRST)}{dice.choice(SECOND)}路{dice.randrange(1, 900)}号"
        if dice.random() < 0.1:  # another firm in the same house, at the same switchboard
            neighbour = dice.choice(FIRST) + dice.choice(SECOND)
            other = f"{city}{neighbour}{dice.choice(TRADES.split())}有限公司"
            found.rows.append(
                [f"F{number}", other, _who(dice), _mobile(dice), switchboard, "", "", city, place]
            )
            number += 1
        for _ in range(dice.choice((1, 1, 1, 2, 3))):  # colleagues
            person, mobile = _who(dice), _mobile(dice)
            mail = f"{dice.choice(LETTERS)}{number}@{dice.choice(LETTERS)}{number % 97}.com.cn"
            own = [name, person, mobile, switchboard, mail, f"wx{number}", city, place]
            group = [f"F{number}"]
            found.rows.append([group[0], *own])
            number += 1
            if dice.random() < 0.4:
                group.append(f"F{number}")
                found.rows.append([group[1], *_written_anew(own, city, core, dice)])
                number += 1
                found.same.append(group)
    dice.shuffle(found.rows)
    return found


def _who(dice: random.Random) -> str:
    return dice.choice(FAMILY) + dice.choice(NAMES.split())


def _mobile(dice: random.Random) -> str:
    return f"1{dice.choice(('38', '39', '50', '86', '33'))}{dice.randrange(10**7, 10**8)}"


def _written_anew(own: Sequence[str], city: str, core: str, dice: random.Random) -> list[str]:
    """Return one customer entered a second time by somebody else."""
    name, person, mobile, switchboard, mail, wechat, town, place = own
    ways: tuple[Callable[[str], str], ...] = (
        lambda text: text,
        lambda text: text.removeprefix(city),
        lambda text: text.replace("有限责任公司", "有限公司").replace("股份", ""),
        lambda text: text.translate(TRADITIONAL),
        lambda text: text[: text.index(core) + 4],
        lambda text: f"{text[:2]} {text[2:]}",
    )
    name = dice.choice(ways)(name)
    if dice.random() < 0.3:
        person = person.translate(TRADITIONAL)
    elif dice.random() < 0.1:
        person = person[0] + dice.choice(("总", "经理", "先生"))
    mobile = dice.choice(
        (
            mobile,
            f"+86 {mobile[:3]} {mobile[3:7]} {mobile[7:]}",
            f"86-{mobile}",
            mobile.translate(WIDE),
            "",
        )
    )
    if dice.random() < 0.3:
        switchboard = ""
    mail = dice.choice((mail, mail.upper(), mail.translate(WIDE), ""))
    wechat = dice.choice((wechat, ""))
    if not mobile and not mail and not wechat:
        mobile = own[2]
    place = dice.choice((place, place.removeprefix(f"{town}市"), ""))
    return [name, person, mobile, switchboard, mail, wechat, dice.choice((town, "")), place]
