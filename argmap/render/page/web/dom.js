// Elements are made here and nowhere else: every text becomes a text node, never markup.

/** What could reorder a line or be taken for a command; it is shown as a mark of its own. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const SVG = "http://www.w3.org/2000/svg";

export function shown(text) {
  return String(text).replace(CONTROL, "\ufffd");
}

/** An element with attributes (`class`, `aria-label`, ...), event handlers (`onclick`) and children. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : shown(value));
  }
  element.append(...texts(children));
  return element;
}

function texts(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== undefined && child !== null && child !== false && child !== "")
    .map((child) => (child instanceof Node ? child : shown(child)));
}

/** Replace everything in an element. */
export function fill(element, ...children) {
  element.replaceChildren(...texts(children));
}

/** Put an element's colours in place; the page's policy allows no style in markup. */
export function coloured(element, colours) {
  for (const [name, value] of Object.entries(colours)) element.style.setProperty(name, value);
  return element;
}

const NUMBERS = new Intl.NumberFormat("en");

/** A number with its thousands apart. */
export function figure(count) {
  return NUMBERS.format(count);
}

export function plural(count, noun) {
  return `${figure(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** The beginning of a long text, as far as its last whole word. */
export function clipped(text, most) {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  return `${head.slice(0, Math.max(head.lastIndexOf(" "), most / 2)).replace(/[\s.,;:]+$/, "")} …`;
}

/** Append `size` children of `make(item, i)` at a time to a list, with a button for the next ones. */
export function pages(list, items, make, size, noun, from = 0) {
  list.append(...items.slice(from, from + size).map((item, i) => make(item, from + i)));
  const left = items.length - from - size;
  if (left <= 0) return;
  const next = () => {
    row.remove();
    pages(list, items, make, size, noun, from + size);
  };
  const row = el("li", { class: "more" }, el("button", { type: "button", class: "tool", onclick: next }, `${plural(left, noun)} more`));
  list.append(row);
}
