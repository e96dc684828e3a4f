"""How the Chinese names of commands are read, so that they are found by pinyin and initials.

Written down because pypinyin takes a third of a second and 50 MB to load.
"""

from collections.abc import Mapping
from types import MappingProxyType

READINGS: Mapping[str, str] = MappingProxyType(
    {
        "palette": "cha zhao",
        "search": "zhuan dao sou suo kuang",
        "page.today": "jin ri",
        "page.customers": "ke hu",
        "page.follow_ups": "gen jin ji hua",
        "page.feedback": "ke hu fan kui",
        "page.data_care": "shu ju wei hu",
        "page.preferences": "she zhi",
        "back": "hou tui",
        "forward": "qian jin",
        "previous": "shang yi wei ke hu",
        "next": "xia yi wei ke hu",
        "region.next": "xia yi qu yu",
        "region.previous": "shang yi qu yu",
        "log": "kuai su ji lu",
        "follow_up.plan": "zhi ding gen jin ji hua",
        "follow_up.done": "wan cheng gen jin ji hua",
        "feedback.new": "xin jian ke hu fan kui",
        "brief": "bai fang jian bao",
        "qr": "bo hao er wei ma",
        "copy_phone": "fu zhi zhu yao dian hua",
        "edit": "bian ji",
        "tag": "tian jia biao qian",
        "tier": "she zhi ke hu deng ji",
        "stage": "she zhi sheng ming zhou qi jie duan",
        "print": "da yin yu lan",
        "own_window": "zai du li chuang kou zhong da kai",
        "customer.new": "xin jian ke hu",
        "capture": "kuai su lu ru",
        "import": "dao ru ke hu",
        "print.list": "da yin ke hu lie biao",
        "export": "dao chu ke hu",
        "view.save": "jiang shai xuan bao cun wei shi tu",
        "undo": "che xiao",
        "redo": "zhong zuo",
        "backup": "li ji bei fen",
        "lock": "suo ding",
        "quit": "tui chu",
        "mask": "yin cang huo xian shi dian hua yu jin e",
        "tray": "kai qi huo guan bi tuo pan ti xing",
        "sidebar": "xian shi huo yin cang ce lan",
        "reload": "shua xin",
        "larger": "fang da wen zi",
        "smaller": "suo xiao wen zi",
        "normal_size": "biao zhun wen zi da xiao",
        "theme": "qie huan qian se yu shen se",
        "language": "qie huan zhong wen yu ying wen",
        "full_screen": "quan ping",
        "keys": "kuai jie jian yu bang zhu",
        "menu": "quan bu ming ling cai dan",
        "about": "guan yu yu xu ke",
    }
)
