// The list of messages of one phone: time stamps, sticking to the bottom, waiting bubbles, replaced cards.
import { el, button } from "./dom.js";
import { icon } from "./icons.js";
import { messageRow } from "./bubble.js";
import { chatStamp, sameDay, wallOf } from "./time.js";

const STAMP_AFTER_MS = 5 * 60_000;
const NEAR_BOTTOM_PX = 60;

export class Thread {
  #setting;
  #clock;
  #rows = new Map();
  #waiting = [];
  #offered = new Set();
  #lastAt = null;
  #stampedOn = null;
  #isStuck = true;
  #measure = "";
  #missed = 0;

  /**
   * @param {{person: import("./api.js").Person, order: number, tap: (id: string, node: HTMLElement) => void}} phone
   * @param {import("./time.js").Clock} clock
   */
  constructor(phone, clock) {
    this.#clock = clock;
    this.#setting = { ...phone, hasOffered: (label) => this.#offered.has(label) };
    const spoken = { role: "log", "aria-live": "polite", "aria-label": `${phone.person.name}的聊天记录` };
    this.list = el("div", { class: "messages", tabindex: "0", ...spoken });
    this.more = button({ class: "more-below", hidden: true, on: { click: () => this.stick() } }, icon("down"), el("span"));
    this.element = el("div", { class: "thread" }, this.list, this.more);
    this.list.addEventListener("scroll", () => this.#noticeScroll(), { passive: true });
    new ResizeObserver(() => this.#keepPlace()).observe(this.list);
  }

  /** @param {import("./api.js").Message} message @param {boolean} isNews came while we watched: slides in, may count as missed */
  add(message, isNews) {
    message.buttons.forEach(({ label }) => this.#offered.add(label));
    if (message.from === "person") this.#waiting.shift()?.remove();
    const row = messageRow(message, this.#setting);
    row.classList.toggle("arriving", isNews);
    if (this.#replace(message, row)) return;
    this.#stamp(wallOf(message.at));
    this.#rows.set(message.n, row);
    this.list.insertBefore(row, this.#waiting[0] ?? null);
    if (isNews && !this.#isStuck && message.from === "service") this.#showMissed(this.#missed + 1);
    this.#keepPlace();
  }

  /** A card in a new state stands where the old one stood, as in WeCom. */
  #replace(message, row) {
    const old = message.replaces && this.#rows.get(message.replaces);
    if (!old) return false;
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(row);
    if (hadFocus) row.querySelector(".card-button:enabled")?.focus();
    this.#rows.set(message.replaces, row).set(message.n, row);
    this.#keepPlace();
    return true;
  }

  /** Shows one's own words at once, pale until the stand-in has them; returns the row. */
  addWaiting(text) {
    const message = { n: 0, from: "person", via: "passive", text, buttons: [], at: "" };
    const row = messageRow(message, this.#setting);
    row.removeAttribute("data-testid");
    row.classList.add("waiting", "arriving");
    this.#waiting.push(row);
    this.list.append(row);
    this.stick();
    return row;
  }

  dropWaiting(row) {
    this.#waiting = this.#waiting.filter((other) => other !== row);
    row.remove();
  }

  setPerson(person) {
    this.#setting.person = person;
  }

  clear() {
    this.list.replaceChildren();
    this.#rows.clear();
    this.#offered.clear();
    this.#waiting = [];
    this.#lastAt = this.#stampedOn = null;
    this.stick();
  }

  #stamp(wall) {
    const now = this.#clock.now();
    if (this.#lastAt === null || wall - this.#lastAt >= STAMP_AFTER_MS) {
      const stamp = el("div", { class: "stamp", "data-wall": wall, text: chatStamp(wall, now) });
      this.list.insertBefore(stamp, this.#waiting[0] ?? null);
    }
    this.#lastAt = wall;
    this.restamp();
  }

  /** On a new day 09:12 becomes 昨天 09:12. */
  restamp() {
    const now = this.#clock.now();
    if (this.#stampedOn !== null && sameDay(this.#stampedOn, now)) return;
    this.#stampedOn = now;
    for (const stamp of this.list.querySelectorAll(".stamp")) stamp.textContent = chatStamp(Number(stamp.dataset.wall), now);
  }

  #noticeScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    if (!clientHeight) return;
    // Not the person but the layout moved (a narrower phone, an open panel): no reason to let go of the bottom.
    if (this.#isStuck && this.#measure !== this.#size()) return this.#keepPlace();
    this.#isStuck = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    if (this.#isStuck) this.#showMissed(0);
  }

  #size() {
    return `${this.list.scrollHeight}/${this.list.clientHeight}`;
  }

  #keepPlace() {
    if (!this.#isStuck) return;
    this.list.scrollTop = this.list.scrollHeight;
    this.#measure = this.#size();
  }

  /** Goes to the newest message and stays there. */
  stick() {
    this.#isStuck = true;
    this.#showMissed(0);
    this.#keepPlace();
  }

  #showMissed(count) {
    this.#missed = count;
    this.more.hidden = count === 0;
    this.more.querySelector("span").textContent = `${count}条新消息`;
  }
}
