// The drawer on the right: opens and closes, widens, switches between its three tabs.
import { byId } from "./dom.js";
import { icon } from "./icons.js";

const TABS = ["tickets", "log", "help"];
const ROOM_FOR_DRAWER = "(min-width: 1800px)";
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export class Drawer {
  #tab = TABS[0];
  #onShow;

  /** @param {() => void} onShow called whenever another tab comes into sight */
  constructor(onShow) {
    this.#onShow = onShow;
    byId("drawer-toggle").append(icon("drawer"));
    byId("drawer-close").append(icon("close"));
    byId("drawer-widen").append(icon("widen"));
    byId("drawer-toggle").addEventListener("click", () => this.setOpen(byId("drawer").hidden));
    byId("drawer-close").addEventListener("click", () => this.setOpen(false));
    byId("drawer-widen").addEventListener("click", () => this.#widen());
    for (const tab of TABS) this.#listen(byId(`tab-${tab}`), tab);
    this.#show(this.#tab);
    this.setOpen(matchMedia(ROOM_FOR_DRAWER).matches);
  }

  #listen(node, tab) {
    node.setAttribute("aria-controls", `panel-${tab}`);
    node.addEventListener("click", () => this.#show(tab));
    node.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
      this.#show(next);
      byId(`tab-${next}`).focus();
    });
  }

  #show(chosen) {
    this.#tab = chosen;
    for (const tab of TABS) {
      byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === chosen));
      byId(`tab-${tab}`).tabIndex = tab === chosen ? 0 : -1;
      byId(`panel-${tab}`).hidden = tab !== chosen;
    }
    this.#onShow();
  }

  #widen() {
    const isWide = byId("drawer").classList.toggle("wide");
    byId("drawer-widen").setAttribute("aria-pressed", String(isWide));
  }

  setOpen(isOpen) {
    byId("drawer").hidden = !isOpen;
    byId("drawer-toggle").setAttribute("aria-expanded", String(isOpen));
    this.#onShow();
  }

  /** Is this tab before somebody's eyes? */
  shows(tab) {
    return !byId("drawer").hidden && this.#tab === tab;
  }
}
