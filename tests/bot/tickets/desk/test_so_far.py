"""The conversation so far, as the colleague who takes over reads it."""

from bot.conversation.talk import BOT, RESIDENT, Line
from bot.tickets.desk import working
from tests.bot.tickets.estate import CHEN, LIN, WANG, XIAOZHAO, at
from tests.bot.tickets.office import Office


def said(office: Office, speaker: str, text: str, when: str = "2025-09-01 09:55", person: str = WANG) -> None:
    office.said.append(Line(person, at(when), speaker, text))


def test_both_sides_are_told_apart(office: Office) -> None:
    said(office, RESIDENT, "水费怎么交")
    said(office, BOT, "扫码\n就行")
    said(office, LIN, "我看看")
    office.opens("enquiry")
    assert "住户：水费怎么交\n机器人：扫码 就行\n管家小林：我看看" in office.notices[-1].text


def test_phones_links_and_length(office: Office) -> None:
    said(office, RESIDENT, "打我电话13800138000，看http://evil.example/a")
    said(office, BOT, "长" * 50)
    office.opens("enquiry")
    text = office.notices[-1].text
    assert "13800138000" not in text
    assert "http://" not in text
    assert f"机器人：{'长' * 40}…" in text


def test_a_phone_is_masked_before_the_line_is_cut(office: Office) -> None:
    said(office, RESIDENT, f"{'长' * 32}13800138000")
    office.opens("enquiry")
    assert "1380" not in office.notices[-1].text


def test_only_the_last_lines_of_the_last_two_hours(office: Office) -> None:
    said(office, RESIDENT, "昨天的事", "2025-09-01 07:59")
    for number in range(1, 10):
        said(office, RESIDENT, f"第{number}句", f"2025-09-01 09:0{number}")
    office.opens("enquiry")
    text = office.notices[-1].text
    assert "昨天的事" not in text
    assert "第1句" not in text
    assert "住户：第2句" in text
    assert "住户：第9句" in text


def test_a_repeated_delivery_is_one_line_and_late_batches_find_their_place(office: Office) -> None:
    said(office, RESIDENT, "后来", "2025-09-01 09:58")
    said(office, RESIDENT, "起先", "2025-09-01 09:50")
    said(office, RESIDENT, "起先", "2025-09-01 09:50")
    office.opens("enquiry")
    assert "住户：起先\n住户：后来" in office.notices[-1].text
    assert office.notices[-1].text.count("起先") == 1


def test_nobody_elses_words(office: Office) -> None:
    said(office, RESIDENT, "别人的事", person=CHEN)
    office.opens("enquiry")
    assert "别人的事" not in office.notices[-1].text


def test_whoever_is_asked_next_reads_it_too(office: Office) -> None:
    said(office, RESIDENT, "水费怎么交")
    office.opens("enquiry")
    office.do(working.transfer, "1001", LIN, XIAOZHAO)
    notice = next(each for each in reversed(office.notices) if each.script == "staff.enquiry")
    assert (notice.recipient, "住户：水费怎么交" in notice.text) == (XIAOZHAO, True)


def test_work_that_is_no_enquiry_carries_no_conversation(office: Office) -> None:
    said(office, RESIDENT, "水费怎么交")
    office.opens()
    assert "水费怎么交" not in office.notices[-1].text
