"""Places that people name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.place import Place, find_places

# Columns: text, the label of each place found, reason
TEXTS = [
    ("3栋2单元1201", ["3栋2单元1201"], "as on the door"),
    ("3幢2单元1201室", ["3栋2单元1201"], "another word for building"),
    ("三号楼二单元一二零一", ["3栋2单元1201"], "Chinese numerals"),
    ("三号楼二单元十二楼01", ["3栋2单元1201"], "floor and door"),
    ("三号楼二单元十二楼", ["3栋2单元12楼"], "a floor, no door"),
    ("3-2-1201", ["3栋2单元1201"], "with hyphens"),
    ("3-1201", ["3栋1201"], "no entrance"),
    ("3#1201", ["3栋1201"], "with a hash"),
    ("12栋302漏水", ["12栋302"], "no entrance, words behind"),
    ("１２栋３０２", ["12栋302"], "full width"),
    ("十二號樓二單元", ["12栋2单元"], "traditional characters"),
    ("A座1203", ["A栋1203"], "buildings with letters"),
    ("b座", ["B栋"], "small letters"),
    ("1201室没电", ["1201"], "a door alone, with its word"),
    ("二单元电梯坏了", ["2单元"], "an entrance alone"),
    ("三楼楼道灯不亮", ["3楼楼道"], "a floor and a spot"),
    ("5栋楼顶漏水", ["5栋楼顶"], "a spot of a building"),
    ("3栋2单元1201厨房漏水", ["3栋2单元1201厨房"], "a room of a home"),
    ("我家在3栋1201，卫生间漏水", ["3栋1201卫生间"], "the room comes later"),
    ("厨房水管爆了", ["厨房"], "a room alone"),
    ("东门道闸坏了", ["东门"], "a gate"),
    ("地下车库B2柱A12", ["地下车库B2柱A12"], "by the pillar"),
    ("地下车库负二层进水", ["地下车库负二层"], "by the level"),
    ("B1车库漏水", ["B1车库"], "level first"),
    ("3栋和5栋都停电", ["3栋", "5栋"], "two buildings"),
    ("3栋大堂和5栋楼道", ["3栋大堂", "5栋楼道"], "each with its spot"),
    ("10号楼1单元门口", ["10栋1单元门口"], "at the entrance"),
    ("二单元门禁坏了", ["2单元"], "门禁 is a device, not a gate"),
    # Noise between the parts, and half said
    ("3栋的2单元那个1201", ["3栋2单元1201"], "small words between the parts"),
    ("3栋 2单元 1201", ["3栋2单元1201"], "gaps"),
    ("3栋，2单元，1201室", ["3栋2单元1201"], "commas"),
    ("３棟２單元１２０１室", ["3栋2单元1201"], "wide and traditional"),
    ("3栋\u200b2单元\u200b1201", ["3栋2单元1201"], "letters that nobody sees"),
    ("3栋😀2单元😀1201", ["3栋2单元1201"], "emoji between"),
    ("3😀栋1201", ["3栋1201"], "an emoji in the middle of a word"),
    ("3栋[捂脸]2单元1201", ["3栋2单元1201"], "a face of WeChat between"),
    ("3栋2-1201", ["3栋2单元1201"], "half in words, half with hyphens"),
    ("3栋 2-1201", ["3栋2单元1201"], "the same with a gap"),
    ("3-2单元1201", ["3栋2单元1201"], "the other half with hyphens"),
    ("３－２－１２０１", ["3栋2单元1201"], "wide hyphens"),
    ("3—2—1201", ["3栋2单元1201"], "dashes"),
    ("3一2一1201", ["3栋2单元1201"], "a one that was meant as a dash"),
    ("3楼2单元1201", ["3栋2单元1201"], "楼 before an entrance is a building"),
    ("3栋2门1201", ["3栋2单元1201"], "门 behind a building is an entrance"),
    ("3#2单元", ["3栋2单元"], "a hash and an entrance"),
    ("T3栋502", ["T3栋502"], "letter and number"),
    ("二十号楼", ["20栋"], "a building of two places"),
    ("第3栋", ["3栋"], "the third building is number three"),
    # As it is said and heard
    ("三幢一二零一", ["3栋1201"], "digit by digit"),
    ("三栋十二零一", ["3栋1201"], "floor, then door"),
    ("三栋二单元一千二百零一", ["3栋2单元1201"], "as a number"),
    ("三栋九百零二", ["3栋902"], "as a number of three places"),
    ("三动二单元1201", ["3栋2单元1201"], "栋 heard as 动, sure by the entrance"),
    ("三栋二丹元1201", ["3栋2单元1201"], "单元 heard as 丹元"),
    ("三栋二单元十二楼01", ["3栋2单元1201"], "the door behind the floor"),
    ("三栋二单元十二楼一号", ["3栋2单元1201"], "one digit with its word"),
    # Spots
    ("负二层漏水", ["负二层"], "below the ground, no second floor"),
    ("-2层车位A12", ["-2层车位A12"], "below the ground in digits"),
    ("B2-A12车位", ["B2-A12车位"], "level and bay"),
    ("15号楼顶楼天台", ["15栋顶楼天台"], "楼 belongs to the building"),
    ("6号楼顶漏水", ["6栋楼顶"], "楼 belongs to both"),
    ("6号楼道灯坏了", ["6栋楼道"], "楼 belongs to both"),
    ("B座大堂", ["B栋大堂"], "a hall behind a letter"),
    ("A12车位被占了", ["A12车位"], "a bay"),
    ("快递柜旁有积水", ["快递柜旁"], "beside something"),
    ("儿童乐园的地垫破了", ["儿童乐园"], "where children play"),
    ("中心花园", ["中心花园"], "which garden"),
    ("6号楼楼下", ["6栋楼下"], "in front of a building"),
    ("6号楼下面", ["6栋楼下"], "the same, shorter"),
    ("3栋门口", ["3栋门口"], "the door of a building"),
    ("2单元电梯口", ["2单元电梯口"], "a spot of an entrance"),
    ("顶楼天台", ["顶楼天台"], "two words, one spot"),
    ("1号门岗亭", ["1号门岗亭"], "a gate by its number"),
    ("二楼大厅", ["2楼大厅"], "a hall on a floor"),
    ("公共卫生间堵了", ["公共卫生间"], "no room of a home"),
    ("地库3号楼出口", ["地库", "3栋"], "the building's number is no bay"),
    ("主卧卫生间漏水", ["主卧卫生间"], "a room of a room"),
    ("我住云栖花园3栋2单元1201", ["3栋2单元1201"], "the estate's name is no garden"),
    ("三楼下水道堵了", ["3楼"], "下水道 is a word"),
    # No place, or less than it seems
    ("3-5天", [], "a duration"),
    ("2024-12-01", [], "a date"),
    ("12-3 的差", [], "a sum"),
    ("3-2=1", [], "a sum"),
    ("1-2个人", [], "people"),
    ("5-300元", [], "money"),
    ("100-200块", [], "money"),
    ("8:00-12:00", [], "hours"),
    ("0371-5550-0110", [], "a landline"),
    ("138 0000 1111号", [], "a phone with its word"),
    ("两栋楼都停电", [], "how many buildings"),
    ("共18层", [], "how many floors"),
    ("爬了6楼", [], "how far somebody climbed"),
    ("万一楼里着火", [], "in case"),
    ("楼上加盖了一层", [], "one more floor"),
    ("电梯往下掉了一层", [], "how far"),
    ("爬了十八层", [], "how far somebody climbed"),
    ("一层灰", [], "a layer of dust"),
    ("我们这一单元", [], "this one, whichever"),
    ("二门", [], "门 alone is no entrance"),
    ("小区有300户", [], "how many homes"),
    ("五座的车", [], "seats of a car"),
    ("维生素B2", [], "no level"),
    ("3栋，20号来", ["3栋"], "a day behind a building"),
    ("3栋12点来", ["3栋"], "an hour behind a building"),
    ("3栋着火119", ["3栋"], "whom to call is no home"),
    ("3栋，119", ["3栋"], "nor right behind the building"),
    ("3栋1201次卧漏水", ["3栋1201次卧"], "the room behind a number counts nothing"),
    ("3栋1201天花板漏水", ["3栋1201"], "the ceiling behind a number is no day"),
    ("3栋1201来个人看看", ["3栋1201"], "come"),
    ("3栋2单元1201人都跑了", ["3栋2单元1201"], "right behind 单元 it is a home, whatever follows"),
    ("3-2-1201人都跑了", ["3栋2单元1201"], "three numbers are a home, whatever follows"),
    ("3栋 300人", ["3栋"], "behind a gap it may be counted"),
    ("3栋300多户", ["3栋"], "how many homes"),
    ("3栋，2024年建的", ["3栋"], "a year behind a building"),
    ("车库20分钟", ["车库"], "minutes behind a spot"),
    ("301住的谁", [], "a bare number may be anything"),
    ("", [], "nothing"),
    ("楼上漏水", [], "no floor is named"),
    ("等了20分钟", [], "a duration"),
    ("今天下午3点来", [], "a time"),
    ("电费500元", [], "an amount"),
    ("2024年", [], "a year"),
    ("13800001111", [], "a phone"),
    ("工单1234", [], "a bare number may be anything"),
    ("广场舞太吵", [], "a dance, not a square"),
    ("京A12345", [], "a plate"),
    ("给您3座位", [], "seats are no building"),
]


@pytest.mark.parametrize(("text", "labels", "reason"), TEXTS)
def test_places_are_found(text: str, labels: list[str], reason: str) -> None:
    assert [place.label for place in find_places(text)] == labels, reason


@given(st.integers(1, 99), st.integers(1, 9), st.integers(1, 33), st.integers(1, 4))
def test_every_home_is_read_the_same_in_both_ways_of_writing(b: int, e: int, floor: int, door: int) -> None:
    home = f"{floor}{door:02}"
    spelled, dashed = find_places(f"{b}栋{e}单元{home}")[0], find_places(f"{b}-{e}-{home}")[0]
    assert (spelled.building, spelled.entrance, spelled.home) == (str(b), str(e), home)
    assert spelled.label == dashed.label


@st.composite
def homes(draw: st.DrawFn) -> Place:
    """Draw homes, halves of homes, spots and rooms as a ticket names them; 110 is whom to call."""
    number = st.one_of(st.none(), st.integers(1, 99).map(str))
    floor, door = draw(st.integers(1, 33)), draw(st.integers(1, 9))
    return Place(
        building=draw(st.one_of(st.integers(1, 99).map(str), st.sampled_from("ABC"))),
        entrance=draw(number),
        home=draw(st.sampled_from([None, f"{floor}{door:02}"])),
        spot=draw(st.sampled_from([None, "楼道", "大堂", "天台"])),
        room=draw(st.sampled_from([None, "厨房", "主卧"])),
    )


@given(homes())
def test_what_staff_read_is_read_back(place: Place) -> None:
    assert [replace(found, words="") for found in find_places(place.label)] == [place]


@given(homes(), st.sampled_from(["\u200b", "\u200d", "\ufe0f"]), st.data())
def test_what_nobody_sees_changes_nothing(place: Place, unseen: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(place.label)))
    written = place.label[:at] + unseen + place.label[at:]
    assert [found.label for found in find_places(written)] == [place.label]


@given(st.text(alphabet="3一二十栋幢号楼单元层室门房-#A厨房车库B柱 ", max_size=40))
def test_a_place_always_says_something(text: str) -> None:
    assert all(place.label and place.words for place in find_places(text))


@given(st.text(alphabet="3一２栋幢棟号楼單元層室-—#a厨房😀\u200b ", max_size=40))
def test_the_words_stand_in_the_text_as_they_were_written(text: str) -> None:
    assert all(
        place.label in text or word in text for place in find_places(text) for word in place.words.split(" ")
    )
