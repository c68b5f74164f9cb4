// The 「＋」 panel: photo, voice, place, follow and unfollow.
import { el, button } from "./dom.js";
import { icon } from "./icons.js";
import { PICTURES, PLACES } from "./words.js";

/**
 * @param {import("./api.js").Person} person
 * @param {(deed: object) => void} say
 */
export function plusPanel(person, say) {
  const box = el("div", { class: "plus-body" });
  const show = (...content) => {
    box.replaceChildren(...content);
    // What had the focus is gone: who came by keyboard goes on in what was opened.
    box.querySelector("button, input")?.focus();
  };
  box.append(tiles(person, say, show));
  return box;
}

function tiles(person, say, show) {
  const list = [
    tile("photo", "照片", () => show(pictures(say))),
    tile("voice", "语音", () => showVoice(say, show)),
    tile("place", "位置", () => show(places(say))),
  ];
  if (person.channel === "official") list.push(followTile(person, say));
  return el("div", { class: "tiles" }, list);
}

function followTile(person, say) {
  return person.following
    ? tile("unfollow", "取消关注", () => say({ event: "unsubscribe" }))
    : tile("follow", "关注", () => say({ event: "subscribe" }));
}

function tile(name, label, act) {
  const picture = el("span", { class: "tile-icon" }, icon(name));
  return button({ class: "tile", "data-tile": name, on: { click: act } }, picture, el("span", { text: label }));
}

function pictures(say) {
  const choices = PICTURES.map(({ name, label }) =>
    button({ class: "sample", "data-picture": name, on: { click: () => say({ image: name }) } },
      el("img", { src: `page/${name}`, alt: "", width: 132, height: 99 }), el("span", { text: label })));
  return el("div", { class: "samples" }, choices);
}

function places(say) {
  const choices = PLACES.map((place) =>
    button({ class: "sample-place", on: { click: () => say({ location: place }) } }, icon("place"), place.label));
  return el("div", { class: "sample-places" }, choices);
}

function showVoice(say, show) {
  const hints = { "aria-label": "语音识别出的文字", placeholder: "对着手机说的话，识别成了什么字" };
  const heard = el("input", { class: "heard-input", name: "heard", ...hints });
  const send = el("button", { type: "submit", class: "send", text: "发语音" });
  const form = el("form", { class: "voice-form", autocomplete: "off" }, heard, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say({ voice: heard.value.trim() });
  });
  heard.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  show(form, el("p", { class: "plus-note", text: "留空就是没有识别出来的语音。" }));
}
