// Cards: template and subscription messages, articles, and WeCom's task cards with full-width buttons.
import { el, button, webAddress } from "./dom.js";
import { icon } from "./icons.js";
import { ACCOUNT_NAME } from "./words.js";

/**
 * @param {import("./api.js").Message} message
 * @param {"official"|"wecom"} channel
 * @param {(id: string, node: HTMLElement) => void} tap
 */
export function cardBody(message, channel, tap) {
  const card = el("div", { class: `card card-${channel} card-${message.kind ?? "text"}` });
  if (channel === "wecom" && message.kind !== "news") card.append(sourceLine());
  card.append(...texts(message));
  if (message.rows?.length) card.append(rows(message.rows));
  card.append(...detailsLink(message));
  if (message.buttons.length || message.state) card.append(buttons(message, tap));
  return card;
}

function sourceLine() {
  return el("div", { class: "card-source" }, icon("clipboard"), ACCOUNT_NAME.wecom);
}

/** Title and description, or the plain text of a card that gives no parts. */
function texts(message) {
  const parts = [];
  if (message.title) parts.push(el("div", { class: "card-title", text: message.title }));
  if (message.kind === "news") parts.push(el("div", { class: "card-cover", "aria-hidden": "true" }, icon("house")));
  if (message.description) parts.push(el("div", { class: "card-description", text: message.description }));
  if (!parts.length && !message.rows?.length) parts.push(el("div", { class: "card-text", text: message.text }));
  return parts;
}

function rows(pairs) {
  const list = el("dl", { class: "card-rows" });
  for (const { label, value } of pairs) list.append(el("div", {}, el("dt", { text: label }), el("dd", { text: value })));
  return list;
}

function detailsLink(message) {
  const address = message.url && webAddress(message.url);
  if (!address) return [];
  return [el("a", { class: "card-more", href: address, target: "_blank", rel: "noopener noreferrer", text: "查看详情" })];
}

function buttons(message, tap) {
  const box = el("div", { class: "card-buttons" });
  if (message.state) box.append(el("button", { type: "button", class: "card-button card-state", disabled: true, text: message.state }));
  for (const { id, label } of message.buttons) {
    const props = { class: "card-button", "data-testid": "message-button", "data-button-id": id, text: label };
    box.append(button({ ...props, on: { click: (event) => tap(id, event.currentTarget) } }));
  }
  return box;
}
