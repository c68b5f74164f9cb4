"""The phrasebook: the same occasion gets the same words, and nobody's words become a link."""

from structlog.testing import capture_logs

from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.reply import Button, Reply
from bot.speech.phrasebook import Phrasebook

SCRIPTS = {
    "welcome": Script("welcome", ("{resident}您好，这里是{estate_name}。",)),
    "sorry": Script("sorry", ("抱歉。", "对不起。", "不好意思。")),
    "done": Script(
        "done", (" 工单号 {number} 好了。\n",), (Button("ticket.confirm:{number}", "{number} 好了"),)
    ),
}


def book(occasion: str = "k1") -> Phrasebook:
    return Phrasebook(Knowledge("v7", (), SCRIPTS, (), Lexicon(), ()), {"estate_name": "云栖花园"}, occasion)


def test_values_and_facts_are_filled_in() -> None:
    assert book().say("welcome", resident="王阿姨").text == "王阿姨您好，这里是云栖花园。"


def test_buttons_are_filled_in_too_and_the_reply_says_where_it_came_from() -> None:
    said = book().say("done", number="1001")
    assert said == Reply("工单号 1001 好了。", (Button("ticket.confirm:1001", "1001 好了"),), "done", "v7")


def test_the_same_occasion_always_gets_the_same_variant() -> None:
    said = {key: book(key).say("sorry").text for key in map(str, range(60))}
    assert set(said.values()) == set(SCRIPTS["sorry"].variants), "every variant has its turn"
    assert all(book(key).say("sorry").text == words for key, words in said.items())


def test_what_people_wrote_brings_no_link_and_no_placeholder() -> None:
    said = book().say("welcome", resident='<a href="weixin://x">点我</a>{estate_name}')
    assert "<" not in said.text
    assert said.text.startswith('＜a href="weixin://x"＞点我＜/a＞{estate_name}您好')


def test_a_missing_value_takes_its_clause_along_and_leaves_a_line_in_the_log() -> None:
    with capture_logs() as lines:
        assert book().say("welcome").text == "这里是云栖花园。"
    assert [(line["script"], line["missing"]) for line in lines] == [("welcome", ["resident"])]


def test_a_button_about_nothing_is_none() -> None:
    assert book().say("done", number="").buttons == ()


def test_knows() -> None:
    assert book().knows("welcome")
    assert not book().knows("farewell")


def test_a_value_may_be_called_name() -> None:
    assert book().say("done", number="1001", name="水泵检修").text == "工单号 1001 好了。"


def test_what_staff_read_has_nothing_to_tap_and_nobodys_number() -> None:
    script = Script("staff.task", ("{problem}，值班{duty_phone}",))
    facts = {"duty_phone": "0371-55500110"}
    known = Phrasebook(Knowledge("v7", (), {"staff.task": script}, (), Lexicon(), ()), facts)
    said = known.say("staff.task", problem="看 http://x.example 打13800138000").text
    assert said == "看 http：//x．example 打138****，值班0371-55500110", "the estate's own numbers stay"
