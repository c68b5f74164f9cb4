"""Binding: notice and consent first, room and phone in any order, and answers that tell a guesser nothing."""

import pytest

from bot.conversation.delivery import Conversation
from bot.reply import Reply
from bot.residents.home import FAMILY, OWNER, TENANT, Resident
from bot.residents.records import Agreed, Bound, Tried
from handlers.home.tries import PER_HOME, PER_PERSON
from tests.bot.tickets.estate import at
from tests.handlers.chat import Chat, shipped_rules
from tests.handlers.register_book import GARDEN, GUESSER, NEWCOMER, OWNER_WANG, TOWER, RegisterBook

RIGHT = "4栋1单元601 13800001004"
WRONG = "4栋1单元601 13800009999"


@pytest.fixture
def chat() -> Chat:
    """An estate in which 王阿姨 is bound and nobody else."""
    return Chat(RegisterBook())


def agreed(chat: Chat, who: str = NEWCOMER) -> Chat:
    """Have somebody ask for binding and agree to the notice."""
    chat.says("绑定房屋", who)
    chat.taps("bind.agree", who)
    return chat


def asked_for_the_room(who: str) -> Conversation:
    """Return the conversation of somebody who has just agreed."""
    return Conversation(who, "bind", "home", {}, at("2025-09-01 10:00"))


def tie(chat: Chat, who: str = NEWCOMER) -> Resident | None:
    """Return the person's first tie."""
    return next(iter(chat.book.ties_of(who, at(chat.now).date())), None)


def tries(chat: Chat) -> list[Tried]:
    """Return the wrong tries that were counted."""
    return [record for record in chat.book.records if isinstance(record, Tried) and record.counted]


def shape(reply: Reply) -> tuple[str, str, tuple[str, ...]]:
    """Return all of a reply that a guesser could compare; the room in a button is what they wrote."""
    return reply.script, reply.text, tuple(button.label for button in reply.buttons)


class TestNotice:
    def test_nothing_is_asked_before_the_notice_is_agreed_to(self, chat: Chat) -> None:
        reply = chat.says("绑定房屋", NEWCOMER)
        assert reply.script == "binding.notice"
        assert [button.label for button in reply.buttons] == ["同意", "不同意"]

    def test_the_notice_tells_all_that_the_law_wants_told(self, chat: Chat) -> None:
        text = chat.says("绑定房屋", NEWCOMER).text
        estate = shipped_rules().estate
        years = f"{estate.retention.consents.days // 365} 年"
        who, how_long, how_to_withdraw = estate.facts["estate_name"], years, "删除我的信息"
        for told in (who, "编号", "手机号", "核对", "删", how_long, "解绑", how_to_withdraw):
            assert told in text

    def test_the_consent_is_kept_with_the_wording_that_was_read(self, chat: Chat) -> None:
        agreed(chat)
        (consent,) = [record for record in chat.book.records if isinstance(record, Agreed)]
        assert (consent.person, consent.purpose, consent.at) == (NEWCOMER, "binding", at(chat.now))
        assert consent.wording == chat.book.commits[0][1].reply.knowledge != ""

    def test_who_has_agreed_is_not_asked_again(self, chat: Chat) -> None:
        agreed(chat).says("取消", NEWCOMER)
        assert chat.says("绑定房屋", NEWCOMER).script == "binding.ask_home"

    def test_a_refusal_binds_nobody_and_serves_them_all_the_same(self, chat: Chat) -> None:
        chat.says("绑定房屋", NEWCOMER)
        assert chat.says("不同意", NEWCOMER).script == "binding.refused"
        assert chat.book.records == []
        assert chat.says("厨房水管漏水", NEWCOMER).script == "repair.ask_place"

    def test_a_phone_that_comes_before_the_consent_is_not_kept(self, chat: Chat) -> None:
        chat.says("绑定房屋", NEWCOMER)
        assert chat.says(RIGHT, NEWCOMER).script == "binding.consent_first"
        assert "13800001004" not in str(chat.book.conversations)
        assert tie(chat) is None
        assert chat.taps("bind.agree", NEWCOMER).script == "binding.ask_phone", "the room is not asked again"

    def test_the_room_of_the_first_words_is_not_asked_again(self, chat: Chat) -> None:
        chat.says("绑定房屋4栋1单元601", NEWCOMER)
        assert chat.says("同意", NEWCOMER).script == "binding.ask_phone"

    def test_yes_and_all_the_rest_in_one_message(self, chat: Chat) -> None:
        chat.says("绑定房屋", NEWCOMER)
        assert chat.says(f"同意，{RIGHT}", NEWCOMER).script == "binding.done"

    def test_a_yes_of_the_next_day_agrees_to_nothing(self, chat: Chat) -> None:
        chat.says("绑定房屋", NEWCOMER)
        chat.now = "2025-09-02 10:00"
        chat.says("好的", NEWCOMER)
        assert chat.book.records == []


# what is said after the consent, who they are then, why
RIGHTS = [
    ([RIGHT], "林小姐", OWNER, "room and phone at once"),
    (["4-1-601", "13800001004"], "林小姐", OWNER, "one after the other"),
    (["138 0000 1004", "4栋1单元601"], "林小姐", OWNER, "the phone first"),
    (["四栋一单元六零一", "一三八零零零零一零零四"], "林小姐", OWNER, "spoken"),
    (["3栋2单元1201", "不对，是4栋1单元601", "13800001004"], "林小姐", OWNER, "the room corrected"),
    (["+86 138-0000-1011，3栋2单元1201"], "王小军", FAMILY, "family of a home that has an owner here"),
    (["3栋2单元1201 13800001005"], "周先生", TENANT, "a tenant"),
]


@pytest.mark.parametrize(("said", "name", "role", "why"), RIGHTS)
def test_right(chat: Chat, said: list[str], name: str, role: str, why: str) -> None:
    agreed(chat)
    replies = [chat.says(words, NEWCOMER) for words in said]
    bound = tie(chat)
    assert replies[-1].script == "binding.done", why
    assert bound is not None
    assert (bound.name, bound.role, bound.bound_at) == (name, role, at(chat.now)), why


def test_a_tenant_is_bound_until_the_lease_ends(chat: Chat) -> None:
    agreed(chat).says("3栋2单元1201 13800001005", NEWCOMER)
    bound = tie(chat)
    assert bound is not None
    assert str(bound.until) == "2025-09-30"


def test_the_welcome_tells_the_room_and_the_role_and_nobodys_name(chat: Chat) -> None:
    reply = agreed(chat).says("3栋2单元1201 13800001005", NEWCOMER)
    assert ("3栋2单元1201" in reply.text, "租户" in reply.text) == (True, True)
    assert not any(secret in reply.text for secret in ("周先生", "王阿姨", "1380000", "独居"))


def test_the_phone_is_gone_with_the_dialogue(chat: Chat) -> None:
    agreed(chat).says("13800001004", NEWCOMER)
    chat.says("4栋1单元601", NEWCOMER)
    assert "13800001004" not in str(chat.book.conversations)
    assert "13800001004" not in str(chat.book.records)


def test_a_phone_does_not_wait_behind_another_matter(chat: Chat) -> None:
    agreed(chat).says("13800001004", NEWCOMER)
    chat.taps("service.repair", NEWCOMER)
    parked = chat.book.conversation(NEWCOMER).parked
    assert parked["dialogue"] == "bind"
    assert "13800001004" not in str(parked)


def test_what_was_said_is_logged_without_the_number(chat: Chat) -> None:
    agreed(chat)
    for words in ("1380 000 1004", "一三八零零零零一零零四", RIGHT):
        chat.says(words, NEWCOMER)
    said = [line.text for line in chat.book.talk_of(NEWCOMER, at("2025-01-01 00:00"))]
    assert not any(number in text for text in said for number in ("000 1004", "零零零零一", "13800001004"))


def test_the_owner_hears_of_a_new_member_without_a_whole_name(chat: Chat) -> None:
    agreed(chat).says("3栋2单元1201 13800001005", NEWCOMER)
    (notice,) = [one for one in chat.notices if one.recipient == OWNER_WANG]
    assert "周**" in notice.text
    assert "周先生" not in notice.text
    assert [button.label for button in notice.buttons] == ["不是我家的人"]
    assert NEWCOMER not in notice.buttons[0].id


def test_several_homes_of_one_person_and_several_persons_of_one_home(chat: Chat) -> None:
    chat.taps("bind.more", OWNER_WANG)
    chat.taps("bind.agree", OWNER_WANG)
    chat.says("4栋1单元601 13800001001", OWNER_WANG)
    agreed(chat).says(RIGHT, NEWCOMER)
    ties = chat.book.ties_of(OWNER_WANG, at(chat.now).date())
    assert [tie.home for tie in ties] == [TOWER, GARDEN]
    assert len(chat.book.residents_of(GARDEN.label, at(chat.now).date())) == 2


def test_who_is_bound_sees_their_homes_and_may_bind_another(chat: Chat) -> None:
    reply = chat.says("绑定房屋", OWNER_WANG)
    assert reply.script == "binding.homes"
    assert TOWER.label in reply.text
    assert "bind.more" in {button.id for button in reply.buttons}


# what is wrong, why a guesser must not notice it
WRONGS = [
    ("4栋1单元601 13800009999", "a lived-in home, a wrong phone"),
    ("5栋1单元302 13800001004", "an empty home"),
    ("6栋2单元1801 13800001004", "a home that the register doesn't know"),
    ("66栋2单元9901 13800001004", "a building that isn't there"),
    ("3栋2单元1201 13800001099", "a lease that is over"),
    ("3栋2单元1201 13800001004", "somebody else's phone"),
]


class TestWrong:
    @pytest.mark.parametrize(("said", "why"), WRONGS)
    def test_whatever_is_wrong_is_answered_alike(self, chat: Chat, said: str, why: str) -> None:
        agreed(chat, GUESSER)
        expected = agreed(Chat(RegisterBook()), NEWCOMER).says(WRONG, NEWCOMER)
        reply = chat.says(said, GUESSER)
        assert shape(reply) == shape(expected), why
        conversation = chat.book.conversation(GUESSER)
        assert (conversation.dialogue, conversation.step, set(conversation.slots)) == (
            "bind",
            "phone",
            {"home"},
        )
        assert len(tries(chat)) == 2, why

    def test_the_phone_alone_can_be_written_again(self, chat: Chat) -> None:
        agreed(chat).says(WRONG, NEWCOMER)
        assert chat.says("13800001004", NEWCOMER).script == "binding.done"

    def test_so_can_another_room(self, chat: Chat) -> None:
        agreed(chat).says("4栋1单元602 13800001004", NEWCOMER)
        chat.says("4栋1单元601", NEWCOMER)
        assert chat.says("13800001004", NEWCOMER).script == "binding.done"

    def test_after_the_limit_even_the_right_phone_gets_the_same_answer(self, chat: Chat) -> None:
        agreed(chat)
        wrong = [chat.says(WRONG, NEWCOMER) for _ in range(PER_PERSON)]
        right = chat.says(RIGHT, NEWCOMER)
        assert {shape(reply) for reply in wrong} == {shape(right)}
        assert tie(chat) is None

    def test_one_wrong_try_less_and_the_right_phone_opens(self, chat: Chat) -> None:
        agreed(chat)
        for _ in range(PER_PERSON - 1):
            chat.says(WRONG, NEWCOMER)
        assert chat.says(RIGHT, NEWCOMER).script == "binding.done"

    def test_a_day_later_it_may_be_tried_again(self, chat: Chat) -> None:
        agreed(chat)
        for _ in range(PER_PERSON):
            chat.says(WRONG, NEWCOMER)
        chat.now = "2025-09-02 09:59"
        assert chat.says(f"绑定{RIGHT}", NEWCOMER).script == "binding.no_match"
        chat.now = "2025-09-02 10:01"
        assert chat.says(RIGHT, NEWCOMER).script == "binding.done"

    def test_a_thousand_tries_of_one_person_compare_five_and_tell_nothing(self, chat: Chat) -> None:
        agreed(chat, GUESSER)
        shapes = {
            shape(chat.says(f"4栋1单元601 1380000{number:04d}", GUESSER)) for number in range(9000, 10_000)
        }
        assert len(shapes) == 1
        assert len(tries(chat)) == 2 * 5
        assert shape(chat.says(RIGHT, GUESSER)) in shapes

    def test_a_thousand_persons_at_one_home_compare_ten_and_learn_nothing(self, chat: Chat) -> None:
        shapes = set()
        for number in range(1000):
            guesser = f"official:guesser{number}"
            chat.book.conversations[guesser] = asked_for_the_room(guesser)
            shapes.add(shape(chat.says(f"4栋1单元601 1380000{9000 + number:04d}", guesser)))
        assert len(shapes) == 1
        at_home = [record for record in tries(chat) if record.subject == f"home:{GARDEN.label}"]
        assert len(at_home) == 10
        assert shape(agreed(chat).says(RIGHT, NEWCOMER)) in shapes

    def test_another_home_is_not_held_up_by_it(self, chat: Chat) -> None:
        for number in range(PER_HOME):
            agreed(chat, f"official:guesser{number}").says(WRONG, f"official:guesser{number}")
        agreed(chat)
        assert chat.says(RIGHT, NEWCOMER).script == "binding.no_match"
        assert chat.says("3栋2单元1201 13800001011", NEWCOMER).script == "binding.done"


def test_two_tries_at_once_count_as_two(chat: Chat) -> None:
    agreed(chat).says(WRONG, NEWCOMER)
    chat.says(WRONG, NEWCOMER)
    assert [record.seen for record in tries(chat) if record.subject == NEWCOMER] == [0, 1]


def test_nobody_is_bound_by_accident(chat: Chat) -> None:
    agreed(chat)
    for words in ("4栋", "601", "1380000", "？", "在吗", "我的手机号"):
        chat.says(words, NEWCOMER)
    assert not [record for record in chat.book.records if isinstance(record, Bound)]


def test_a_right_try_uses_up_none_and_rests_on_the_counts_that_it_was_allowed_on(chat: Chat) -> None:
    """Else whoever guesses with many accounts at once has as many tries as accounts."""
    agreed(chat, GUESSER).says(WRONG, GUESSER)
    agreed(chat).says(RIGHT, NEWCOMER)
    resting = [one for one in chat.book.records if isinstance(one, Tried) and not one.counted]
    assert [(one.subject, one.seen) for one in resting] == [(NEWCOMER, 0), (f"home:{GARDEN.label}", 1)]
    assert len(tries(chat)) == 2, "the wrong one, for the person and for the home"
