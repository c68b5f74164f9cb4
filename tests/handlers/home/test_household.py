"""My home: what owner, tenant and family see, taking somebody off, and unbinding oneself."""

import pytest

from bot.residents.home import FAMILY, OWNER, TENANT, Resident
from bot.residents.records import Agreed, Unbound, Withdrew
from handlers.home.home_people import hidden_name, mark_of
from tests.bot.tickets.estate import at
from tests.handlers.chat import Chat
from tests.handlers.register_book import GARDEN, NEWCOMER, OWNER_WANG, TOWER, RegisterBook

ZHOU = "official:zhou"  # 周先生, tenant of 王阿姨's
JUN = "official:jun"  # 王小军, her son
TENANT_TIE = Resident(ZHOU, "周先生", TOWER, TENANT, at("2025-09-30 00:00").date(), at("2025-03-01 09:00"))
FAMILY_TIE = Resident(JUN, "王小军", TOWER, FAMILY, bound_at=at("2025-03-02 09:00"))


@pytest.fixture
def chat() -> Chat:
    """王阿姨's home with a tenant and her son."""
    book = RegisterBook()
    book.bound += [TENANT_TIE, FAMILY_TIE]
    return Chat(book)


def homes(chat: Chat, who: str) -> list[str]:
    """Return the homes that a person is bound to."""
    return [tie.home.label for tie in chat.book.ties_of(who, at(chat.now).date())]


def remove(who: str, label: str = TOWER.label, confirmed: bool = True) -> str:
    """Return the id of the button that takes somebody off."""
    return f"household.remove{'d' if confirmed else ''}:{label}:{mark_of(who)}"


# Area and vehicle, as on file.
RECORDS = ("89.5", "豫A12345")
# who looks, what they see, what they don't see, why
SEES = [
    (OWNER_WANG, ["周**", "王**", "租户", "租期到2025年9月30日", *RECORDS], [], "the owner sees who"),
    (
        ZHOU,
        ["租户", "2025年9月30日", "89.5"],
        ["王**", "家人", "豫A12345"],
        "the home, not who",
    ),
    (JUN, ["家人", "业主查看"], ["周**", *RECORDS], "family sees itself"),
]


@pytest.mark.parametrize(("who", "seen", "unseen", "why"), SEES)
def test_what_each_sees(chat: Chat, who: str, seen: list[str], unseen: list[str], why: str) -> None:
    text = chat.says("我的家", who).text
    assert [words for words in seen if words not in text] == [], why
    assert [words for words in unseen if words in text] == [], why


@pytest.mark.parametrize("who", [OWNER_WANG, ZHOU, JUN])
def test_nobody_sees_phones_marks_whole_names_or_addresses(chat: Chat, who: str) -> None:
    reply = chat.says("我的家", who)
    shown = reply.text + "".join(f"{button.id}{button.label}" for button in reply.buttons)
    for secret in ("1380000", "独居", "周先生", "王小军", ZHOU, JUN):
        assert secret not in shown


# what an owner says of the others, why
OF_OTHERS = [
    ("这个人不是我家的", "as the notice puts it"),
    ("这不是我家的人", "the same"),
    ("不认识这个人", "the same"),
    ("谁还住这", "who is bound"),
    ("我家住户", "the same"),
    ("把王小军解绑", "another is meant, not oneself"),
    ("我家的租客搬走了", "to be taken off"),
    ("给我儿子王小军绑上", "he binds himself, and that is said there"),
]


@pytest.mark.parametrize(("words", "why"), OF_OTHERS)
def test_what_is_said_of_the_others_is_heard(chat: Chat, words: str, why: str) -> None:
    assert chat.says(words).script == "household.owner", why


@pytest.mark.parametrize("words", ["把我解绑", "解绑", "不是我家的狗", "这不是我家的车", "把房子解绑"])
def test_what_is_said_of_oneself_or_of_things_is_another_matter(chat: Chat, words: str) -> None:
    assert chat.says(words).script != "household.owner"


def test_only_the_owner_has_buttons_to_take_others_off(chat: Chat) -> None:
    def removals(who: str) -> list[str]:
        buttons = chat.says("我的家", who).buttons
        return [button.label for button in buttons if button.id.startswith("household.remove")]

    assert removals(OWNER_WANG) == ["解绑周**（租户）", "解绑王**（家人）"]
    assert removals(ZHOU) == removals(JUN) == []


def test_taking_off_is_asked_once_more_then_done_and_told(chat: Chat) -> None:
    asked = chat.taps(remove(ZHOU, confirmed=False))
    assert (asked.script, homes(chat, ZHOU)) == ("household.remove", [TOWER.label])
    done = chat.taps(asked.buttons[0].id)
    assert (done.script, homes(chat, ZHOU)) == ("household.removed", [])
    (notice,) = [one for one in chat.notices if one.recipient == ZHOU]
    assert notice.script == "household.you_were_removed"
    assert "王" not in notice.text


# who taps, whom, which home; what is said, why
REFUSED = [
    (ZHOU, JUN, TOWER.label, "household.owners_only", "a tenant takes nobody off"),
    (NEWCOMER, ZHOU, TOWER.label, "household.owners_only", "a stranger takes nobody off"),
    (OWNER_WANG, ZHOU, GARDEN.label, "household.owners_only", "another's home"),
    (OWNER_WANG, OWNER_WANG, TOWER.label, "household.gone", "oneself is unbound, not taken off"),
    (OWNER_WANG, NEWCOMER, TOWER.label, "household.gone", "nobody of this home"),
]


@pytest.mark.parametrize(("who", "whom", "label", "script", "why"), REFUSED)
@pytest.mark.parametrize("confirmed", [False, True])
def test_refused(chat: Chat, who: str, whom: str, label: str, script: str, why: str, confirmed: bool) -> None:
    assert chat.taps(remove(whom, label, confirmed), who).script == script, why
    assert not [record for record in chat.book.records if isinstance(record, Unbound)]


def test_who_has_several_homes_is_asked_which(chat: Chat) -> None:
    chat.book.bound.append(Resident(OWNER_WANG, "王阿姨", GARDEN, OWNER))  # type: ignore[attr-defined]
    reply = chat.says("我的家")
    assert [button.label for button in reply.buttons] == [TOWER.label, GARDEN.label]
    assert GARDEN.label in chat.taps(reply.buttons[1].id).text
    assert chat.taps(f"household.show:{GARDEN.label}", ZHOU).text.startswith(TOWER.label)


def test_who_is_bound_to_nothing_is_offered_binding(chat: Chat) -> None:
    assert "service.bind" in {button.id for button in chat.says("我的家", NEWCOMER).buttons}


@pytest.mark.parametrize(("name", "shown"), [("林小姐", "林**"), ("", "未留姓名"), ("欧", "欧**")])
def test_hidden_names(name: str, shown: str) -> None:
    assert hidden_name(name) == shown


class TestUnbinding:
    def test_it_is_confirmed_and_then_at_once(self, chat: Chat) -> None:
        assert chat.says("我搬走了解绑一下", ZHOU).script == "unbinding.summary"
        assert homes(chat, ZHOU) == [TOWER.label]
        assert chat.taps("unbind:yes", ZHOU).script == "unbinding.done_last"
        assert homes(chat, ZHOU) == []

    def test_the_consent_goes_with_the_last_home(self, chat: Chat) -> None:
        chat.taps("bind.agree", ZHOU)
        chat.says("解绑", ZHOU)
        chat.taps("unbind:yes", ZHOU)
        kinds = [type(record) for record in chat.book.records]
        assert kinds == [Agreed, Unbound, Withdrew]

    def test_with_another_home_left_the_consent_stays(self, chat: Chat) -> None:
        chat.book.bound.append(Resident(ZHOU, "周先生", GARDEN, OWNER))  # type: ignore[attr-defined]
        chat.taps("bind.agree", ZHOU)
        assert chat.says("解绑", ZHOU).script == "unbinding.which"
        chat.says(GARDEN.label, ZHOU)
        assert chat.taps("unbind:yes", ZHOU).script == "unbinding.done"
        assert homes(chat, ZHOU) == [TOWER.label]
        assert not [record for record in chat.book.records if isinstance(record, Withdrew)]

    def test_no_leaves_all_as_it_is(self, chat: Chat) -> None:
        chat.says("解绑", ZHOU)
        chat.taps("unbind:no", ZHOU)
        assert homes(chat, ZHOU) == [TOWER.label]

    def test_a_second_tap_unbinds_nothing_more(self, chat: Chat) -> None:
        chat.says("解绑", ZHOU)
        chat.taps("unbind:yes", ZHOU)
        assert chat.taps("unbind:yes", ZHOU).script == "form.nothing_open"

    def test_a_home_that_is_gone_meanwhile_is_not_unbound_again(self, chat: Chat) -> None:
        chat.says("解绑", ZHOU)
        chat.taps(remove(ZHOU))
        chat.taps("unbind:yes", ZHOU)
        assert len([record for record in chat.book.records if isinstance(record, Unbound)]) == 1

    def test_who_is_bound_to_nothing_takes_the_consent_back(self, chat: Chat) -> None:
        chat.taps("bind.agree", NEWCOMER)
        assert chat.says("解绑", NEWCOMER).script == "unbinding.nothing"
        assert [type(record) for record in chat.book.records] == [Agreed, Withdrew]
