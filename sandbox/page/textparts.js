// Finds the tappable labels inside a message's text: the phone shows links in place, the interface lists them apart.

/**
 * @typedef {{text: string, button?: import("./api.js").Button, url?: string}} Part a run of text, perhaps tappable
 * @typedef {{start: number, end: number, button?: import("./api.js").Button, url?: string}} Found
 */

const PHONE_NUMBER = /(?<![\w-])(?:1[3-9]\d{9}|0\d{2,3}-?\d{3,4}-?\d{4}|400-?\d{3}-?\d{4})(?![\w-])/g;
// What may stand before a label on a line of its own: a number, a bullet, a pointing hand.
const LINE_PREFIX = String.raw`[\s\d.、．·•▸▶👉①②③④⑤⑥⑦⑧⑨⑩【\[-]*`;

/**
 * Splits a text into lines of parts; labels that the text does not contain come as lines of their own at the end.
 * @param {string} text
 * @param {import("./api.js").Button[]} buttons
 * @param {{label: string, url: string}[]} links
 * @returns {Part[][]}
 */
export function textLines(text, buttons, links = []) {
  const found = [];
  const missing = buttons.filter((button) => button.label && !wholeLine(text, button.label, { button }, found));
  const unplaced = [...missing].reverse().filter((button) => !lastPlace(text, button.label, { button }, found));
  for (const link of [...links].reverse()) lastPlace(text, link.label, { url: link.url }, found);
  markPhoneNumbers(text, found);
  const lines = split(text, found.sort((one, other) => one.start - other.start));
  return [...lines, ...unplaced.reverse().map((button) => [{ text: button.label, button }])];
}

const isFree = (found, start, end) => !found.some((other) => start < other.end && other.start < end);

function place(found, start, label, target) {
  if (start < 0 || !isFree(found, start, start + label.length)) return false;
  found.push({ start, end: start + label.length, ...target });
  return true;
}

function wholeLine(text, label, target, found) {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`^${LINE_PREFIX}(${escaped})[\\s】\\]]*$`, "gmud");
  for (const match of text.matchAll(pattern)) if (place(found, match.indices[1][0], label, target)) return true;
  return false;
}

// From the end backwards, because the question above the answers often holds the same words (您满意吗？… 满意).
function lastPlace(text, label, target, found) {
  if (!label) return false;
  let start = text.lastIndexOf(label);
  while (start >= 0) {
    if (place(found, start, label, target)) return true;
    start = start > 0 ? text.lastIndexOf(label, start - 1) : -1;
  }
  return false;
}

function markPhoneNumbers(text, found) {
  for (const match of text.matchAll(PHONE_NUMBER)) place(found, match.index, match[0], { url: `tel:${match[0]}` });
}

/** @param {Found[]} found in order */
function split(text, found) {
  const lines = [[]];
  let at = 0;
  for (const { start, end, ...target } of found) {
    addText(lines, text.slice(at, start));
    lines.at(-1).push({ text: text.slice(start, end), ...target });
    at = end;
  }
  addText(lines, text.slice(at));
  return lines;
}

function addText(lines, text) {
  text.split("\n").forEach((piece, index) => {
    if (index > 0) lines.push([]);
    if (piece) lines.at(-1).push({ text: piece });
  });
}

/** True for a line that only divides what is above from what is below: notices that were sent as one. */
export function isRule(line) {
  return line.length === 1 && !line[0].button && /^[─—-]{4,}$/u.test(line[0].text);
}

/** True for a line that holds nothing but tappable labels (and the marks around them). */
export function isLinkLine(line) {
  return line.some((part) => part.button) && line.every((part) => part.button || /^[\s\d\p{P}\p{S}]*$/u.test(part.text));
}
