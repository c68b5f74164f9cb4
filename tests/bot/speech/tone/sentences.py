"""A few rules and sentences, enough to learn from."""

from bot.knowledge.tone_model import Polite, Tone, ToneGroup, ToneRule

PUSHED_AWAY = ToneGroup(
    "这一处由开发商保修，我替您报过去。",
    ("开发商的事别找物业", "房子质量我们管不着", "这不归物业管", "你去找开发商", "别找我们，找开发商去"),
)
NO_ONE_THERE = ToneGroup(
    "我去问清楚，问到了告诉您。", ("没人管，你自己想办法", "不知道，你问别人去", "自己想办法吧，别找我们")
)
HURRIED = ToneGroup(
    "让您久等了，我这就去催。", ("急什么急", "催什么催，等着", "都说了等着，烦不烦", "你烦不烦，又来催")
)
POLITE = (
    "师傅马上到，请您稍等",
    "您的投诉我已经登记",
    "这件事我替您去问开发商",
    "让您久等了，真不好意思",
    "我来跟，修好了告诉您",
    "有我们在，请您放心",
    "谢谢您告诉我们",
    "请您先离开，注意安全",
)


def told(name: str, groups: tuple[ToneGroup, ...] = (), severity: str = "error", **more: object) -> ToneRule:
    """Return a rule with what is said about it."""
    words = f"{name}的名字", severity, f"{name}的原因", f"{name}的改法", "我来跟，办好了告诉您。"
    return ToneRule(name, *words, groups=groups, **more)  # type: ignore[arg-type]


TONE = Tone(
    (
        told("insult", words=((("滚蛋",),),)),
        told("exposure"),
        told("brush_off", (PUSHED_AWAY, NO_ONE_THERE)),
        told("impatience", (HURRIED,)),
        told("bare_time", severity="warn"),
        told("jargon", (ToneGroup("修好了", ("已闭环",)),), "warn", words=((("闭环",),),)),
    ),
    tuple(map(Polite, POLITE)),
)
