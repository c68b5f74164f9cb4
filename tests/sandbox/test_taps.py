"""Taps on clickable answers and on the account's menu."""

from xml.etree import ElementTree

from .conftest import FakeHouse, Phones, Servers, text_reply

OFFER = '满意吗？<a href="weixin://bizmsgmenu?msgmenucontent=满意&msgmenuid=s1">满意</a>'
MENU = {
    "button": [
        {"type": "click", "name": "我要报修", "key": "REPAIR"},
        {"name": "更多", "sub_button": [{"type": "view", "name": "官网", "url": "https://example.org"}]},
    ]
}


def _last(house: FakeHouse) -> ElementTree.Element:
    return ElementTree.fromstring(house.seen[-1])


def test_a_tapped_answer_comes_as_text_with_its_id(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply(OFFER)
    reply = phones.say("owner", text="修好了")["replies"][0]
    assert (reply["text"], reply["buttons"]) == ("满意吗？满意", [{"id": "s1", "label": "满意"}])
    phones.say("owner", click="s1")
    assert (_last(house).findtext("Content"), _last(house).findtext("bizmsgmenuid")) == ("满意", "s1")
    assert [each["text"] for each in phones.messages("owner") if each.get("kind") == "tap"] == ["满意"]


def test_an_old_answer_can_still_be_tapped(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply(OFFER)
    phones.say("owner", text="修好了")
    house.answer = text_reply("别的话")
    phones.say("owner", text="物业费怎么交")
    phones.advance("P3D")
    phones.say("owner", click="s1")
    assert _last(house).findtext("bizmsgmenuid") == "s1"


def test_what_is_sent_is_the_content_of_the_link_not_its_label(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply('<a href="weixin://bizmsgmenu?msgmenucontent=满意&msgmenuid=s1">👍</a>')
    phones.say("owner", text="修好了")
    phones.say("owner", click="s1")
    assert _last(house).findtext("Content") == "满意"


def test_of_two_answers_with_one_id_the_newest_counts(phones: Phones, house: FakeHouse) -> None:
    for word in ("旧", "新"):
        house.answer = text_reply(
            f'<a href="weixin://bizmsgmenu?msgmenucontent={word}&msgmenuid=1">{word}</a>'
        )
        phones.say("owner", text="你好")
    phones.say("owner", click="1")
    assert _last(house).findtext("Content") == "新"


def test_the_answers_on_one_phone_are_not_on_another(phones: Phones, house: FakeHouse) -> None:
    house.answer = text_reply(OFFER)
    phones.say("owner", text="修好了")
    phones.say("neighbour", click="s1", status=404)


def test_a_menu_tap_is_a_click_event(phones: Phones, house: FakeHouse, servers: Servers) -> None:
    assert servers.official("menu/create", MENU)["errcode"] == 0
    phones.say("owner", click="REPAIR")
    assert (_last(house).findtext("Event"), _last(house).findtext("EventKey")) == ("CLICK", "REPAIR")


def test_people_see_the_menu_and_keep_it_over_a_reset(phones: Phones, servers: Servers) -> None:
    servers.official("menu/create", MENU)
    phones.post("reset")
    people = {person["id"]: person for person in phones.get("people")}
    assert [entry["label"] for entry in people["owner"]["menu"]] == ["我要报修", "更多"]
    assert people["owner"]["menu"][1]["children"][0]["url"] == "https://example.org"
    assert people["technician"]["menu"] == []


def test_a_menu_that_is_too_big_is_refused(servers: Servers) -> None:
    entry = {"type": "click", "name": "报修", "key": "R"}
    assert servers.official("menu/create", {"button": [entry] * 4})["errcode"] == 40016
    assert (
        servers.official("menu/create", {"button": [{"name": "更多", "sub_button": [entry] * 6}]})["errcode"]
        == 40023
    )
    assert (
        servers.official("menu/create", {"button": [{"type": "click", "name": "报修"}]})["errcode"] == 40019
    )
