// The 接口记录 tab: what went over the wire between the stand-in and the service, newest first.
import { el, button } from "./dom.js";
import { pretty } from "./pretty.js";
import { hourMinuteSecond, wallOf } from "./time.js";
import { DIRECTION } from "./words.js";

const MOST_KEPT = 400;
const FILTERS = { all: "全部", ...DIRECTION };

export class LogPanel {
  /** Newest entry read. */
  last = 0;
  #nameOf;

  /** @param {HTMLElement} panel @param {(personId: string) => string} nameOf */
  constructor(panel, nameOf) {
    this.#nameOf = nameOf;
    this.empty = el("p", { class: "panel-empty", text: "还没有收发。发一条消息就有了。" });
    this.list = el("div", { class: "log-list", "data-show": "all" });
    panel.append(this.#filters(), this.empty, this.list);
  }

  #filters() {
    const bar = el("div", { class: "log-filters", role: "group", "aria-label": "只看" });
    for (const [key, label] of Object.entries(FILTERS)) {
      const choose = (event) => this.#filter(bar, key, event.currentTarget);
      bar.append(button({ class: "filter", "aria-pressed": String(key === "all"), text: label, on: { click: choose } }));
    }
    return bar;
  }

  #filter(bar, key, chosen) {
    this.list.dataset.show = key;
    for (const node of bar.children) node.setAttribute("aria-pressed", String(node === chosen));
  }

  /** @param {any[]} entries oldest first @param {number} last */
  take(entries, last) {
    for (const entry of entries) if (entry.n > this.last) this.list.prepend(this.#entry(entry));
    while (this.list.childElementCount > MOST_KEPT) this.list.lastElementChild.remove();
    this.last = last;
    this.empty.hidden = this.list.childElementCount > 0;
  }

  clear() {
    this.list.replaceChildren();
    this.last = 0;
    this.empty.hidden = false;
  }

  #entry(entry) {
    const isGood = entry.status >= 200 && entry.status < 300;
    const line = el("summary", {},
      el("time", { text: hourMinuteSecond(wallOf(entry.at)) }),
      el("span", { class: "log-way", text: DIRECTION[entry.direction] ?? entry.direction }),
      el("span", { class: "log-words" }, entry.person && el("b", { text: this.#nameOf(entry.person) }), withoutDirection(entry)),
      el("span", { class: `log-status ${isGood ? "good" : "bad"}`, text: entry.status || "无" }));
    const node = el("details", { class: `log-entry way-${entry.direction}`, "data-n": entry.n }, line);
    node.addEventListener("toggle", () => this.#unfold(node, entry), { once: true });
    return node;
  }

  // Drawn only when somebody opens it: a busy day writes hundreds of these.
  #unfold(node, entry) {
    if (entry.request) node.append(el("h4", { text: "请求" }), code(entry.request));
    if (entry.response) node.append(el("h4", { text: "应答" }), code(entry.response));
  }
}

// The coloured mark already says 推送 or 调用.
function withoutDirection({ summary }) {
  return summary.replace(/^(推送|调用)\s+/, "");
}

function code(raw) {
  const runs = pretty(raw).map(({ text, tone }) => (tone ? el("span", { class: `code-${tone}`, text }) : text));
  return el("pre", { class: "code", tabindex: "0" }, runs);
}
