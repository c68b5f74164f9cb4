"""Whose trade a trouble is, by the words that the project ships in services.yaml."""

from functools import cache

import pytest

from bot.schedule.apscheduler_glue import cron_complaint
from bot.tickets.rules import Rules
from config.configuration import load_configuration
from config.settings import TOP


@cache
def rules() -> Rules:
    """Return the rules of the configuration that the project ships."""
    known = load_configuration(TOP / "config", cron_complaint)
    return Rules(known.estate, known.services, known.staff)


# what residents say, category of services.yaml; general: nobody's in particular
TROUBLES = [
    ("厨房水龙头一直滴水", "water"),
    ("水管爆了", "water"),
    ("卫生间漏水漏到楼下", "water"),
    ("家里停水了", "water"),
    ("水压太小", "water"),
    ("热水出不来", "water"),
    ("楼顶漏水", "water"),
    ("樓上滲水", "water"),
    ("马桶堵了", "drain"),
    ("马桶漏水", "drain"),
    ("马桶冲不下去", "drain"),
    ("下水道反味", "drain"),
    ("地漏返水", "drain"),
    ("厨房下水慢", "drain"),
    ("洗菜池堵住了", "drain"),
    ("家里没电了", "power"),
    ("跳闸了推不上去", "power"),
    ("插座没电", "power"),
    ("插座冒火花", "power"),
    ("开关坏了", "power"),
    ("电表不走", "power"),
    ("客厅灯不亮", "light"),
    ("楼道灯坏了", "light"),
    ("楼道灯跳闸", "light"),
    ("声控灯不灵", "light"),
    ("路灯一直闪", "light"),
    ("吸顶灯掉下来了", "light"),
    ("电梯里的灯坏了", "light"),
    ("地库灯全灭了", "light"),
    ("電梯壞了", "lift"),
    ("电梯按键没反应", "lift"),
    ("电梯门关不上", "lift"),
    ("电梯有异响", "lift"),
    ("电梯停在三楼不动", "lift"),
    ("电梯又坏了修了没", "lift"),
    ("单元门关不上", "door"),
    ("门禁刷不开", "door"),
    ("卫生间门锁坏了", "door"),
    ("钥匙断在锁里", "door"),
    ("可视对讲听不见声音", "door"),
    ("道闸不抬杆", "door"),
    ("大门把手掉了", "door"),
    ("闭门器漏油", "door"),
    ("门铃不响", "door"),
    ("窗户关不上", "window"),
    ("玻璃碎了", "window"),
    ("纱窗破了", "window"),
    ("推拉门卡住", "window"),
    ("楼道窗户漏风", "window"),
    ("栏杆松了", "window"),
    ("墙皮掉了", "wall"),
    ("瓷砖空鼓", "wall"),
    ("墙上有裂缝", "wall"),
    ("外墙渗水", "wall"),
    ("天花板发霉", "wall"),
    ("地砖翘起来了", "wall"),
    ("路面坑坑洼洼", "wall"),
    ("暖气不热", "heating"),
    ("暖气片漏水", "heating"),
    ("供暖管道漏水", "heating"),
    ("垃圾没人清", "clean"),
    ("楼道很脏", "clean"),
    ("电梯里有狗屎", "clean"),
    ("树枝断了", "green"),
    ("草坪枯了", "green"),
    ("杂草太多", "green"),
    ("井盖松动", "hazard"),
    ("消防栓漏水", "hazard"),
    ("灭火器过期", "hazard"),
    ("滑梯坏了", "hazard"),
    ("电线裸露", "hazard"),
    ("空调不制冷", "general"),
    ("热水器坏了", "general"),
    ("燃气灶打不着火", "general"),
    ("油烟机坏了", "general"),
    ("柜门掉了", "general"),
    ("你好", "general"),
]


@pytest.mark.parametrize(("trouble", "category"), TROUBLES)
def test_whose_trade_it_is(trouble: str, category: str) -> None:
    assert rules().category_of(trouble) == category
