"""A knowledge folder that checks clean, and a way to spoil it."""

from pathlib import Path

from bot.knowledge.demands import Demands

DEMANDS = Demands(
    facts={"fee_price": "2.8元", "duty_phone": "010-12345678", "camera_days": "30 天"},
    scripts={"repair.ask_problem": frozenset({"resident"})},
    emergency_values=frozenset({"person"}),
    services=frozenset({"repair"}),
    categories=frozenset({"lift_trapped"}),
)

FILES = {
    "intents/fee.yaml": """\
fee.pay_how:
  title: 物业费怎么交
  phrases:
    - 物业费怎么交
    - 在哪里交物业费
    - 可以手机交物业费吗
    - 物业费交到哪里
    - 我想缴物业费
    - 微信能交物业费吗
    - 交费二维码发我
    - 物业费能刷卡吗
    - 管理费转账行不行
    - 人在外地咋缴费
    - 缴费窗口在哪里
    - 一次交全年可以不
    - 支付宝有没有缴费入口
""",
    "intents/service.yaml": """\
repair.start:
  title: 我要报修
  service: repair
  phrases:
    - 我要报修
    - 水管漏水了
    - 灯坏了来修一下
    - 马桶堵了
    - 家里没电了
    - 叫个师傅来
    - 门锁坏了
    - 帮我报修
    - 插座冒火花了没反应
    - 天花板渗水
    - 窗户关不上找人弄弄
    - 热水器打不开
    - 开关没反应
  keywords: [报修]
""",
    "replies/fee.yaml": """\
fee.pay_how:
  text: 物业费是{fee_price}，在服务中心交，问值班电话{duty_phone}也可以。
  buttons:
    - {id: repair.start, label: 我要报修}
""",
    "replies/repair.yaml": """\
repair.ask_problem:
  variants:
    - "{resident}您好，请说说哪里坏了。"
    - "{resident}，您家哪里要修？"
emergency.lift_trapped:
  text: 请别慌，{person}马上到。
emergency.lift_trapped.offline:
  text: 请别慌，请打{duty_phone}。
""",
    "examples/all.yaml": """\
fee.pay_how:
  must:
    - 手机上怎么交物业费呢
  never:
    - 我家水管漏水
repair.start:
  must:
    - 厨房水管漏水了
""",
    "examples/nothing.yaml": """\
nothing:
  - 今天股票涨了没有
""",
    "lexicon.yaml": """\
synonyms:
  - [物业费, 管理费]
fillers: [呢]
greetings: [你好]
thanks: [谢谢]
""",
    "emergencies.yaml": """\
lift_trapped:
  title: 电梯困人
  category: lift_trapped
  reply: emergency.lift_trapped
  words:
    - [电梯, 困|关]
  unless: [演练]
""",
}


def write(folder: Path, file: str = "", old: str = "", new: str = "") -> Path:
    """Write the clean folder, `old` replaced by `new` in one file; return where it lies."""
    top = folder / "knowledge"
    for name, text in FILES.items():
        assert name != file or old in text
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new) if name == file and old else text, encoding="utf-8")
    return top
