"""Whether what was lost and what was found may be the same thing: their words overlap."""

import re
from collections.abc import Set

# Words that mean the same thing; the first is the one that counts.
SAME = (
    ("钥匙", "钥匙串", "门钥匙", "车钥匙"),
    ("手机", "电话手表", "苹果机", "华为机"),
    ("钱包", "皮夹", "钱夹"),
    ("身份证", "证件"),
    ("门禁卡", "门卡"),
    ("包", "书包", "背包", "提包", "挎包", "手提袋"),
    ("耳机", "蓝牙耳机"),
    ("猫", "猫咪", "小猫"),
    ("狗", "狗狗", "小狗", "泰迪", "金毛", "柯基"),
    ("伞", "雨伞"),
    ("眼镜", "墨镜"),
    ("滑板车", "平衡车", "童车"),
    ("自行车", "电动车", "电瓶车", "单车"),
    ("戒指", "项链", "手镯", "耳环", "首饰"),
    ("水杯", "保温杯", "杯子"),
    ("衣服", "外套", "帽子", "围巾", "手套"),
    ("玩具",),
    ("银行卡", "公交卡", "饭卡", "社保卡", "信用卡"),
    ("快递", "包裹"),
)
# Every word with what it counts as, the longest first.
NAMES = sorted(((name, group[0]) for group in SAME for name in group), key=lambda pair: -len(pair[0]))
COLOURS = re.compile(r"[黑白红蓝绿黄紫粉灰棕金银橙]")
NO_WORDS = re.compile(
    r"[我你他她的了个只串把条部台一二两三几把张件在有是丢掉捡到拾见不着找落忘色，。、\s]|可能|好像|谁|小区"
)
# So much of the shorter description must be in the longer one when neither names a known thing.
OVERLAP = 0.5


def known_things(words: str) -> set[str]:
    """Return the known things in the words.

    The longest word counts: a 书包 is a bag, a 门禁卡 no other card.
    """
    found = set()
    for name, thing in NAMES:
        if name in words:
            found.add(thing)
            words = words.replace(name, " ")
    return found


def alike(one: str, other: str) -> bool:
    """Return whether both descriptions may be of the same thing."""
    colours = set(COLOURS.findall(one)), set(COLOURS.findall(other))
    if all(colours) and not colours[0] & colours[1]:
        return False
    things = known_things(one), known_things(other)
    return bool(things[0] & things[1]) if all(things) else _overlap(_pairs(one), _pairs(other)) >= OVERLAP


def _pairs(words: str) -> set[str]:
    bare = NO_WORDS.sub("", words)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _overlap(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
