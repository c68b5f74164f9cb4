"""What tells who somebody is, as patterns: phones, plates, homes, numbers, names. Too much is right."""

import re

from bot.understanding.slots.number import NUMERAL
from bot.understanding.slots.plate import PROVINCES

# Numbers that everybody may know.
PUBLIC = {"110", "112", "114", "119", "120", "122", "315", "10000", "10010", "10086", "95598", "96166"}
PUBLIC |= {"12315", "12320", "12333", "12345", "12348", "12349", "12356", "12388"}
SPOKEN = r"[零〇一幺二两三四五六七八九]"
_DIGIT = rf"(?:\d|{SPOKEN})"
_GAP = r"[\s,，.·—–-]*"
# What is counted or dated is no room and no number of anybody's.
_COUNTED = (
    r"\s*(?:元|块|万|千|年|月|日(?!夜)|天(?!天)|点(?=[钟半整多\d]|$)|分|秒|小时|个|米|平|度|℃|%|％|瓦|伏|公斤|斤"
    r"|升|吨|次|人(?!家)|辆|层|倍|:\d|：\d)"
)
COUNTED = re.compile(_COUNTED)

WEB = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+", re.ASCII)
PLATE = re.compile(rf"[{PROVINCES}]\s?[A-Za-z][\s·•.-]?(?:[A-Za-z0-9]|{SPOKEN}){{4,6}}[学警港澳挂]?")
CUT = re.compile(r"\d{2,4}\*{2,}\d*")
PHONE = re.compile(r"(?<!\d)(?:\+?86[\s-]?)?1[3-9](?:[\s.-]?\d){9}(?!\d)|(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)")
LONG = re.compile(rf"\+?{_DIGIT}(?:{_GAP}{_DIGIT}){{4,}}+[xX]?")
MIXED = re.compile(r"(?<![A-Za-z0-9_-])(?=[A-Za-z_-]*\d)(?=\d*[A-Za-z_-])[A-Za-z0-9_-]{5,}")
SHORT = re.compile(rf"(?<![\d.])(?:\d{{3,4}}|{SPOKEN}{{3,4}})(?![\d.])(?!{_COUNTED})")

_BUILDING = rf"(?<![哪几每整这那同第])(?:{NUMERAL}{{1,4}}|[A-Za-z]\d?)\s?(?:栋|幢|号楼|座(?!位)|#楼?)"
BUILDING = re.compile(_BUILDING)
_ENTRANCE = rf"{NUMERAL}{{1,3}}\s?(?:单元|门(?![口卫禁]))"
_ROOM = rf"(?:[\s-]*{NUMERAL}{{1,3}}[楼层])?(?:[\s-]*{_DIGIT}{{2,4}}(?:室|号|房|户)?)?"
HOME = re.compile(
    rf"{_BUILDING}(?:[\s-]*{_ENTRANCE})?{_ROOM}|{NUMERAL}{{1,3}}单元{_ROOM}|{NUMERAL}{{2,4}}(?:室|号房|户)"
    rf"|(?<![\d-])\d{{1,3}}[-—](?:\d{{1,2}}[-—])?\d{{3,4}}(?![\d-])(?!{_COUNTED})"
)

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严魏陶姜戚谢邹喻苏潘葛范彭鲁韦马苗凤俞"
    "袁柳鲍史唐费薛雷贺倪汤滕殷罗毕郝邬卞康伍余孟黄穆萧尹姚邵汪毛禹狄米贝臧戴宋庞熊纪舒屈项祝董"
    "梁杜阮蓝闵席季麻贾娄颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞柯卢莫裘缪丁邓郁洪包左石崔吉龚程"
    "邢裴陆荣翁甄封储靳段焦侯宁仇甘厉戎祖武符刘景詹龙叶司黎白蒲赖卓屠池乔阴翟谭姬申冉桂牛尚温庄"
    "晏柴瞿阎慕连艾容古易廖耿满匡文欧利师巩聂敖曾关肖"
)
_TITLES = "先生|女士|小姐|太太|阿姨|叔叔|大叔|大爷|大妈|大姐|大哥|奶奶|爷爷|师傅"
_TITLES += "|经理|主任|主管|队长|老师|医生|管家|工程师"
_END = r"(?=$|[\s，,。.!！?？;；、:：（）()])"
_GIVEN = r"[\u4e00-\u9fff·]"
# 帮我叫人 calls for somebody: a name follows 我叫 only where a sentence begins.
_I_AM_CALLED = r"(?:(?<=^我叫)|(?<=[\s，,。.!！好]我叫)|(?<=名叫)|(?<=本人叫))(?!什么|谁|啥|人|不|没)"
_IS_BY_NAME = (
    r"(?:(?<=我是)|(?<=户主)|(?<=业主)|(?<=姓名)|(?<=联系人)|(?<=主是)|(?<=名是)|(?<=人是)|(?<=[名人][:：]))"
)
NAME = re.compile(
    rf"(?<![工维修谢感])[{_SURNAMES}](?=(?:{_TITLES}))|{_I_AM_CALLED}{_GIVEN}{{2,6}}{_END}"
    rf"|(?:{_IS_BY_NAME}|(?<=\])|(?<=\]的))[{_SURNAMES}]{_GIVEN}{{1,2}}(?<![的了吗呢吧啊]){_END}"
    rf"|(?:(?<=我姓)|(?<=免贵姓))[{_SURNAMES}]"
)
# Beside a phone or a home, a few letters by themselves that begin like a name are likely to be one.
WITH_NAME = re.compile(r"\[(?:电话|房号|车牌)\]")
LIKE_NAME = re.compile(
    rf"(?:^|(?<=[\s，,。.!！?？;；、:：]))(?!马桶|龙头|高层|白天|黄色|石头|水)[{_SURNAMES}]{_GIVEN}{{1,2}}"
    r"(?=$|[\s，,。.!！?？;；、:：\[])"
)
# Who writes so tells a name, but where it ends can't be told.
DOUBTFUL = re.compile(
    r"(?:(?<![帮给替找])我叫|名叫|本人叫|(?:姓名|联系人)(?:是|叫|[:：]))"
    r"(?!\[|什么|谁|名|啥|人|不|没|的|怎么|[有在])[\u4e00-\u9fffA-Za-z]{2,4}"
)
