// The 工单 tab: every ticket with its status, place, assignee and what was promised.
import { el } from "./dom.js";
import { dueStamp, lengthOf, wallOf } from "./time.js";
import { KIND, PROMISE_KIND, PROMISE_STATE, STATUS } from "./words.js";

const MOST_SHOWN = 4;
const NOTHING_YET = "还没有工单。让王阿姨说一句「厨房水管漏水」试试。";
const COLUMNS = ["工单号", "什么事", "状态", "地点", "承办人", "答应的时间"];

/**
 * Draws the table, newest ticket first; an unchanged table stays, so that a selection in it survives.
 * @param {HTMLElement} panel
 * @param {any[]} tickets as the interface gives them, oldest first
 * @param {{nameOf: (id: string) => string, now: number}} context
 */
export function drawTickets(panel, tickets, context) {
  if (!tickets.length) return panel.replaceChildren(el("p", { class: "panel-empty", text: NOTHING_YET }));
  const head = el("thead", {}, el("tr", {}, COLUMNS.map((title) => el("th", { scope: "col", text: title }))));
  const body = el("tbody", {}, [...tickets].reverse().map((ticket) => ticketRow(ticket, context)));
  const table = el("table", { class: "tickets" }, head, body);
  keepUnfolded(panel, table);
  if (!panel.firstElementChild?.isEqualNode(table)) panel.replaceChildren(table);
}

function keepUnfolded(panel, table) {
  for (const row of panel.querySelectorAll("tr:has(details[open])")) {
    table.querySelector(`[data-number="${CSS.escape(row.dataset.number)}"] details`)?.setAttribute("open", "");
  }
}

function ticketRow(ticket, context) {
  const [words, colour] = STATUS[ticket.status] ?? [ticket.status, "moving"];
  const owner = ticket.owner ? `首问责任人 ${context.nameOf(ticket.owner)}` : "";
  return el("tr", { "data-testid": "ticket-row", "data-number": ticket.number, "data-status": ticket.status },
    cell("number", el("b", { text: ticket.number }), el("small", { text: dueStamp(wallOf(ticket.opened_at), context.now) })),
    cell("what", el("span", { class: `kind kind-${ticket.kind}`, text: KIND[ticket.kind] ?? ticket.kind }), " ", problemOf(ticket),
      el("small", { text: aside(ticket, context) })),
    cell("status", ticket.rating && el("span", { class: "rating", text: `${ticket.rating}分` }),
      el("span", { class: `status status-${colour}`, text: words })),
    cell("place", ticket.place || "—"),
    cell("assignee", ticket.assignee ? context.nameOf(ticket.assignee) : "待派单", el("small", { text: owner })),
    cell("promises", promiseList(ticket.promises ?? [], context.now)));
}

const categoryOf = (ticket) => ticket.category_name || ticket.category;
const problemOf = (ticket) => ticket.problem || categoryOf(ticket);

/** Who it is for, and the category unless the problem says just that. */
function aside(ticket, context) {
  const category = categoryOf(ticket);
  return [context.nameOf(ticket.resident), category !== problemOf(ticket) && category].filter(Boolean).join(" · ");
}

function cell(name, ...content) {
  return el("td", { class: `ticket-${name}` }, ...content);
}

/** By the time promised; a long history of new times after broken ones is folded above the latest. */
function promiseList(made, now) {
  const promises = [...made].sort((one, other) => wallOf(one.due) - wallOf(other.due));
  const cut = promises.length > MOST_SHOWN ? promises.length - MOST_SHOWN : 0;
  const list = (some) => el("ul", { class: "promises" }, some.map((promise) => promiseItem(promise, now)));
  if (!cut) return [list(promises)];
  const earlier = promises.slice(0, cut);
  const broken = earlier.filter(({ state }) => state === "broken").length;
  const words = `更早的 ${cut} 个${broken ? `，${broken} 个没守住` : ""}`;
  return [el("details", { class: "earlier" }, el("summary", { text: words }), list(earlier)), list(promises.slice(cut))];
}

function promiseItem({ kind, due, state }, now) {
  const wall = wallOf(due);
  const left = wall - now;
  const isOpen = !(state in PROMISE_STATE);
  const mood = isOpen ? (left < 0 ? "late" : "open") : state;
  const words = isOpen ? (left < 0 ? `已超${lengthOf(left)}` : `还有${lengthOf(left)}`) : PROMISE_STATE[state];
  return el("li", { class: `promise promise-${mood}`, "data-state": state },
    el("span", { text: `${PROMISE_KIND[kind] ?? kind} ${dueStamp(wall, now)}` }), el("em", { text: words }));
}
