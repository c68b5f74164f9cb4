"""An answer that only refers counts as none."""

from pathlib import Path

import pytest

from bot.knowledge.check import check
from bot.knowledge.referral_check import answers

from .folder import DEMANDS, write

TEXTS = [
    ("请打{duty_phone}。", False, "a phone"),
    ("您好，请联系物业前台。", False, "the front desk"),
    ("谢谢您。请到服务中心问前台，或拨打值班电话。", False, "both, kindly"),
    ("抱歉，\n点「找人帮忙」。", False, "a button"),
    (
        "物业费按建筑面积算，面积乘单价就是每月的钱数。想核对请打{duty_phone}。",
        True,
        "an answer, and a phone",
    ),
    ("门禁卡丢了先挂失，别人就刷不开了。", True, "an answer"),
    ("物业费是{fee_price}，每季度{fee_due}。", True, "facts"),
]


@pytest.mark.parametrize(("text", "answered", "reason"), TEXTS)
def test_what_answers(text: str, answered: bool, reason: str) -> None:
    assert answers(text) == answered, reason


def test_a_reply_that_only_refers_is_a_problem(tmp_path: Path) -> None:
    written = "物业费是{fee_price}，在服务中心交，问值班电话{duty_phone}也可以。"
    folder = write(tmp_path, "replies/fee.yaml", written, "请打{duty_phone}问物业。")
    assert [str(one) for one in check(folder, DEMANDS)] == [
        "knowledge/replies/fee.yaml:1: 话术“fee.pay_how”只让人去打电话或找人，等于没答，"
        "请先把能说的说清楚，再写还可以找谁"
    ]
