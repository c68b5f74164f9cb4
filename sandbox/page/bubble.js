// Draws one message as WeChat or WeCom shows it.
import { el, button, webAddress } from "./dom.js";
import { icon } from "./icons.js";
import { personAvatar, serviceAvatar } from "./avatar.js";
import { cardBody } from "./card.js";
import { isLinkLine, isRule, textLines } from "./textparts.js";
import { PICTURES } from "./words.js";

const CARD_KINDS = ["template", "card", "textcard", "news"];

/**
 * @typedef {{person: import("./api.js").Person, order: number, tap: (id: string, node: HTMLElement) => void,
 *   hasOffered: (label: string) => boolean}} Setting what a bubble needs to know of its phone
 */

/**
 * The row of one message: avatar and bubble, or a grey notice in the middle.
 * @param {import("./api.js").Message} message
 * @param {Setting} setting
 */
export function messageRow(message, setting) {
  const row = el("div", { class: `message from-${message.from} via-${message.via}`, "data-testid": "message", "data-n": message.n });
  if (isNotice(message)) {
    row.classList.add("notice-row");
    row.append(el("span", { class: "notice", text: message.text }));
  } else if (isSilentTap(message, setting)) {
    row.classList.add("tap-row");
    row.append(el("span", { class: "tap-hint" }, icon("tap"), message.text));
  } else {
    row.append(avatarOf(message, setting), bubbleOf(message, setting));
    row.classList.toggle("card-row", isCard(message));
  }
  return row;
}

const isNotice = (message) => message.via === "system" || message.kind === "transfer";
const isCard = (message) => CARD_KINDS.includes(message.kind) || Boolean(message.rows?.length);

/** A tap on a clickable answer shows as one's own words; on a menu key or a card it leaves no bubble on a real phone. */
function isSilentTap(message, { person, hasOffered }) {
  if (message.kind !== "tap") return false;
  return person.channel === "wecom" || (isMenuLabel(person.menu, message.text) && !hasOffered(message.text));
}

function isMenuLabel(menu, label) {
  return menu.some((key) => key.label === label || isMenuLabel(key.children ?? [], label));
}

function avatarOf(message, { person, order }) {
  return message.from === "person" ? personAvatar(person, order) : serviceAvatar(person.channel);
}

function bubbleOf(message, setting) {
  if (isCard(message)) return cardBody(message, setting.person.channel, setting.tap);
  const draw = { image: picture, voice, location: map }[message.kind];
  return draw ? draw(message) : textBubble(message, setting);
}

function textBubble(message, { person, tap }) {
  if (person.channel === "wecom" && message.buttons.length) return cardBody(message, "wecom", tap);
  const lines = textLines(message.text, message.buttons, message.href);
  return el("div", { class: "bubble" }, lines.map((line) => textLine(line, tap)));
}

function textLine(line, tap) {
  if (isRule(line)) return el("div", { class: "rule", role: "separator" });
  const kind = isLinkLine(line) ? "line link-line" : "line";
  return el("div", { class: kind }, line.map((part) => drawPart(part, tap)));
}

function drawPart(part, tap) {
  if (part.button) {
    const { id } = part.button;
    const props = { class: "text-link", "data-testid": "message-button", "data-button-id": id, text: part.text };
    return button({ ...props, on: { click: (event) => tap(id, event.currentTarget) } });
  }
  if (part.url?.startsWith("tel:")) return el("a", { class: "text-link", href: part.url, text: part.text });
  const address = part.url && webAddress(part.url);
  if (!address) return document.createTextNode(part.text);
  return el("a", { class: "text-link", href: address, target: "_blank", rel: "noopener noreferrer", text: part.text });
}

function picture(message) {
  const known = PICTURES.find(({ name }) => name === message.name);
  if (!known) return el("div", { class: "bubble picture-unknown" }, icon("photo"), message.name || message.text || "图片");
  return el("img", { class: "picture", src: `page/${known.name}`, alt: `照片：${known.label}`, width: 168, height: 126 });
}

/** A voice message with what the recognition heard below it, as WeChat's 转文字 shows it. */
function voice(message) {
  const seconds = Math.min(60, Math.max(2, Math.round(message.text.length / 4)));
  const sound = el("div", { class: "bubble voice", style: `width:${72 + seconds * 4}px`, "aria-label": `语音${seconds}秒` });
  sound.append(icon("waves"), el("span", { text: `${seconds}″` }));
  return el("div", { class: "voice-block" }, sound, message.text && el("div", { class: "heard", text: message.text }));
}

function map(message) {
  const drawing = el("div", { class: "map", "aria-hidden": "true" }, icon("place"));
  return el("div", { class: "place" }, el("div", { class: "place-name", text: message.label || message.text }), drawing);
}
