"""Rooms, plates, phones, times and amounts are slots: they become a gap and take no part in matching."""

import re

GAP = " "
_NUMBER = r"[\d一二三四五六七八九十百两零〇]"
_PART_OF_DAY = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上|今晚|明早)"
PATTERNS = (
    # plate: 京A12345, 沪AD12345
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-z][·\s]?[a-hj-np-z0-9]{5,6}(?![a-z0-9])",
    # phone: 13800001111, 010-12345678
    r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)",
    # room: 3栋2单元1201室, 三号楼, 3-2-1201
    rf"{_NUMBER}{{1,4}}(?:栋|幢|号楼|座)(?:{_NUMBER}{{1,3}}单元)?(?:{_NUMBER}{{1,3}}楼|{_NUMBER}{{1,3}}层)?(?:{_NUMBER}{{2,5}}(?:室|号|户)?)?",
    r"(?<!\d)\d{1,3}-\d{1,2}-\d{3,4}(?!\d)|(?<!\d)\d{1,3}-\d{3,4}(?![\d-])",
    rf"{_NUMBER}{{1,3}}单元(?:{_NUMBER}{{3,5}}(?:室|号|户)?)?|(?<!\d)\d{{3,4}}室",
    # time: 5月3日, 周六下午三点半, 22:00
    rf"{_NUMBER}{{1,4}}月{_NUMBER}{{1,3}}[日号]",
    rf"(?:下?周|下?星期|下?礼拜)[一二三四五六日天](?!卡)(?:{_PART_OF_DAY})?",
    # 快一点, 有一点漏 name no hour
    rf"(?:{_PART_OF_DAY})?(?!一点(?![半一钟]))(?:{_NUMBER}{{1,3}}点(?:半|一刻|{_NUMBER}{{1,3}}分?)?钟?|\d{{1,2}}:\d\d)",
    # amount: 300元, 2.5块
    r"\d+(?:\.\d+)?(?:元|块钱?)",
)
SLOTS = re.compile("|".join(PATTERNS))


def mask(text: str) -> str:
    """Return cleaned text with a gap where it names a room, plate, phone, time or amount."""
    return SLOTS.sub(GAP, text)
