"""Tricks change nothing: what is found in plain words is found however they are written."""

from time import thread_time

import pytest

from bot.speech.tone.check import ToneCheck

PLAIN = "你自己弄坏的，关我们什么事"
DISGUISED = [
    ("你自己弄壞的，關我們什麼事", "traditional"),
    ("你自己弄坏的😀，关我们什么事🙏🙏", "faces"),
    ("你自己弄\u200b坏的，关\u200b我们\u2060什么\ufeff事", "what nobody sees"),
    ("你 自 己 弄 坏 的，关 我 们 什 么 事", "spaces"),
    ("你自己弄坏的，关.我.们.什.么.事", "dots"),
    ("你自己弄坏的，关·我·们·什·么·事", "middle dots"),
    ("你自己弄坏的,,,关我们什么事!!!", "other marks"),
    ("Hello，你自己弄坏的，关我们什么事，OK？", "another language"),
    ("你自己弄坏的[微笑]，关我们什么事[抱拳]", "the faces of WeChat"),
    ("你自己弄坏的…………\n\n\n关我们什么事", "many marks and lines"),
]
INSULTS = [
    *("傻逼", "傻.逼", "傻 逼", "傻\u200b逼", "沙比", "煞笔", "shabi", "Sha Bi", "SB", "s b", "ＳＢ"),
    *("滾", "滚", "gun", "衮", "滚,蛋", "滾蛋", "tmd"),
]
INNOCENT = [
    ("滚筒洗衣机的门卡住了，我来看看", "a machine"),
    ("傻瓜相机在失物招领处，您来认认", "a camera"),
    ("为啥比上个月多，我给您对一对", "its sound is in other words"),
    ("USB口没电，我带工具来", "letters of another word"),
    ("死角我们也扫到了，您放心", "a corner"),
    ("您的投诉我已经登记，由经理亲自回您", "a trigger word"),
    ("这笔不能刷卡，我陪您用手机付", "…"),
    ("按规定装修要先登记，我帮您填表", "…"),
    ("您没有欠费，账单是上个月结清的", "…"),
    ("起诉是您的权利，需要的材料我帮您准备", "…"),
]


@pytest.mark.parametrize(("text", "how"), DISGUISED)
def test_the_same_is_found_in_disguise(shipped: ToneCheck, text: str, how: str) -> None:
    plain = {one.rule for one in shipped.findings(PLAIN) if one.severity == "error"}
    assert plain
    assert plain == {one.rule for one in shipped.findings(text) if one.severity == "error"}, how


@pytest.mark.parametrize("insult", INSULTS)
def test_an_insult_is_one_however_it_is_spelled(shipped: ToneCheck, insult: str) -> None:
    assert "insult" in {one.rule for one in shipped.findings(insult)}


@pytest.mark.parametrize(("text", "why"), INNOCENT)
def test_what_only_looks_like_it_passes(shipped: ToneCheck, text: str, why: str) -> None:
    assert [one for one in shipped.findings(text) if one.severity == "error"] == [], why


def test_five_thousand_letters_take_their_time_and_no_more(shipped: ToneCheck) -> None:
    letter = ("您好，您反映的水管漏水我已经记下了，师傅上门前会先给您打电话。" * 160)[:4980] + f"。{PLAIN}"
    began = thread_time()
    found = shipped.findings(letter)
    # A sentence takes a fifth of a millisecond; here are a hundred and sixty.
    assert thread_time() - began < 2.0
    assert any(one.excerpt in PLAIN for one in found)


@pytest.mark.parametrize(
    "text", ["滚" * 5000, "," * 5000, "a1 " * 2000, "😀" * 5000, "1" * 5000, "今天" * 2500]
)
def test_one_letter_many_times_takes_no_longer(shipped: ToneCheck, text: str) -> None:
    began = thread_time()
    shipped.findings(text)
    assert thread_time() - began < 2.0
