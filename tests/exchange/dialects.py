"""Whole cards as the programs people use write them, each with every value it says."""
# ruff: noqa: E501 (cards as programs write them)

import base64

JPEG = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2).decode()


def folded(text: str, indent: str = " ", width: int = 74) -> str:
    pieces = [text[:width]] + [
        indent + text[at : at + width - 1] for at in range(width, len(text), width - 1)
    ]
    return "\r\n".join(pieces)


def quoted(text: str, charset: str) -> str:
    return "".join(f"={byte:02X}" for byte in text.encode(charset))


def lines(*parts: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", *parts, "END:VCARD", ""))


ANDROID = lines(
    "VERSION:2.1",
    f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('王', 'utf-8')};{quoted('小明', 'utf-8')};;;",
    f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('王小明', 'utf-8')}",
    f"X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;{quoted('小明明', 'utf-8')};1;;;;;;;;;;;;;",
    "TEL;CELL;PREF:138-0013-8000", "TEL;WORK:0571-88156666", "TEL;X-Hotel:400 820 8820",
    "EMAIL;HOME:xm@example.com",
    f"ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;{quoted('文三路 90 号', 'utf-8')};{quoted('杭州', 'utf-8')};;310012;{quoted('中国', 'utf-8')}",
    f"ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('云栖水务有限公司', 'utf-8')}",
    f"TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('采购经理', 'utf-8')}",
    "URL:https://example.com/xm", "X-QQ:123456789",
    f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('老客户', 'utf-8')}=0D=0A=\r\n{quoted('喜欢茶', 'utf-8')}",
    "BDAY:1985-03-14", folded(f"PHOTO;ENCODING=BASE64;JPEG:{JPEG}"), "",
)  # fmt: skip
IPHONE = lines(
    "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.5//EN", "N:Müller;Jörg;Maria;Dr.;",
    "FN:Dr. Jörg Maria Müller", "NICKNAME:Jojo", "X-PHONETIC-FIRST-NAME:Yerk",
    "ORG:Baltic Timber GmbH;Einkauf", "TITLE:Head of Purchasing",
    "item1.EMAIL;type=INTERNET;type=pref:j.mueller@example.de", "item1.X-ABLabel:_$!<Work>!$_",
    "TEL;type=CELL;type=VOICE;type=pref:+49 170 1234567", "TEL;type=IPHONE;type=CELL:+49 171 7654321",
    "item2.TEL:+49 40 123456-12", "item2.X-ABLabel:Ferienhaus",
    "item3.ADR;type=WORK;type=pref:;;Hafenstraße 1\\, Haus B;Hamburg;;20457;Deutschland",
    "item3.X-ABADR:de", "item4.URL;type=pref:http\\://timber.example.de",
    "item4.X-ABLabel:_$!<HomePage>!$_", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-05",
    "item5.X-ABDATE;type=pref:2010-06-12", "item5.X-ABLabel:_$!<Anniversary>!$_",
    "item6.X-ABRELATEDNAMES;type=pref:Petra Müller", "item6.X-ABLabel:_$!<Spouse>!$_",
    "X-SOCIALPROFILE;type=linkedin:http://linkedin.example/in/jmueller",
    "item7.IMPP;X-SERVICE-TYPE=WeChat;type=pref:x-apple:joerg_wx",
    "NOTE:Mag keinen Smalltalk\\; direkt fragen.\\nZweite Zeile", "X-ABUID:5AD380FD-B2DE-4261-BA99",
    folded(f"PHOTO;ENCODING=b;TYPE=JPEG:{JPEG}"),
)  # fmt: skip
OUTLOOK_2003 = lines(
    "VERSION:2.1", "N;LANGUAGE=zh-cn;CHARSET=gb2312:李;梅", "FN;CHARSET=gb2312:李梅",
    "ORG;CHARSET=gb2312:宁波海川紧固件有限公司;财务部", "TITLE;CHARSET=gb2312:财务主管",
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=gb2312:" + quoted("发票抬头要全称", "gb2312"),
    "TEL;WORK;VOICE:(0574) 8765 4321", "TEL;CELL;VOICE:13957400001", "TEL;WORK;FAX:(0574) 8765 4322",
    "ADR;WORK;CHARSET=gb2312:;;江东北路 1 号;宁波;浙江;315040;中国",
    "LABEL;WORK;ENCODING=QUOTED-PRINTABLE;CHARSET=gb2312:" + quoted("江东北路 1 号", "gb2312") + "=0D=0A=",
    quoted("宁波", "gb2312"), "EMAIL;PREF;INTERNET:limei@example.cn", "REV:20030412T080000Z",
)  # fmt: skip
OUTLOOK_365 = lines(
    "VERSION:2.1", "X-MS-SIGNATURE:YES", "N;LANGUAGE=en-us:O'Hara;Grace;;Ms.", "FN:Ms. Grace O'Hara",
    "ORG:Harbour Foods Ltd;Quality", "TITLE:QA Lead", "NOTE:Allergic to sesame\\, ask first",
    "TEL;WORK;VOICE:+44 20 7946 0018", "TEL;HOME;VOICE:+44 20 7946 0019", "TEL;CELL;VOICE:+44 7700 900123",
    "TEL;PAGER;VOICE:55512", "ADR;WORK;PREF:;Floor 3;12 Quay Street;London;;E14 9XX;United Kingdom",
    "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Floor 3=0D=0A=\r\n12 Quay Street=0D=0A=\r\nLondon E14 9XX",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2", "URL;WORK:https://harbour.example", "ROLE:Auditor",
    "BDAY:19790228", "EMAIL;PREF;INTERNET:grace@harbour.example",
    "X-MS-IMADDRESS:grace.im@harbour.example", "X-MS-SPOUSE;N:Tom O'Hara",
    "X-MS-MANAGER:Aoife Byrne", "X-MS-ASSISTANT:Sam Lee", "X-MS-ANNIVERSARY:20050611",
    "X-MS-OL-DESIGN;CHARSET=utf-8:<card/>", folded(f"PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n {JPEG}"),
    "", "REV:20240501T101500Z",
)  # fmt: skip
GOOGLE = lines(
    "VERSION:3.0", "FN:陳大文", "N:陳;大文;;;", "EMAIL;TYPE=INTERNET;TYPE=HOME:tm@example.hk",
    "EMAIL;TYPE=INTERNET:tm.work@example.hk", "TEL;TYPE=CELL:+852 9123 4567",
    "item1.TEL:+852 2345 6789", "item1.X-ABLabel:公司總機", "ADR;TYPE=HOME:;;彌敦道 100 號\\n3 樓;九龍;;;HK",
    "ORG:大有貿易", "TITLE:總監", "BDAY:19700101", "item2.URL:http\\://blog.example.hk",
    "item2.X-ABLabel:BLOG", "item3.X-ABDATE:20010203", "item3.X-ABLabel:Company founded",
    "CATEGORIES:myContacts,供應商", "NOTE:飲茶",
)  # fmt: skip
MACOS = lines(
    "VERSION:3.0", "PRODID:-//Apple Inc.//macOS 14.4//EN", "N:;;;;", "FN:Meridian Instruments, Inc.",
    "ORG:Meridian Instruments\\, Inc.;", "item1.EMAIL;type=INTERNET;type=pref:sales@meridian.example.com",
    "item1.X-ABLabel:Sales desk", "TEL;type=WORK;type=VOICE;type=pref:+1 (415) 555-0142",
    "TEL;type=WORK;type=FAX:+1 (415) 555-0143", "X-ABShowAs:COMPANY",
    "item2.ADR;type=WORK;type=pref:;;1 Market St;San Francisco;CA;94105;United States",
    "item2.X-ABADR:us", "item3.URL;type=pref:https\\://meridian.example.com",
    "item3.X-ABLabel:_$!<HomePage>!$_", "NOTE:Net 30", "CATEGORIES:Supplier,USA",
    "UID:5b1c-mac-uid", "X-ABUID:AA11BB22\\:ABPerson",
)  # fmt: skip
NEXTCLOUD = lines(
    "VERSION:4.0", "PRODID:-//Nextcloud Contacts v5.5.3", "UID:2cf0b7a4-1e57-4e8a-9b8b-000000000001",
    "FN:Zoë Nováková", "N:Nováková;Zoë;;;", "ORG:Praha Data s.r.o.;R&D", "TITLE:CTO", "ROLE:Architect",
    "EMAIL;TYPE=HOME:zoe@example.cz", "EMAIL;TYPE=WORK;PREF=1:zoe@praha.example.cz",
    "TEL;TYPE=HOME,VOICE:+420 222 333 444", "TEL;VALUE=uri;TYPE=\"cell,voice\":tel:+420-777-888-999",
    "ADR;TYPE=HOME:;;Dlouhá 12;Praha;;110 00;Česko", "BDAY:--0229", "ANNIVERSARY:20110909",
    "GENDER:F", "LANG:cs", "TZ:Europe/Prague", "RELATED;TYPE=CONTACT:Jan Novák", "URL:https://zoe.example.cz",
    "IMPP:xmpp:zoe@jabber.example.cz", "X-SOCIALPROFILE;TYPE=MASTODON:https://mastodon.example/@zoe",
    "CATEGORIES:Konference,VIP", "NOTE:mluví anglicky\\, česky",
    folded(f"PHOTO:data:image/jpeg;base64,{JPEG}"), "REV:20240610T120000Z",
)  # fmt: skip
LOTUS = lines(
    "VERSION:2.1", "X-LOTUS-CHARSET:windows-1252", "N:Lefèvre;François;;M.", "FN:François Lefèvre",
    "TITLE:Directeur général", "ORG:Société Générale d'Optique;Direction", "EMAIL;INTERNET:f.lefevre@example.fr",
    "TEL;WORK;VOICE;MSG:+33 1 42 68 53 00", "TEL;CELL;VOICE:+33 6 12 34 56 78", "TEL;HOME:+33 1 40 20 50 50",
    "ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;12, rue de l'=C9glise;Paris;=CEle-de-France;75002;France",
    "URL:http://optique.example.fr", "NOTE;ENCODING=QUOTED-PRINTABLE:Pr=E9f=E8re le t=E9l=E9phone",
    "X-LOTUS-MAIDEN:Dupré",
)  # fmt: skip
FEATURE_PHONE = lines(
    "VERSION:2.1", "N;CHARSET=SHIFT_JIS:山田;太郎;;;", "FN;CHARSET=SHIFT_JIS:山田太郎",
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾔﾏﾀﾞ;ﾀﾛｳ;;;", "TEL;CELL;VOICE:090-1234-5678",
    "TEL;HOME:03-1234-5678", "EMAIL;CELL;CHARSET=SHIFT_JIS:taro@docomo.example.jp",
    "ADR;HOME;CHARSET=SHIFT_JIS:;;千代田区表参道1-2;東京都;;100-0001;日本",
    "ORG;CHARSET=SHIFT_JIS:株式会社ソフト", "X-GN;CHARSET=SHIFT_JIS:仕事", "X-GNO:3", "X-CLASS:PUBLIC",
    "NOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:" + quoted("表と能力", "cp932"), "BDAY:19650530",
    "X-REDUCTION:0", "X-NO:42",
)  # fmt: skip

DIALECTS: dict[str, tuple[bytes, str]] = {
    "Android": (ANDROID.encode(), """王小明|小明明|138-0013-8000|0571-88156666|400 820 8820|hotel|xm@example.com
        |文三路 90 号|杭州|310012|中国|云栖水务有限公司|采购经理|https://example.com/xm|123456789|老客户|喜欢茶
        |1985-3-14"""),
    "iPhone": (IPHONE.encode(), """Dr. Jörg Maria Müller|Jojo|Yerk|Baltic Timber GmbH|Einkauf|Head of Purchasing
        |j.mueller@example.de|Work|+49 170 1234567|+49 171 7654321|+49 40 123456-12|Ferienhaus
        |Hafenstraße 1, Haus B|Hamburg|20457|Deutschland|http://timber.example.de|-11-5|2010-06-12
        |Anniversary|Petra Müller|Spouse|http://linkedin.example/in/jmueller|linkedin|joerg_wx
        |Mag keinen Smalltalk; direkt fragen.|Zweite Zeile"""),
    "Outlook 2003": (OUTLOOK_2003.encode("gb18030"), """李梅|宁波海川紧固件有限公司|财务部|财务主管|发票抬头要全称
        |(0574) 8765 4321|13957400001|(0574) 8765 4322|fax|江东北路 1 号|宁波|浙江|315040|中国|limei@example.cn"""),
    "Outlook 365": (OUTLOOK_365.encode(), """Ms. Grace O'Hara|Harbour Foods Ltd|Quality|QA Lead
        |Allergic to sesame, ask first|+44 20 7946 0018|+44 20 7946 0019|+44 7700 900123|55512|pager
        |Floor 3|12 Quay Street|London|E14 9XX|United Kingdom|https://harbour.example|Auditor
        |1979-2-28|grace@harbour.example|grace.im@harbour.example|Tom O'Hara|Aoife Byrne
        |Sam Lee|20050611"""),
    "Google": (GOOGLE.encode(), """陳大文|tm@example.hk|tm.work@example.hk|+852 9123 4567|+852 2345 6789|公司總機
        |彌敦道 100 號|3 樓|九龍|HK|大有貿易|總監|1970-1-1|http://blog.example.hk|20010203|Company founded
        |供應商|飲茶"""),
    "macOS": (MACOS.encode(), """Meridian Instruments, Inc.|sales@meridian.example.com|Sales desk|+1 (415) 555-0142
        |+1 (415) 555-0143|fax|1 Market St|San Francisco|CA|94105|United States
        |https://meridian.example.com|Net 30|Supplier|USA|5b1c-mac-uid"""),
    "Nextcloud": (NEXTCLOUD.encode(), """Zoë Nováková|Praha Data s.r.o.|R&D|CTO|Architect|zoe@example.cz
        |zoe@praha.example.cz|+420 222 333 444|+420-777-888-999|Dlouhá 12|Praha|110 00|Česko|-2-29
        |20110909|Gender: F|Language: cs|Europe/Prague|Jan Novák|https://zoe.example.cz
        |zoe@jabber.example.cz|https://mastodon.example/@zoe|Konference|VIP|mluví anglicky, česky"""),
    "Lotus Notes": (LOTUS.encode("cp1252"), """François Lefèvre|Directeur général|Société Générale d'Optique|Direction
        |f.lefevre@example.fr|+33 1 42 68 53 00|+33 6 12 34 56 78|+33 1 40 20 50 50
        |12, rue de l'Église|Paris|Île-de-France|75002|France|http://optique.example.fr
        |Préfère le téléphone|Dupré"""),
    "feature phone": (FEATURE_PHONE.encode("cp932"), """山田太郎|ﾔﾏﾀﾞ ﾀﾛｳ|090-1234-5678|03-1234-5678
        |taro@docomo.example.jp|千代田区表参道1-2|東京都|100-0001|日本|株式会社ソフト|仕事|表と能力|1965-5-30"""),
}  # fmt: skip
