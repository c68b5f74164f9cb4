// Round-cornered square avatars: a person's first character on a colour of their own, the house and the clipboard for us.
import { el } from "./dom.js";
import { icon } from "./icons.js";

const COLOURS = ["#e0876a", "#6a9fd8", "#7bb274", "#b48ad6", "#d9a441", "#5bb3b0", "#d87a9c", "#8c93c9", "#9a8b78", "#5f9e6e"];

/** 秩序员老孙 is 孙, everybody else goes by the first character. */
function initial(name) {
  return /[老小]([\u4e00-\u9fff])$/.exec(name)?.[1] ?? [...name][0] ?? "";
}

/** @param {import("./api.js").Person} person @param {number} order picks the colour */
export function personAvatar(person, order = 0) {
  const colour = COLOURS[order % COLOURS.length];
  return el("span", { class: "avatar", style: `background:${colour}`, "aria-hidden": "true", text: initial(person.name) });
}

/** The service's own picture: green house on the official account, blue clipboard in WeCom. */
export function serviceAvatar(channel) {
  const isOfficial = channel === "official";
  return el("span", { class: `avatar avatar-${channel}`, "aria-hidden": "true" }, icon(isOfficial ? "house" : "clipboard"));
}
