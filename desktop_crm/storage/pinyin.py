"""Readings of Chinese names: what is typed for them on a Latin keyboard, and where they sort.

The tables are those of pypinyin and OpenCC, read as data: importing the packages would cost half a
second and fifty megabytes. The first character is known under all its readings and under the one it
has as a surname, which the tables get wrong (单 dan, 曾 ceng, 仇 chou, 解 jie, 查 cha).
"""

import importlib.util
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from desktop_crm.domain.folding import Folder

MAX_KEY_LENGTH: Final = 48
#: One letter would find every other customer; it is not looked up, so it is not kept.
MIN_KEY_LENGTH: Final = 2
#: A Chinese name up to this length is taken for a person's.
_LONGEST_PERSON: Final = 4
_LONGEST_PHRASE: Final = 4
#: Two characters name most cities a company's name begins with; a suffix may follow.
_CITY_LENGTH: Final = 2
_CITY_SUFFIXES: Final = frozenset("市省县区州")

#: Surnames whose reading is not the first one of the table.
SURNAMES: Final[Mapping[str, str]] = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "任": "ren", "朴": "piao",
    "尉": "wei", "盖": "ge", "区": "ou", "华": "hua", "缪": "miao", "翟": "zhai", "乐": "yue",
    "员": "yun", "燕": "yan", "覃": "qin", "谌": "chen", "种": "chong", "繁": "po", "秘": "bi",
    "冼": "xian", "折": "she", "黑": "he", "洗": "xian", "隗": "wei", "召": "shao", "过": "guo",
    "纪": "ji", "贾": "jia", "臧": "zang", "宓": "mi", "祭": "zhai", "牟": "mu", "佴": "nai",
    "费": "fei", "哈": "ha", "晟": "cheng", "那": "na", "逄": "pang", "会": "gui", "句": "gou",
    "阚": "kan", "鲍": "bao", "车": "che", "沈": "shen", "石": "shi", "殷": "yin", "应": "ying",
    "俞": "yu", "於": "yu", "占": "zhan", "郇": "huan", "郗": "xi", "适": "kuo", "钭": "tou",
    "柏": "bai", "卜": "bu", "晁": "chao", "戴": "dai", "干": "gan", "葛": "ge", "盛": "sheng",
    "舍": "she", "粘": "nian", "强": "qiang", "侯": "hou", "宿": "su", "禤": "xuan", "呙": "guo",
    "撒": "sa", "眭": "sui", "都": "du", "貊": "mo", "幺": "yao", "曲": "qu", "奇": "qi",
}  # fmt: skip

#: Surnames of two characters; the given name begins behind them.
COMPOUND_SURNAMES: Final[Mapping[str, tuple[str, str]]] = {
    "欧阳": ("ou", "yang"), "司马": ("si", "ma"), "上官": ("shang", "guan"),
    "诸葛": ("zhu", "ge"), "东方": ("dong", "fang"), "皇甫": ("huang", "fu"),
    "尉迟": ("yu", "chi"), "公孙": ("gong", "sun"), "慕容": ("mu", "rong"),
    "令狐": ("ling", "hu"), "长孙": ("zhang", "sun"), "宇文": ("yu", "wen"),
    "司徒": ("si", "tu"), "司空": ("si", "kong"), "夏侯": ("xia", "hou"),
    "万俟": ("mo", "qi"), "澹台": ("tan", "tai"), "单于": ("chan", "yu"),
    "呼延": ("hu", "yan"), "端木": ("duan", "mu"), "百里": ("bai", "li"),
    "南宫": ("nan", "gong"), "西门": ("xi", "men"), "独孤": ("du", "gu"),
    "轩辕": ("xuan", "yuan"), "钟离": ("zhong", "li"), "闻人": ("wen", "ren"),
    "鲜于": ("xian", "yu"), "赫连": ("he", "lian"), "濮阳": ("pu", "yang"),
    "太史": ("tai", "shi"), "申屠": ("shen", "tu"), "拓跋": ("tuo", "ba"),
    "完颜": ("wan", "yan"), "纳兰": ("na", "lan"), "第五": ("di", "wu"),
}  # fmt: skip


def _data_of(package: str, name: str) -> Path:
    """Return the path of a data file of `package` without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(package)
    return Path(next(iter(spec.submodule_search_locations))) / name


@cache
def folder() -> Folder:
    """Return the fold with OpenCC's table of traditional characters."""
    table: dict[str, str] = {}
    for line in _data_of("opencc", "dictionary/TSCharacters.txt").read_text("utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        if simplified:
            table[traditional] = simplified.split(" ")[0]
    return Folder(table)


@cache
def readings() -> "Readings":
    """Return the readings of all characters."""
    return Readings(
        {
            chr(int(codepoint)): text
            for codepoint, text in json.loads(
                _data_of("pypinyin", "pinyin_dict.json").read_text("utf-8")
            ).items()
        },
        json.loads(_data_of("pypinyin", "phrases_dict.json").read_text("utf-8")),
    )


@cache  # there are some 1,500 syllables with tones
def plain(reading: str) -> str:
    """Return one reading without tone marks; ü becomes v, as it is typed."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def spellings(key: str) -> tuple[str, ...]:
    """Return what is typed for a key: ü is typed as v by some and as u by others."""
    return (key, key.replace("v", "u")) if "v" in key else (key,)


@dataclass(frozen=True, slots=True)
class _Syllables:
    """One way to read a name: a piece per character or per run of Latin letters."""

    pieces: tuple[str, ...]

    def full(self) -> str:
        return "".join(self.pieces)[:MAX_KEY_LENGTH]

    def initials(self) -> str:
        return "".join(piece[0] for piece in self.pieces)[:MAX_KEY_LENGTH]

    def behind(self, count: int) -> "_Syllables":
        return _Syllables(self.pieces[count:])


class Readings:
    """The readings of single characters and of the phrases that change them."""

    def __init__(
        self, characters: Mapping[str, str], phrases: Mapping[str, list[list[str]]]
    ) -> None:
        self._characters = characters
        self._phrase_source = phrases
        self._known: dict[str, tuple[str, ...]] = {}
        # A name is asked for twice in a row: for what is typed, and for where it stands.
        self._read_last: tuple[str, tuple[_Syllables, ...]] = ("", ())

    @cached_property
    def _phrases(self) -> dict[str, tuple[str, ...]]:
        """Short phrases that are read otherwise than character by character: 银行, 重庆."""
        found = {}
        for phrase, parts in self._phrase_source.items():
            if len(phrase) <= _LONGEST_PHRASE:
                pieces = tuple(plain(part[0]) for part in parts)
                if pieces != tuple(self.first(character) for character in phrase):
                    found[phrase] = pieces
        return found

    @cached_property
    def _phrase_starts(self) -> frozenset[str]:
        return frozenset(phrase[0] for phrase in self._phrases)

    def all_of(self, character: str) -> tuple[str, ...]:
        """Return every reading of a character, the commonest first; nothing if it has none."""
        known = self._known.get(character)
        if known is None:
            listed = self._characters.get(character, "")
            known = tuple(dict.fromkeys(filter(None, map(plain, listed.split(",")))))
            self._known[character] = known
        return known

    def first(self, character: str) -> str:
        """Return the commonest reading of a character, or nothing."""
        return (self.all_of(character) or ("",))[0]

    def keys(self, name: str, *, is_company: bool = False) -> set[str]:
        """Return what finds a folded Chinese name: readings and initials, whole and given name."""
        found: set[str] = set()
        for way in self._ways(name):
            starts = {0}
            if is_company:
                starts |= _behind_city(name)
            elif (given := _given_name_at(name)) is not None:
                starts.add(given)
            if len(way.pieces) != len(name):  # the places of characters are not those of pieces
                starts = {0}
            for start in starts:
                part = way.behind(start)
                for key in (part.full(), part.initials()):
                    found.update(spellings(key))
        return {key for key in found if len(key) >= MIN_KEY_LENGTH}

    def sort_key(self, name: str) -> str:
        """Return where a folded name stands in the alphabet: 王 under W."""
        way = next(iter(self._ways(name)), None)
        shown = " ".join(way.pieces) if way is not None else name
        return f"{shown}\x1f{name}"

    def _ways(self, name: str) -> tuple[_Syllables, ...]:
        """Return the ways to read a name, the likeliest first; none if it has no such character."""
        if name.isascii():
            return ()
        known = self._read_last
        if known[0] != name:
            known = self._read_last = (name, tuple(self._read(name)))
        return known[1]

    def _read(self, name: str) -> Iterator[_Syllables]:
        chunks = self._chunks(name)
        pieces = tuple(piece for piece, _ in chunks)
        if not any(is_chinese for _, is_chinese in chunks):
            return
        compound = COMPOUND_SURNAMES.get(name[:2])
        if compound is not None:
            yield _Syllables((*compound, *pieces[2:]))
        firsts = [pieces[0]]
        if chunks[0][1]:
            firsts += self.all_of(name.lstrip()[0])
            surname = SURNAMES.get(name[0])
            if surname is not None and len(name) <= _LONGEST_PERSON:
                firsts.insert(0, surname)
        for first in dict.fromkeys(firsts):
            yield _Syllables((first, *pieces[1:]))

    def _chunks(self, name: str) -> list[tuple[str, bool]]:
        """Return (reading, is it Chinese) per character; Latin letters stay together."""
        if self._phrase_starts.isdisjoint(name) and not any(map(str.isascii, name)):
            return [(piece, True) for piece in map(self.first, name) if piece]
        chunks: list[tuple[str, bool]] = []
        index, joins = 0, False
        while index < len(name):
            character = name[index]
            if character.isascii():
                if character.isalnum():
                    if joins:
                        chunks[-1] = (chunks[-1][0] + character, False)
                    else:
                        chunks.append((character, False))
                joins = character.isalnum()
                index += 1
                continue
            joins = False
            phrase = self._phrase_at(name, index)
            pieces = self._phrases[phrase] if phrase else (self.first(character),)
            chunks += [(piece, True) for piece in pieces if piece]
            index += max(len(phrase), 1)
        return chunks

    def _phrase_at(self, name: str, index: int) -> str:
        if name[index] not in self._phrase_starts:
            return ""
        for length in range(min(_LONGEST_PHRASE, len(name) - index), 1, -1):
            if name[index : index + length] in self._phrases:
                return name[index : index + length]
        return ""


def _given_name_at(name: str) -> int | None:
    """Return where the given name of a person begins."""
    start = 2 if name[:2] in COMPOUND_SURNAMES else 1
    return start if start < len(name) <= _LONGEST_PERSON else None


def _behind_city(name: str) -> set[int]:
    """Return where the name of a company may begin behind its city."""
    behind = {_CITY_LENGTH} if len(name) > _LONGEST_PERSON else set()
    if behind and name[_CITY_LENGTH] in _CITY_SUFFIXES:
        behind.add(_CITY_LENGTH + 1)
    return behind
