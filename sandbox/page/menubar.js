// The account's own menu below the chat, with lists that open upwards.
import { el, button, webAddress } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {import("./api.js").MenuKey[]} menu
 * @param {(id: string) => void} tap
 */
export function menuBar(menu, tap) {
  const bar = el("nav", { class: "menubar", "aria-label": "公众号菜单" }, menu.map((key) => topKey(key, tap)));
  bar.addEventListener("focusout", (event) => {
    if (!bar.contains(event.relatedTarget)) closeAll(bar);
  });
  bar.addEventListener("keydown", (event) => event.key === "Escape" && closeAll(bar));
  return bar;
}

function closeAll(bar) {
  for (const list of bar.querySelectorAll(".submenu")) setOpen(list, false);
}

function setOpen(list, isOpen) {
  list.hidden = !isOpen;
  list.parentElement.querySelector(".menu-key").setAttribute("aria-expanded", String(isOpen));
}

function topKey(key, tap) {
  if (!key.children?.length) return el("div", { class: "menu-slot" }, leaf(key, tap));
  const list = el("div", { class: "submenu", hidden: true }, key.children.map((child) => leaf(child, tap)));
  const opener = button({ class: "menu-key", "aria-expanded": "false" }, icon("lines"), key.label);
  opener.addEventListener("click", () => {
    const isOpen = list.hidden;
    closeAll(opener.closest(".menubar"));
    setOpen(list, isOpen);
  });
  list.addEventListener("click", () => setOpen(list, false));
  return el("div", { class: "menu-slot" }, opener, list);
}

function leaf(key, tap) {
  const address = key.type === "view" && webAddress(key.url);
  if (address) return el("a", { class: "menu-key", href: address, target: "_blank", rel: "noopener noreferrer", text: key.label });
  return button({ class: "menu-key", "data-menu-id": key.id, text: key.label, on: { click: () => tap(key.id) } });
}
