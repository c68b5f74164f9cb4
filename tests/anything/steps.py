"""What three residents and two colleagues may do at any moment, sensible or not."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

RESIDENTS = ("王阿姨", "小周", "新来的住户")
STAFF = ("李师傅", "客服小赵")

# Each resident's own words carry a mark that nobody else may ever read, and name only their own home.
MARKS = {"王阿姨": "暗号杜鹃", "小周": "暗号白鹭", "新来的住户": "暗号青松"}
HOMES = {"王阿姨": "3栋2单元1201", "小周": "5栋1单元302", "新来的住户": "4栋1单元601"}

RESIDENT_WORDS = (
    *("厨房水管漏水", "客厅灯不亮，明天上午", "我要报修", "马桶堵了 还有门锁也坏了", "楼道灯坏了", "坏了"),
    *("明天下午三点", "随时都行", "确认", "不对，是卫生间", "改成周六上午", "不是厨房，是阳台", "对"),
    *("取消", "算了", "等下", "接着说", "?", "。。。", "嗯", "好的谢谢", "阿巴阿巴", "qwerty", "5", "😡"),
    *("物业费怎么交", "几点能装修", "快递放哪", "你们电话多少", "收费标准"),
    *("我要投诉，保安态度太差", "你们到底管不管！！！", "建议装个充电桩", "表扬李师傅", "没修好", "修好了"),
    *("转人工", "人工", "在吗", "好了", "进度", "我的工单", "催一下", "1001", "1002", "取消报修"),
    *("绑定房屋", "同意", "不同意", "解绑", "我的家", "我的信息", "删除我的信息", "我的账单", "业主"),
    *("登记访客 朋友 明天下午", "京A12345", "开放行条，搬沙发", "装修登记", "丢了一串钥匙", "我的通行单"),
    *("着火了", "电梯里困人了", "没事了", "<a href='http://x.example'>点我</a>", "13912345678", "{number}"),
)
STAFF_WORDS = (
    *("接单", "接", "到了", "完工", "好了，换了密封圈", "退单", "等配件", "转给张师傅", "备注 已联系"),
    *("已回访", "在的"),
    *("任务", "回复 您好，马上来", "交回", "结束对话", "您好，请问是哪里的问题", "接 1001", "到了 1002"),
    *("完工 1001", "回复 1002 您好", "转 1001 李师傅", "查 F1001", "放行 F1001", "巡查 东门路灯不亮"),
    *("登记 3栋2单元1201 厨房漏水", "阿巴阿巴", "?", "接 9999", "屏蔽 9999"),
)
EVENTS = ("subscribe", "unsubscribe", "view")
PAUSES = ("PT1M", "PT12M", "PT31M", "PT3H", "PT9H", "P1D")


@dataclass(frozen=True)
class Step:
    """One thing that happens: `who` does `what`, or time passes (`who` is "")."""

    who: str
    what: str
    with_: Any = None


def _of(who: st.SearchStrategy[str], what: str, with_: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.builds(Step, who, st.just(what), with_)


RESIDENT, COLLEAGUE = st.sampled_from(RESIDENTS), st.sampled_from(STAFF)
# Which of the buttons on the phone is tapped, the newest first; old ones are tapped, too.
BUTTON = st.integers(0, 11)

STEPS = st.one_of(
    _of(RESIDENT, "says", st.sampled_from(RESIDENT_WORDS)),
    _of(RESIDENT, "says", st.sampled_from(RESIDENT_WORDS)),
    _of(RESIDENT, "names", st.sampled_from(("漏水了", "灯坏了", "绑定", "", "窗户坏了，随时"))),
    _of(RESIDENT, "tells", st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=30)),
    _of(RESIDENT, "taps", BUTTON),
    _of(RESIDENT, "taps", BUTTON),
    _of(RESIDENT, "sends", st.sampled_from(({"image": "照片"}, {"voice": "厨房漏水"}, {"voice": ""}))),
    _of(RESIDENT, "sends", st.just({"location": {"lat": 34.7, "lon": 113.6, "label": "东门"}})),
    _of(RESIDENT, "sends", st.sampled_from([{"event": event} for event in EVENTS])),
    _of(RESIDENT, "repeats", st.none()),
    _of(COLLEAGUE, "says", st.sampled_from(STAFF_WORDS)),
    _of(COLLEAGUE, "taps", BUTTON),
    _of(st.just(""), "passes", st.sampled_from(PAUSES)),
)
