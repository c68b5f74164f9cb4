"""What is none of our business, or in no words that we read: declined kindly, once, with what can be done."""

import re
import unicodedata

from bot.conversation.forms.words import NOTHING_SAID
from bot.conversation.misses import ASKED_BACK, whole
from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import Reply

SCRIPTS = dict.fromkeys(
    (
        "system.only_signs",
        "system.other_language",
        "system.rules_stay",
        "system.small_talk",
        "system.small_talk_again",
        "system.too_long",
    ),
    frozenset[str](),
)

# Longer words that nothing was made of are for a person.
LONGEST = 400
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]")
# WeChat writes its own signs in brackets: [微笑], /:rose.
_STICKERS = re.compile(r"\[[^\[\]\s]{1,6}\]|/:[^\s/]{1,6}")
_RULES = re.compile(
    r"(?:忽略|无视|忘记|忘掉|不要?管|跳过|绕过|取消|解除).{0,10}(?:指令|规则|设定|限制|提示|要求|约束)"
    r"|提示词|系统(?:提示|指令|设定)|越狱|扮演|假装你是|你现在是"
    r"|(?:ignore|disregard|forget|bypass).{0,30}(?:rule|instruction|prompt|previous)|system\s*prompt"
    r"|jailbreak|act as|developer mode",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"天气|气温|下雨吗|会下雨|下雪吗|几度|笑话|讲个?故事|唱[首个]|写(?:一?首)?诗|作文|猜谜|聊聊天|陪我[聊说]"
    r"|无聊|寂寞|孤单|吃(?:了吗|饭了吗|什么好)|晚饭吃|中午吃|星座|运势|算命|彩票|双色球|股票|基金|比特币"
    r"|世界杯|球赛|比分|电影|电视剧|追剧|明星|游戏|王者荣耀|旅游攻略|翻译|英语怎么说|数学题|高考|新闻"
    r"|总统|地球|月亮|宇宙|你几岁|你多大|你叫什么|你是[男女]|男的女的|女朋友|男朋友|结婚|爱你|喜欢你"
    r"|你[真好]?(?:可爱|漂亮|聪明|傻|笨|蠢)|你吃|你睡|睡了吗|早安|晚安|淘宝|京东|拼多多|快手|抖音|小红书"
    r"|手环|滴滴|美团|饿了么|机票|火车票|高铁票"
)
# What stands beside these is a matter of the estate after all.
_OURS = re.compile(
    r"漏|坏|停电|停水|堵|物业|小区|楼|门禁|电梯|车位|停车|快递|装修|报修|投诉|扰民|吵|家里|邻居|费|晒|积水|地下|花园|广场"
    r"|维修|大修|保修|业主|业委|绿化|垃圾|保安|保洁|管家"
)


def listen(turn: Turn) -> Reply | None:
    """Decline kindly what is no matter of ours; None when it may be one."""
    if turn.person.is_staff or turn.message.kind not in {MessageKind.TEXT, MessageKind.VOICE}:
        return None
    script = script_for(turn.text)
    if script != "system.small_talk":
        return turn.say(script) if script else None
    # Kind once; who goes on chatting hears shorter words.
    again = turn.before.misses > 0
    turn.missed(ASKED_BACK)
    return turn.say("system.small_talk_again" if again or whole(turn.conversation) else script)


def script_for(text: str) -> str:
    """Return by what words that mean nothing of ours are answered, "" when they may be a matter."""
    words = unicodedata.normalize("NFKC", text)
    if _RULES.search(words[:LONGEST]):
        return "system.rules_stay"
    plain = _STICKERS.sub("", words)
    if not _CHINESE.search(plain):
        letters = _LETTERS.search(plain)
        if not letters:
            spoken = any(sign.isdigit() for sign in plain) or NOTHING_SAID.match(plain)
            return "" if spoken else "system.only_signs"
        return "system.other_language" if len(_LETTERS.findall(plain)) > 2 else ""
    if len(words) > LONGEST:
        return "system.too_long"
    return "system.small_talk" if _SMALL_TALK.search(words) and not _OURS.search(words) else ""
