// The list of all people: who they are, whether bound, what is unread; opens and closes phones.
import { el, button } from "./dom.js";
import { personAvatar } from "./avatar.js";

const KIND_TITLES = { resident: "住户", staff: "员工", manager: "经理" };
const MOST_SHOWN = 99;

/**
 * Draws the list anew; called when people, unread counts or open phones change.
 * @param {HTMLElement} rail
 * @param {import("./house.js").House} house
 * @param {(personId: string) => void} choose
 */
export function drawRail(rail, house, choose) {
  const hadFocus = rail.contains(document.activeElement) ? document.activeElement.dataset.person : null;
  const nodes = [];
  house.people.forEach((person, index) => {
    if (person.kind !== house.people[index - 1]?.kind) nodes.push(el("h2", { class: "rail-title", text: KIND_TITLES[person.kind] ?? "" }));
    nodes.push(item(person, index, house, choose));
  });
  rail.replaceChildren(...nodes);
  if (hadFocus) rail.querySelector(`[data-person="${CSS.escape(hadFocus)}"]`)?.focus();
}

function item(person, order, house, choose) {
  const unread = house.unread(person.id);
  const props = {
    class: `person${house.current === person.id ? " current" : ""}`,
    "data-testid": "person",
    "data-person": person.id,
    "aria-pressed": String(house.open.includes(person.id)),
    "aria-label": `${person.name}，${person.home || "未绑定"}${unread ? `，${unread}条未读` : ""}`,
    title: person.about,
    on: { click: () => choose(person.id) },
  };
  const picture = el("span", { class: "person-picture" }, personAvatar(person, order), unread > 0 && badge(unread));
  const name = el("span", { class: "person-name" }, el("b", { text: person.name }), boundMark(person));
  return button(props, picture, el("span", { class: "person-words" }, name, el("small", { text: standing(person) })));
}

function badge(unread) {
  return el("span", { class: "badge", text: unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread });
}

function standing(person) {
  if (!person.following) return "未关注";
  return person.home || "还没有房屋";
}

function boundMark(person) {
  const words = person.bound ? "已绑定" : "未绑定";
  return el("span", { class: `bound ${person.bound ? "is-bound" : ""}`, text: words });
}
