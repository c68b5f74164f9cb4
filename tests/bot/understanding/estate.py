"""A small knowledge that the tests of understanding share."""

from bot.knowledge.model import Intent, Lexicon

LEXICON = Lexicon(
    synonyms=(("物业费", "管理费", "物管费"), ("坏了", "故障", "不动了")),
    fillers=("啊",),
    greetings=("你好",),
    thanks=("谢谢",),
)

PHRASES = {
    "fee.pay_how": "物业费怎么交 在哪里交物业费 可以手机交物业费吗 物业费交到哪里 我想缴物业费 微信交物业费",
    "fee.price": "物业费多少钱 物业费一平方多少 物业费的收费标准 物业费怎么算的 一个月要多少物业费 单价多少",
    "lift.broken": "电梯坏了 电梯停在三楼不动 电梯按了没反应 电梯又停了 坐不了电梯 电梯什么时候修好",
    "parking.rent": "怎么租车位 有空车位出租吗 我想租个车位 地下车位月租 车位租金 哪里办车位",
    "access.card": "门禁卡丢了 补办门禁卡 门禁卡刷不了 再办一张门禁卡 门卡失灵 门禁卡在哪办",
    "neighbour.noise": "楼上太吵 邻居半夜放音乐 隔壁吵得睡不着 楼上小孩跑跳 邻居噪音 夜里有人唱歌",
    "environment.rubbish": "垃圾没人收 垃圾桶满了 楼道有垃圾 垃圾堆了好几天 垃圾站很臭 大件垃圾放哪",
}


def intent(name: str, phrases: str, **more: tuple[str, ...]) -> Intent:
    """Return an intent whose phrases are written with spaces between."""
    return Intent(name, name, None, tuple(phrases.split()), **more)


INTENTS = tuple(intent(name, phrases) for name, phrases in PHRASES.items())
