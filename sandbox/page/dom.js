// Helpers to build page elements; data goes in as text or attributes, never as HTML.

/**
 * Creates an element. `text` sets the text, `on` adds listeners, everything else is an attribute
 * (true = present, false/null/undefined = absent). Empty children are left out.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...children.flat().filter((child) => child || child === 0));
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "text") node.textContent = value;
  else if (name === "on") Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** A `<button type="button">`. */
export function button(props, ...children) {
  return el("button", { type: "button", ...props }, ...children);
}

/** The element with this id, which index.html must have. */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
  return node;
}

/** The address when it is an ordinary web page, else null: nothing else may become a link. */
export function webAddress(url) {
  try {
    const parsed = new URL(url, location.href);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}
