// A short sentence that appears at the bottom and goes away by itself.
import { byId, el } from "./dom.js";

const STAYS_MS = 4_500;

/** @param {string} sentence */
export function toast(sentence) {
  const node = el("div", { class: "toast", "data-testid": "toast", text: sentence });
  byId("toasts").append(node);
  setTimeout(() => node.remove(), STAYS_MS);
}
