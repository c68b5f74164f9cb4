"""Everyday words raise no alarm, though they hold the letters of one."""

from functools import cache
from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.understanding.emergencies import Hearing


@cache
def hearing() -> Hearing:
    """What hears the shipped emergencies."""
    knowledge = load(Path(__file__).parents[4] / "knowledge")
    return Hearing(knowledge.emergencies, knowledge.listening)


# why these words are none, what people write
SILENT = [
    (
        "exaggeration",
        """
    救命这物业费也太贵了 / 热死人了空调不制冷 / 吵死人了楼上 / 急死人了师傅还不来 / 想死你们了
    热得想死空调坏了 / 你们这服务真要命 / 态度变态贵 / 电瓶快不行了 / 我网卡不行了 / 出事了谁负责
    别出事了才想起来修 / 出事了你们才来修 / 师傅没来人啊 / 物业装死不管 / 急死我了 / 我快被烦死了
    救命恩人要送锦旗 / 气死我了 / 笑死 / 跳楼价处理家具 / 房价跌得想跳楼 / 物业这服务让人窒息
        """,
    ),
    (
        "it is over",
        """
    电梯昨天困过人现在修好了吗 / 小偷偷了我的电瓶车昨天 / 停车场道闸砸到车
    监控里看到小偷偷了我的快递 / 快递被人拿走了 / 自行车被偷了
        """,
    ),
    (
        "a lecture, a drill, a screen",
        """
    中风康复有活动吗 / 消防演练几点开始 / 什么时候搞火灾演习 / 视频里的电梯困人看着吓人
    急救讲座什么时候 / 地震险要买吗 / 小区房子抗地震几级 / 有火灾险吗 / 新闻里说着火了
        """,
    ),
    (
        "the same letters in another word",
        """
    打不着火了 / 燃气打不着火 / 煤气灶点不着 / 烟头扔得到处都是 / 看着活动室关门了 / 电梯卡在哪里办
    补办电梯卡多少钱 / 刷电梯卡没反应 / 手机充电提示异常 / 跳楼价清仓 / 中风险是什么意思
    马桶盖没了 / 进水管在哪里 / 厨房烟道倒灌油烟 / 一起火锅吧 / 电费充电提醒
        """,
    ),
    (
        "somebody strikes a card, a ball, a nail",
        """
    有人打牌吵 / 邻居半夜打麻将 / 有人打球到很晚 / 有人打电话声音大 / 我老公在打麻将
    老公打电话没打通 / 打疫苗在哪打 / 有人打广告 / 自己动手修行吗
        """,
    ),
    (
        "a thing is gone, not a person",
        """
    孩子的书包找不到了 / 我妈的手机找不到了 / 孩子手表丢了 / 孩子找不到工作 / 我的猫跑丢了
    钱包丢了 / 手机掉水里了
        """,
    ),
    (
        "locked, but outside",
        """
    钥匙锁在屋里了 / 我被锁在门外了 / 车被锁了 / 账号被锁了 / 门打不开 / 钥匙拧不动
    师傅敲门没人应 / 物业电话没人接 / 报修三天没动静了
        """,
    ),
    (
        "smells, smoke and noise of every day",
        """
    楼道里烟味太重 / 油烟太大了飘到我家 / 抽烟好大的味道 / 烧烤烟熏 / 被打扰得睡不着
    井盖响得睡不着 / 小孩太吵了跑来跑去 / 楼上天天吵架
        """,
    ),
    (
        "machines and oxygen, and nobody in need",
        """
    鱼缸氧气泵停电了 / 制氧机放楼道行吗 / 哪里能租呼吸机 / 新风机不转了 / 停电了电梯几点恢复
        """,
    ),
    (
        "a repair, a question",
        """
    电梯坏了 / 电梯停了我们上不去楼 / 电梯门关不上 / 电梯按钮不灵 / 漏电保护器老跳 / 楼顶漏水
    楼顶有人晒被子 / 栏杆掉漆了 / 窗户玻璃有划痕 / 暴雨天地库会进水吗 / 停水了吗 / 停电了怎么办
    水管漏水 / 马桶堵了 / 天花板渗水 / 高空抛物怎么举报 / 消防栓在哪 / 台风来了玻璃会掉吗
    有人在楼道充电 / 怎么防小偷 / 老人的门禁卡怎么办 / 我妈一个人住能帮忙照看吗 / 我要找经理
    狗会咬人要拴绳 / 遛狗不牵绳怕咬人 / 夏天有蛇吗 / 天然气怎么缴费 / 跳闸了推不上去 / 电梯广告太吵
    急救电话多少 / 救护车能进小区吗 / 装修什么时候能砸墙 / 地暖烧不起来
        """,
    ),
]


CALM = [
    (message.strip(), why)
    for why, written in SILENT
    for line in written.splitlines()
    for message in line.split(" / ")
    if message.strip()
]


@pytest.mark.parametrize(("text", "why"), CALM)
def test_everyday_words_raise_no_alarm(text: str, why: str) -> None:
    found = hearing().heard(text)
    assert (found.name if found else None) is None, why
