"""Complaining: heard first, two questions at most, in the right hands, and what else is wanted done."""

from dataclasses import replace

import pytest

from bot.message import MessageKind
from bot.tickets.ticket import Status, Ticket
from handlers.voices.complaint import CLASSES
from tests.bot.tickets.estate import at
from tests.handlers.chat import LI, LIN, WANG, XIAOZHAO, ZHAO, Chat, shipped_rules

HOME = "3栋2单元1201"
DIRTY = "投诉，楼道好久不打扫，光收钱不干活"


@pytest.fixture
def chat() -> Chat:
    """A chat in which nothing has been said."""
    return Chat()


def complains(chat: Chat, words: str = DIRTY) -> Ticket:
    """Have 王阿姨 complain and confirm."""
    chat.says(words)
    chat.says("确认")
    return chat.ticket


def labels(chat: Chat, words: str) -> list[str]:
    return [button.label for button in chat.says(words).buttons]


# first words, script, why
BEGINNINGS = [
    ("我要投诉", "complaint.listen", "nothing told: one open question"),
    ("投诉保安", "complaint.listen", "whom, and not what for"),
    ("我要匿名投诉你们物业", "complaint.listen", "nor is this a matter"),
    (DIRTY, "complaint.summary", "told: only to be confirmed"),
    ("前台爱理不理", "complaint.summary", "by what is meant, without the word"),
    ("举报你们私自涨价", "complaint.summary", "a few words behind it tell it"),
    ("我要投诉，不想让他们知道是我", "complaint.listen", "that is not the matter"),
]


@pytest.mark.parametrize(("words", "script", "why"), BEGINNINGS)
def test_an_angry_person_is_asked_only_what_they_did_not_tell(words: str, script: str, why: str) -> None:
    assert Chat().says(words).script == script, why


def test_a_tap_begins_it_too(chat: Chat) -> None:
    assert chat.taps("service.complaint", label="我要投诉").script == "complaint.listen"


@pytest.mark.parametrize(
    "words",
    ["楼道灯坏了三个月", "物业费收了不少，账单也不清楚", "怎么打电话都没人接", "我报的修到底来不来人"],
)
def test_whatever_is_said_while_we_listen_is_the_matter(chat: Chat, words: str) -> None:
    chat.says("我要投诉")
    assert chat.says(words).script == "complaint.summary"
    assert chat.slots["matter"] == words


@pytest.mark.parametrize(("words", "served"), [("进度", "没有正在处理的工单"), ("我的工单", "最近没有工单")])
def test_another_wish_in_between_is_served_first(chat: Chat, words: str, served: str) -> None:
    chat.says("我要投诉")
    said = chat.says(words)
    assert served in said.text
    assert "我听着" in said.text, "and we still listen"


def test_whom_it_is_about_is_remembered_while_the_matter_is_told(chat: Chat) -> None:
    chat.says("投诉保安")
    chat.says("半夜在岗亭里打呼噜")
    assert chat.slots["matter"] == "保安：半夜在岗亭里打呼噜"


def test_confirming_hands_it_to_the_front_desk_with_all_that_was_said(chat: Chat) -> None:
    ticket = complains(chat)
    assert (ticket.kind, ticket.category) == ("complaint", "complaint_reduced")
    assert (ticket.place, ticket.problem) == ("3栋2单元楼道", DIRTY)
    assert (ticket.assignee, ticket.case_owner) == (XIAOZHAO, LIN)
    assert chat.conversation.dialogue == ""


# what is written at the summary, matter after it, why
SAID_AFTER = [
    ("而且电话也没人接", f"{DIRTY}；电话也没人接", "more"),
    ("保安还骂人", f"{DIRTY}；保安还骂人", "an angry person goes on writing"),
    ("不对，是车库好久不打扫", "车库好久不打扫", "put right"),
    ("不对", DIRTY, "says nothing new"),
]


@pytest.mark.parametrize(("words", "matter", "why"), SAID_AFTER)
def test_it_can_be_added_to_and_put_right(words: str, matter: str, why: str) -> None:
    chat = Chat()
    chat.says(DIRTY)
    chat.says(words)
    assert chat.slots["matter"] == matter, why


def test_photos_go_along(chat: Chat) -> None:
    chat.says("我要投诉")
    chat.says(kind=MessageKind.IMAGE, media="m1")
    chat.says("楼道全是垃圾没人管")
    chat.says("确认")
    assert ("photo", "m1") in [
        (entry.action, entry.text) for docket, _ in chat.book.commits for entry in docket.entries
    ]


def test_every_shipped_class_is_heard_in_words_of_its_own() -> None:
    shipped = {name for name, row in shipped_rules().services.categories.items() if row.kind == "complaint"}
    assert shipped == {"complaint", *(f"complaint_{name}" for name in CLASSES)}
    heard = {
        Chat().says(f"投诉，{words}").text.partition("\n")[0]
        for words in ("保安骂人", "一直没人管", "我很失望")
    }
    assert len(heard) == 3


def test_no_reply_argues() -> None:
    texts = [Chat().says(words).text for words, _, _ in BEGINNINGS]
    assert not [text for text in texts if any(word in text for word in ("但是", "不过", "您应该", "不归"))]


# Without a name


@pytest.mark.parametrize("words", ["不想留名", "匿名", "别让他们知道是我", "不要留我的名字"])
def test_the_name_can_be_left_out_in_words(chat: Chat, words: str) -> None:
    chat.says(DIRTY)
    chat.says(words)
    assert chat.slots["anonymous"] == "yes"
    chat.says("还是留名吧")
    assert chat.slots["anonymous"] == "no"


def test_without_a_name_nothing_tells_staff_who_it_was(chat: Chat) -> None:
    chat.says(f"投诉，我住{HOME}，楼道好久不打扫，光收钱不干活")
    chat.taps("complaint:anonymous=yes", label="不留名")
    assert "匿名住户" in chat.says("确认").text
    ticket, notice = chat.ticket, chat.notices[-1]
    assert (ticket.place, ticket.resident) == ("匿名住户", WANG), "the result can still be told"
    assert ticket.case_owner == XIAOZHAO, "the butler of the building would know the building"
    assert "1201" not in f"{ticket.problem}{notice.text}"
    words = [entry.text for docket, _ in chat.book.commits for entry in docket.entries]
    assert not [text for text in words if "1201" in text]


# A place that is nobody's home may be told: spot, place of the ticket
@pytest.mark.parametrize(("spot", "place"), [("东门", "匿名住户（东门）"), ("楼道", "匿名住户")])
def test_a_public_place_is_named_unless_it_tells_the_building(chat: Chat, spot: str, place: str) -> None:
    assert complains(chat, f"匿名投诉，{spot}好久不打扫，光收钱不干活").place == place


# what is written at the summary, matter after it, whether the name is left out, why
SIGNATURES = [
    (["不留名", "署名吧"], DIRTY, "no", "there is a way back"),
    (["不留名", "还是留我的名字吧"], DIRTY, "no", "in other words"),
    (["能不能告诉她 别说是我"], f"{DIRTY}；能不能告诉她", "yes", "what is asked for is not lost"),
    (["就这些"], DIRTY, "", "who has said all adds nothing by that"),
    (["没有了"], DIRTY, "", "nor by this"),
    (["投诉啊"], DIRTY, "", "nor who says once more that they complain"),
]


@pytest.mark.parametrize(("written", "matter", "unsigned", "why"), SIGNATURES)
def test_what_is_said_about_the_name_is_not_the_matter(
    chat: Chat, written: list[str], matter: str, unsigned: str, why: str
) -> None:
    chat.says(DIRTY)
    for words in written:
        chat.says(words)
    assert (chat.slots["matter"], chat.slots.get("anonymous", "")) == (matter, unsigned), why


def test_the_button_offers_the_other_signature(chat: Chat) -> None:
    assert "不留名" in labels(chat, DIRTY)
    assert "留名" in [button.label for button in chat.taps("complaint:anonymous=yes", label="不留名").buttons]
    chat.taps("complaint:anonymous=no", label="留名")
    assert chat.slots["anonymous"] == "no"


def test_who_complains_no_more_is_left_in_peace(chat: Chat) -> None:
    chat.says(DIRTY)
    assert chat.says("算了不投诉了").script == "form.left"


# About somebody


# first words, who it is about, why
ANNOUNCED = [
    ("我要投诉管家小林", "管家小林", "by post and name"),
    ("我要投诉前台小赵", "前台小赵", "by another name of the post"),
    ("我要投诉你们的赵经理", "赵经理", "politely"),
    ("我要投诉，不想让他们知道是我", "", "this names nobody"),
    ("我要投诉你们物业", "", "nor does this"),
]


@pytest.mark.parametrize(("words", "target", "why"), ANNOUNCED)
def test_whom_the_first_words_name_belongs_to_the_matter(
    chat: Chat, words: str, target: str, why: str
) -> None:
    chat.says(words)
    chat.says("他收快递费五块")
    said = "他收快递费五块"
    assert chat.slots["matter"] == (f"{target}：{said}" if target else said), why


def test_who_is_named_first_does_not_look_into_it(chat: Chat) -> None:
    chat.says("我要投诉管家小林")
    chat.says("收快递费五块")
    assert chat.says("确认").script == "complaint.opened_about"
    assert chat.ticket.assignee == ZHAO


# What stays between the resident and who looks into it


def logged(chat: Chat) -> list[str]:
    return [line.text for line in (*chat.book.talk_of(WANG, at(chat.now)), *chat.visits.lines)]


@pytest.mark.parametrize("after", ["进度", "我的工单", "催一下", "取消工单"])
def test_nothing_of_a_complaint_is_read_by_who_is_called_next(chat: Chat, after: str) -> None:
    for words in ("我要投诉管家小林", "他收红包", "不留名", "确认", after):
        chat.says(words)
    assert logged(chat) == []


def test_nor_is_what_the_manager_answers(chat: Chat) -> None:
    complains(chat, "投诉管家小林，跟我吵架态度很差")
    before = logged(chat)
    chat.says("回复 1001 已经批评小林了", ZHAO)
    assert logged(chat) == before, "that a manager wrote tells who complained"


def test_what_is_no_complaint_can_be_read(chat: Chat) -> None:
    complains(chat)
    chat.says("谢谢")
    assert "谢谢" in logged(chat)


@pytest.mark.parametrize("words", ["不满意", "我还是不满意"])
def test_who_is_not_content_with_the_answer_has_it_opened_again(chat: Chat, words: str) -> None:
    complains(chat)
    chat.keep(status=Status.FINISHED)
    assert chat.says(words).script == "ticket.reopened_answer"
    assert chat.ticket.status is Status.REOPENED


def test_who_is_not_content_with_anything_is_asked_what_it_is(chat: Chat) -> None:
    assert chat.says("不满意").script == "complaint.listen"


def test_what_is_said_of_a_colleague_goes_to_the_manager(chat: Chat) -> None:
    chat.says("投诉管家小林，跟我吵架态度很差")
    assert chat.says("确认").script == "complaint.opened_about"
    assert (chat.ticket.assignee, chat.ticket.case_owner) == (ZHAO, ZHAO)
    assert LIN not in {notice.recipient for notice in chat.notices}


def test_traditional_characters_name_the_same_people_and_class(chat: Chat) -> None:
    ticket = complains(chat, "我要投訴管家小林，態度很差")
    assert (ticket.category, ticket.assignee) == ("complaint_attitude", ZHAO)


def test_a_name_at_the_end_of_a_long_story_counts(chat: Chat) -> None:
    ticket = complains(chat, f"投诉，{'说了又说没人听，' * 20}都是管家小林态度差")
    assert ticket.assignee == ZHAO
    assert "管家小林" in ticket.problem


def test_who_is_complained_of_sees_it_in_no_list(chat: Chat) -> None:
    complains(chat, "投诉赵经理，态度很差")
    chat.keep(status=Status.OPENED, assignee="")
    assert chat.ticket.number not in chat.says("我的任务", ZHAO).text


# What else the words want

# the resident's own ticket, words, what is said about it, why
OWN = [
    ({}, "投诉，水管漏水到现在没人来", "complaint.urged", "it is waited for"),
    ({}, "投诉1001，太慢了", "complaint.urged", "it is named"),
    ({}, "投诉，报了修等了半天没动静", "complaint.urged", "the only one that waits"),
    ({}, "投诉，路灯坏了没人管", "", "another trade: another matter"),
    ({}, "投诉，李师傅修水管的时候骂人", "", "who was hurt by words doesn't wait for a pipe"),
    ({"status": Status.FINISHED}, "投诉，水管修了三次还是漏", "complaint.broken_again", "it is broken again"),
    ({"status": Status.CANCELLED}, "投诉，水管漏水到现在没人来", "", "nobody waits for it any more"),
]


@pytest.mark.parametrize(("changes", "words", "script", "why"), OWN)
def test_a_complaint_about_ones_own_ticket_does_more_than_file(
    chat: Chat, changes: dict[str, Status], words: str, script: str, why: str
) -> None:
    late = chat.opens()
    chat.keep(assignee=LI, **({"status": Status.ACCEPTED} | changes))
    chat.says(words)
    said = chat.says("确认")
    urged = chat.book.tickets[late.number].urged
    assert urged == (script == "complaint.urged"), why
    assert (f"工单号 {late.number}" in said.text) is bool(script), why
    again = f"ticket.not_fixed:{late.number}" in {button.id for button in said.buttons}
    assert again is (script == "complaint.broken_again"), why


def test_without_a_name_its_ticket_is_not_told_to_who_handles_it(chat: Chat) -> None:
    late = chat.opens()
    complains(chat, "匿名投诉，水管漏水到现在没人来")
    assert late.number not in chat.ticket.problem


def test_a_trouble_told_in_anger_is_mended_without_being_told_again(chat: Chat) -> None:
    chat.says("你们什么破物业，厨房水管漏了三天没人管")
    said = chat.says("确认")
    number = chat.ticket.number
    assert f"complaint.mend:{number}" in {button.id for button in said.buttons}
    assert chat.taps(f"complaint.mend:{number}", label="派人来").script == "repair.ask_visit"
    assert (chat.slots["place"], chat.slots["problem"]) == (HOME, "厨房水管漏了三天没人管")


def test_nobody_mends_by_another_residents_complaint(chat: Chat) -> None:
    ticket = complains(chat, "投诉，厨房水管漏了三天没人管")
    chat.book.tickets[ticket.number] = replace(ticket, resident="official:chen")
    assert chat.taps(f"complaint.mend:{ticket.number}", label="派人来").script == "ticket.unknown"


@pytest.mark.parametrize("words", ["投诉，李师傅修水管骂人", "投诉，我对你们很失望啊"])
def test_where_nothing_is_broken_nobody_is_offered(chat: Chat, words: str) -> None:
    chat.says(words)
    assert labels(chat, "确认") == ["看进度"]


def test_an_emergency_in_anger_is_an_emergency_first(chat: Chat) -> None:
    assert chat.says("投诉！电梯困人了没人管").urgent


def test_a_change_of_mind_files_nothing(chat: Chat) -> None:
    chat.says(DIRTY)
    assert chat.says("算了").script == "form.left"
    assert chat.book.tickets == {}


def test_who_is_not_bound_is_heard_as_well(chat: Chat) -> None:
    chat.book.homes = ()
    ticket = complains(chat, "投诉，东门保安态度恶劣")
    assert ticket.place == "东门"
    assert complains(chat, "投诉，你们客服不理人，态度恶劣").place == "还没有绑定房屋"
