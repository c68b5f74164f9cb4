"""Words that ask for a person, end a talk, or are for the bot although a talk goes on."""

import re
from functools import cache

# Words that only ask for a person and say nothing of the matter.
ONLY_ASKING = re.compile(
    r"^(?=.*(?:人|工|客服|经理))(?:[!！。.,，?？~\s]"
    r"|(?:快点?|赶紧|马上|给我|帮我|请|麻烦|我)*[要想]?(?:有没有|转|找|叫|接|换)?(?:一?下|一?个)?"
    r"(?:人工|任工|人供|人公|仁工|工人(?=$)|真人|客服|活人|经理|人帮忙|工作人员|人来|人)(?:客服|服务)?(?:吧|吗|呢|啊|呀|谢谢)?"
    r"|我?(?:不要|别)(?:跟|用)?机器人|我?[要想](?:和|跟)人(?:说话|说|聊|讲))+$"
)
# How many come is an answer in many a form, and no call for anybody.
A_HEAD_COUNT = re.compile(r"^(?:我|就|只|只有|有|来)*[一1]?个人(?:来|吧|啊|呢|呀)*[。.!！~\s]*$")
_DESK = r"(?:人工|客服|前台|管家|值班的?|工作人员|物业的?人)"
_POLITE = r"(?:请问|喂|你好|您好|麻烦|帮我|给我|请|你|我|要|想|快|[，,\s])*"
# The same by other words: whether the desk is there, or to be put through to it.
CALLING = re.compile(
    rf"^{_POLITE}(?:"
    rf"(?:有没有|有)?{_DESK}(?:同事|的)?(?:在吗|在不在|在么|有吗|有没有|有人吗|呢|吗)"
    rf"|(?:转|接|找|叫|换)(?:一?下|个|到)?{_DESK}"
    rf"|(?:和|跟){_DESK}(?:说话|说|聊|讲|谈)(?:一?下|两句)?"
    r"|(?:叫|找|派|换)(?:一?个|别)人(?:来|跟我|和我|给我)?(?:说话?|聊|讲)?"
    r")[吧啊呀了。.!！?？~\s]*$"
)
# A wish for a person, and behind it the matter itself: 人工 我被锁在门外了.
ASKING_FOR = re.compile(
    r"^(?:请|麻烦|帮我|给我|快|我)*[要想]?(?:转接?|找|叫|接)?(?:一?下|一?个)?"
    r"(?:人工|真人|客服|工作人员)(?:客服|服务)?[\s，,。.!！:：、]+\S"
    r"|^(?:转|接|找)人工(?!智能|费|湖|草坪)\S"
    r"|^我?(?:不要|别用|别跟|不跟|不想跟)机器人(?:说话?|聊)?[\s，,。.!！:：、]+\S"
    r"|^(?:请|麻烦|快|给我)?(?:叫|找|让|喊|请)你?们?的?(?:经理|领导|负责人|主管)(?:过?来|出来|跟我|给我|接)"
    r"|^我[要想](?:见|找)(?:一?下)?你?们?的?(?:物业)?(?:经理|领导|负责人|主管)"
    r"|^我?[要想]?找个?人(?:说说|聊聊|谈谈|问问|讲讲)\S"
)
# Before anybody took it, these call it off.
WITHDRAWN = re.compile(
    r"^(?:那|还是|先)?(?:算了|不用了?|不找了|不需要了?)(?:算了|不用了|谢谢您?|[。!！~吧啊了，, ])*$"
)
DONE_WORDS = re.compile(r"^(?:好了|没了|没有了|就这些|就这样|说完了|结束|不用了|算了|谢谢)[。!！~吧啊了]*$")
# In a talk thanks may be followed by another question.
END_WORDS = re.compile(
    r"^(?:好了|没了|没有了|没事了|就这些|就这样|说完了|结束(?:对话)?|不用了|算了)(?:谢谢您?)?[。!！~，,吧啊了]*(?:谢谢您?)?[。!！~]*$"
)
# What the bot itself tells people to say at any time: a talk must not swallow it.
FOR_THE_BOT = re.compile(
    r"^(?:(?:查|看|查一下|查询)?(?:进度|工单)|我的(?:工单|账单|家|信息|通行单)|取消(?:工单|报修)?|解绑(?:房屋)?|绑定房屋"
    r"|删除我的信息|没修好|(?:工单号?|取消(?:工单)?|查(?:工单)?|看)?号?\s*\d{4,}|(?:不?同意|取消|查)\s*[A-Za-z]\d{4,})[。.!！~了吧\s]*$"
)
# Services that the bot gives at once to who waits for a person.
SERVED_MEANWHILE = frozenset(
    {
        *("repair", "progress", "my_tickets", "cancel_ticket", "complaint", "bills", "household"),
        *("bind", "unbind", "visitor", "goods_out", "my_passes", "decoration", "lost_found"),
        *("my_data", "forget_me"),
    }
)


def asks_by_name(words: str, names: tuple[str, ...]) -> bool:
    """Return whether the words call for somebody of these names, also in short, and no more (小赵在吗)."""
    return bool(names and _calling(names).match(words))


@cache
def _calling(names: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in sorted({*names, *(name[-2:] for name in names)}))
    asked = rf"(?:转|接|找|叫)(?:一?下)?(?:{known})|(?:{known})(?:在吗|在不在|在么|呢)"
    return re.compile(rf"^{_POLITE}(?:{asked})[吧啊。.!！?？~\s]*$")
