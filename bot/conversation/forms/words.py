"""Words that mean the same in every form: yes, leave, wait, go on, not this but that."""

import re

YES = re.compile(
    r"^(?=.*(?:确认|确定|对|是|好|可以|没错|没问题|嗯|行|ok|提交|就这样))"
    r"(?:确认|确定|对|是|好|可以|没错|没问题|嗯|呢|行|ok|提交|就这样|谢谢|的|了|吧|啊|哦|呀|麻烦|[。!！~，,\s])+$",
    re.IGNORECASE,
)
# What ends a wish, said in one word or in several (别来了，我自己通了).
_NO_MORE = (
    r"(?:算了[，,\s]*(?:那|这)?个?[一-龥]{1,4}不(?:修|报|登记|办|弄|要|投诉|搬|来)了|取消|作废|算了|不用(?:再?来|修|管|麻烦|派人|上门)?了?|不(?:想|再)?(?:修|报修?|登记|办|说|弄|要|投诉)了|退出|不需要了?"
    r"|(?:别|不要|不必)(?:再)?(?:来|修|派人?|上门|麻烦)了|(?<=先)(?:别|不用|不要)(?:来|修|派人?|派师傅|上门|安排)(?:了|人)?|没事了|(?:已经|自己)*(?:弄|修|通|搞|换)?好了"
    r"|(?:已经|现在|好像|又)*[不没](?:漏|堵|响|滴|渗|臭|闪|卡|跳)(?:水|闸)?了"
    r"|(?:已经|自己)+(?:修|换|弄|通|解决|搞定|打开)了|(?:已经|自己|又)+(?:能用|不漏|不堵|来电|亮)了)"
)
LEAVE = re.compile(
    rf"^(?:那|还是|先|我|就|都|你们?|您|师傅)*{_NO_MORE}(?:{_NO_MORE}|我|又|都|谢谢|麻烦|您|你们?|师傅|[。!！~吧啊呀哈了，,\s])*$"
)
WAIT = re.compile(
    r"^(?:你|您|请|我|先|那|麻烦|再)*(?:等下|等一下|等等|等会儿?|稍等|等我|等一会儿?|待会儿?|一会儿?再?说|先?去?(?:看看|看一下|问问|问一下))"
    r"(?:看看?|问问?|再|告诉|回|说|发|一下|你|您|我|家里人|家人|哈|啊|吧|哦|先|[。!！~，,\s])*"
    r"(?:我?先?去?(?:问|看|找|商量|想|查|确认|接)[^，,。?？!！]{0,8}[。!！~]*)?$"
)
# Somebody who loses patience is heard before being asked again.
IMPATIENT = re.compile(
    r"到底|管不管|有没有人管|有人管吗|快点|赶紧|赶快|急死|烦死|气死|怎么还|还要多久|磨叽|废话|搞什么|什么破|垃圾物业|骗子|坑人"
)
RESUME = re.compile(
    r"^(?:那|我们)?(?:接着|继续)(?:刚才的?|上次的?|前面的?|来|说|报|报修|登记|办|弄|填|吧|啊|呗|[。!！~])*$"
    r"|^刚才说到哪(?:儿|里)?了?[?？]?$"
)
# Signs that say nothing but "well?".
NOTHING_SAID = re.compile(r"^(?:[?？!！.。,，~～、…\s]|嗯|啊|额|呃|哦|喂|在吗|在不在|有人吗)+$")
BARE_NO = re.compile(r"^(?:不对|错了|不是)[。!！]*$")
QUESTION = re.compile(
    r"[?？吗呢]|怎么|怎样|谁|多少|为什么|什么|能不能|可不可以|要不要|哪|投诉|几点|没修好|又"
)
# Who says so wants something, even without asking.
WISH = re.compile(r"想|要|请|帮|查|办|问|告诉")
# Words that press a button or hand on a number: never what a form asked for.
_COMMAND = re.compile(
    r"^(?:确认|确定|作废|取消|提交|好的?|对的?|是的?|嗯+|行|可以|没错|进度|接着说|人工|返回|谢谢|[\W\d])*$"
    r"|^\w{0,6}(?:电话|手机号?)(?:是|：|:)?\s*\d[\d\s-]{5,}$"
)
_CORRECTION = re.compile(
    r"^(?:不对|错了|说错了|写错了|不是)[^，,。]*[，,。\s]*(?:是|应该是|改成|要)?(?P<meant>.+)$"
    r"|^(?:改成|改到|改为|换成|应该是)(?P<changed>.+)$",
    re.DOTALL,
)


def meant_instead(words: str) -> str:
    """Return what a correction puts in the place of what was said ("不是厨房，是卫生间"), "" for none."""
    said = _CORRECTION.match(words.strip())
    return (said["meant"] or said["changed"]).strip() if said else ""


def is_no_answer(words: str) -> bool:
    """Return whether the words can fill no slot as they are: a command, a question, a phone number alone."""
    said = words.strip()
    return bool(_COMMAND.match(said) or QUESTION.search(said))
