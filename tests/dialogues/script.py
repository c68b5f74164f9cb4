"""The little language of dialogue tests: YAML that an admin can read and write.

    说明: 一句话说清这段对话要证明什么
    时间: 2030-03-18 10:00            # a Monday; the clock never goes back
    经过:
      - 王阿姨说: 厨房水管漏水          # also: 点, 语音, 照片, 位置, 事件
        回答: 整段回答，一个字都不能差   # without 回答 nothing may be answered
        按钮: [确认, 取消]
      - 李师傅收到: [{内容: 整段内容, 按钮: [接单, 退单]}]
      - 档案: [{房屋: 5栋1单元302, 姓名: 小周, 关系: 租户, 手机号: "13800001003", 租期至: 2030-03-20}]
      - 时间过去: PT15M                # or 时间到: 2030-03-18 22:30
      - 重启: 服务                     # a new process on the same database
      - 工单: {号: "1001", 状态: 已派单, 承办人: 李师傅, 承诺: [接单 03-18 10:10 守时]}

Every word that reaches anybody must be written down: what nobody expected is a failure.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tests.world import IDS, NAMES, Shown, World, open_world

STATUS = {
    "opened": "待派单",
    "assigned": "已派单",
    "accepted": "已接单",
    "on_site": "已到场",
    "waiting": "等待中",
    "finished": "已完工",
    "closed": "已结单",
    "cancelled": "已取消",
    "reopened": "已重开",
}
PROMISE = {"response": "接单", "arrival": "上门", "resolution": "完工", "answer": "答复", "follow_up": "回访"}
KEPT = {"open": "未到", "kept": "守时", "broken": "失约", "released": "不必", "paused": "暂停"}
# How each verb says it to the stand-in; 点 is a tap.
BODIES = {"说": "text", "语音": "voice", "照片": "image", "位置": "location", "事件": "event"}
# Where the estate is; what matters of a location is its name.
HERE = {"lat": 34.7, "lon": 113.6}

Step = dict[str, Any]


@dataclass
class Play:
    """A script under way: what has reached whom and was not yet accounted for."""

    world: World
    said: int = 0
    unread: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))

    def run(self, script: Step) -> None:
        """Play a script; raises AssertionError where what happens is not what is written."""
        for number, step in enumerate(script["经过"], start=1):
            try:
                self._play(step)
            except AssertionError as error:
                raise AssertionError(f"第{number}步“{next(iter(step))}”：{error}") from error
        left = {who: messages for who, messages in self.unread.items() if messages}
        assert not left, f"还有没写到的消息：{left}"

    def _play(self, step: Step) -> None:
        what, value = next(iter(step.items()))
        if what == "时间过去":
            self.world.pass_time(value)
        elif what == "时间到":
            self.world.set_clock(instant(value))
        elif what == "重启":
            self.world = replace(open_world(self.world.parts.settings), read_up_to=self.world.read_up_to)
        elif what == "档案":
            self.world.import_register(value)
        elif what == "工单":
            self._check_ticket(value)
        elif what.endswith("收到"):
            received = self.unread.pop(what.removesuffix("收到"), [])
            _same(received, [_written(message) for message in value])
        else:
            self._talk(what, value, step)
        self._collect()

    def _talk(self, what: str, value: Any, step: Step) -> None:
        who = next((name for name in IDS if what.startswith(name)), "")
        verb = what.removeprefix(who)
        assert who, f"看不懂这一步“{what}”"
        # The id chooses among ways of saying the same, so it must be the same in every run.
        self.said += 1
        body = self._body(who, verb, value)
        replies = self.world.says(who, body, **({} if verb == "事件" else {"msg_id": str(self.said)}))
        expected = [_written({"内容": step["回答"], "按钮": step.get("按钮", [])})] if "回答" in step else []
        _same([_shown(reply) for reply in replies], expected)
        answered = {reply["n"] for reply in replies}
        self._hear(who, [message for message in self.world.news(who) if message["n"] not in answered])
        self.world.settle()

    def _body(self, who: str, verb: str, value: str) -> dict[str, Any]:
        if verb == "点":
            return {"click": self.world.button(who, value)}
        return {BODIES[verb]: {**HERE, "label": value} if verb == "位置" else value}

    def _collect(self) -> None:
        for who in IDS:
            self._hear(who, self.world.news(who))

    def _hear(self, who: str, messages: list[Shown]) -> None:
        self.unread[who] += [_shown(message) for message in messages]

    def _check_ticket(self, expected: Step) -> None:
        rows = {row["number"]: row for row in self.world.tickets()}
        assert expected["号"] in rows, f"没有这张工单，只有 {sorted(rows)}"
        row = _ticket(rows[expected["号"]])
        _same({key: row[key] for key in expected}, expected)


def instant(written: str) -> str:
    return f"{written.replace(' ', 'T')}:00+08:00"


def _written(message: Step) -> Step:
    return {"内容": str(message["内容"]).strip(), "按钮": [str(label) for label in message.get("按钮", [])]}


def _shown(message: Shown) -> Step:
    labels = [button["label"] for button in message["buttons"]]
    lines = message["text"].strip().split("\n")
    # Link buttons stand as lines of their own at the end of a text.
    while labels and lines and lines[-1] in {*labels, ""}:
        lines.pop()
    return {"内容": "\n".join(lines).strip(), "按钮": labels}


def _ticket(row: dict[str, Any]) -> Step:
    return {
        "号": row["number"],
        "状态": STATUS[row["status"]],
        "类别": row["category"],
        "地点": row["place"],
        "问题": row["problem"],
        "住户": NAMES.get(row["resident"]),
        "承办人": NAMES.get(row["assignee"]),
        "负责人": NAMES.get(row["owner"]),
        "评分": row["rating"],
        "承诺": [_promise(promise) for promise in row["promises"]],
    }


def _promise(promise: dict[str, str]) -> str:
    due = datetime.fromisoformat(promise["due"])
    return f"{PROMISE[promise['kind']]} {due:%m-%d %H:%M} {KEPT[promise['state']]}"


def _same(actual: Any, expected: Any) -> None:
    assert actual == expected, f"\n实际：{actual}\n应为：{expected}"
