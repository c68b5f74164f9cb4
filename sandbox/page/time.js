// The estate's wall time. A wall time is a number of milliseconds whose UTC fields read as Beijing time,
// so that the page shows the same hours in whatever zone the browser runs.

const BEIJING_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const TONIGHT = [[20, 0], [22, 30]];
const MORNING = [8, 30];

const two = (number) => String(number).padStart(2, "0");
const midnight = (wall) => Math.floor(wall / DAY_MS) * DAY_MS;
const onDay = (wall, [hour, minute]) => midnight(wall) + (hour * 60 + minute) * MINUTE_MS;

/** @param {string} iso ISO 8601 with offset */
export const wallOf = (iso) => Date.parse(iso) + BEIJING_MS;

/** ISO 8601 with +08:00, to the second. */
export const isoOf = (wall) => `${new Date(wall).toISOString().slice(0, 19)}+08:00`;

export const hourMinute = (wall) => new Date(wall).toISOString().slice(11, 16);

export const hourMinuteSecond = (wall) => new Date(wall).toISOString().slice(11, 19);

export const weekday = (wall) => WEEKDAYS[new Date(wall).getUTCDay()];

export const monthDay = (wall) => `${new Date(wall).getUTCMonth() + 1}月${new Date(wall).getUTCDate()}日`;

export const sameDay = (one, other) => midnight(one) === midnight(other);

/** A time as WeChat stamps it above messages: today bare, then 昨天, the weekday, the date. */
export function chatStamp(wall, now) {
  const daysAgo = (midnight(now) - midnight(wall)) / DAY_MS;
  const time = hourMinute(wall);
  if (daysAgo <= 0) return time;
  if (daysAgo === 1) return `昨天 ${time}`;
  if (daysAgo < 7) return `${weekday(wall)} ${time}`;
  const year = new Date(wall).getUTCFullYear();
  return `${year === new Date(now).getUTCFullYear() ? "" : `${year}年`}${monthDay(wall)} ${time}`;
}

/** A deadline near now, as the replies write it: 今天15:30, 明天08:30, 6月3日10:00. */
export function dueStamp(wall, now) {
  const days = (midnight(wall) - midnight(now)) / DAY_MS;
  const day = { "-1": "昨天", 0: "今天", 1: "明天", 2: "后天" }[days] ?? monthDay(wall);
  return `${day}${hourMinute(wall)}`;
}

/** A length of time in words, rounded down: 8分钟, 2小时10分, 3天. */
export function lengthOf(ms) {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  if (minutes < 1) return "不到1分钟";
  if (minutes < 60) return `${minutes}分钟`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}小时${minutes % 60 ? `${two(minutes % 60)}分` : ""}`;
  return `${Math.floor(minutes / 1440)}天`;
}

/** The next evening stop of today (20:00, then 22:30), or null when the evening is over. */
export function tonight(now) {
  return TONIGHT.map((time) => onDay(now, time)).find((wall) => wall > now) ?? null;
}

/** 08:30 of the next day. */
export const tomorrowMorning = (now) => onDay(now + DAY_MS, MORNING);

/** The virtual clock as last heard from the server, running on by the browser's own steady clock. */
export class Clock {
  #wall = null;
  #heardAt = 0;

  /** @param {string} iso what the server says */
  set(iso) {
    this.#wall = wallOf(iso);
    this.#heardAt = performance.now();
  }

  /** A message from a later instant shows how far a running move has come. */
  atLeast(iso) {
    if (this.#wall !== null && wallOf(iso) > this.now()) this.set(iso);
  }

  get known() {
    return this.#wall !== null;
  }

  /** Wall time now; the browser's Beijing time until the server has been heard. */
  now() {
    if (this.#wall === null) return Date.now() + BEIJING_MS;
    return this.#wall + performance.now() - this.#heardAt;
  }
}
