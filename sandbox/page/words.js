// The Chinese words and samples of the page, as tables.

export const ACCOUNT_NAME = { official: "云栖花园物业服务", wecom: "物业工单助手" };

/** Quick phrases that fill the field, by what one is at work, else by kind; "…" takes the newest ticket number of that phone. */
const PHRASES = {
  resident: ["厨房水管漏水，明天上午在家", "有人被困在电梯里了", "物业费怎么交", "进度", "催一下"],
  维修班: ["接 …", "到了", "好了，换了密封圈", "我的任务"],
  秩序班: ["接 …", "到了", "处理好了", "巡查 3栋2单元楼道灯不亮", "我的任务"],
  客户服务部: ["我的任务", "接 …", "登记 3栋2单元1201 厨房水管漏水", "回复 … 您好，"],
  staff: ["接 …", "到了", "处理好了", "我的任务"],
  manager: ["我的任务", "接 …", "转 … 李师傅", "备注 … "],
};

export const PICTURES = [
  { name: "leaking-pipe.svg", label: "漏水的水管" },
  { name: "dark-stairs.svg", label: "黑掉的楼道灯" },
  { name: "car-at-door.svg", label: "门口的车" },
  { name: "broken-handrail.svg", label: "破损的扶手" },
];

export const PLACES = [
  { label: "云栖花园3栋2单元门口", lat: 30.18912, lon: 120.09034 },
  { label: "云栖花园中心花园凉亭", lat: 30.18855, lon: 120.09101 },
  { label: "云栖花园东门停车场", lat: 30.18797, lon: 120.09226 },
];

/** Ticket status → words and colour group (see drawer.css). */
export const STATUS = {
  opened: ["待派单", "new"],
  assigned: ["已派单", "moving"],
  accepted: ["已接单", "moving"],
  on_site: ["已到场", "moving"],
  waiting: ["等待", "waiting"],
  finished: ["已完工", "done"],
  closed: ["已结单", "over"],
  cancelled: ["已取消", "over"],
  reopened: ["重开", "alarm"],
};

export const KIND = {
  repair: "报修", complaint: "投诉", suggestion: "建议", enquiry: "咨询", praise: "表扬", emergency: "紧急", hazard: "隐患",
};

export const PROMISE_KIND = {
  response: "接单", arrival: "上门", resolution: "完工", answer: "答复", follow_up: "回访",
};

/** States that are settled; anything else still runs. */
export const PROMISE_STATE = { kept: "守住了", broken: "没守住", released: "不用等了", paused: "暂停" };

export const DIRECTION = { push: "推送", reply: "回复", call: "调用" };

/** Which quick phrases a person is offered. */
export function phrasesFor(person) {
  return PHRASES[person.home] ?? PHRASES[person.kind] ?? [];
}
