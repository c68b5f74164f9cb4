"""My data: all that is kept is told, whence and how long; numbers are not written out."""

from dataclasses import replace

from bot.residents.passes import Pass
from bot.residents.records import Agreed, KeptPass, Withdrew
from bot.residents.register import Household, Member
from tests.bot.store.cast import delivery
from tests.bot.tickets.estate import at
from tests.handlers.chat import WANG, Chat
from tests.handlers.register_book import NEWCOMER, TOWER, RegisterBook


def chat() -> Chat:
    return Chat(RegisterBook())


def keep(talk: Chat, *records: object) -> None:
    """Have records stored as an earlier turn did."""
    from bot.tickets.docket import Docket

    talk.book.commit(Docket(talk.book), delivery("earlier", WANG, records=records))


def test_the_home_the_name_the_role_and_since_when() -> None:
    text = chat().says("我的信息").text
    assert "· 3栋2单元1201，业主王阿姨，登记电话 138****（只用来核对），2024年3月1日绑定" in text


def test_no_number_is_written_out_and_no_marks() -> None:
    talk = chat()
    said = talk.says("我的信息").text
    assert not any(member.phone in said for member in talk.book.households[TOWER.label].members)
    assert "独居老人" not in said, "marks are the staff's"
    assert "王小军" not in said, "others of the home are themselves people"


def test_where_the_register_has_no_number_it_says_so() -> None:
    talk = chat()
    talk.book.households[TOWER.label] = Household(TOWER, "north", members=(Member("王阿姨", "", "owner"),))
    assert "没有登记电话" in talk.says("我的信息").text


def test_how_long_each_kind_is_kept() -> None:
    text = chat().says("我的信息").text
    for words in ("聊天 90 天", "通知 180 天", "办完的工单 3 年", "过期的通行单 180 天"):
        assert words in text


def test_consents_with_their_days() -> None:
    talk = chat()
    assert "同意记录：没有" in talk.says("我的信息").text
    keep(talk, Agreed(WANG, "binding", at("2025-03-01 10:00")))
    assert "同意记录：2025年3月1日同意绑定房屋\n" in talk.says("我的信息").text
    keep_later = Withdrew(WANG, "binding", at("2025-05-02 10:00"))
    talk.book.commits[-1] = (
        talk.book.commits[-1][0],
        replace(talk.book.commits[-1][1], records=(*talk.book.records, keep_later)),
    )
    assert "2025年3月1日同意绑定房屋，2025年5月2日收回" in talk.says("我的信息").text


def test_tickets_and_passes_are_counted() -> None:
    talk = chat()
    talk.opens()
    now = at("2025-09-01 09:00")
    keep(talk, KeptPass(Pass("F1001", "visitor", WANG, TOWER.label, "老同学", now, now, now)))
    assert "工单 1 张，通行单 1 张" in talk.says("我的信息").text


def test_who_is_bound_to_nothing_hears_that_nothing_is_known() -> None:
    reply = chat().says("我的信息", who=NEWCOMER)
    assert reply.script == "my_data.shown"
    assert "没有绑定房屋" in reply.text
    assert "王阿姨" not in reply.text


def test_ways_on_are_buttons() -> None:
    labels = [button.label for button in chat().says("我的信息").buttons]
    assert labels == ["我的工单", "找人工", "删除我的信息"]


def test_looking_writes_nothing() -> None:
    talk = chat()
    talk.says("我的信息")
    assert talk.book.commits == []
