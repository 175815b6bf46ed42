// All claims in one strip: a bar for each, and below it, as wide, what hangs on it.

import { barLabel } from "./bars.js";
import { coloured, el, fill, svg } from "./dom.js";

/** How high a row is, in pixels: in a strip, and where the strip is the picture. */
const STRIP = { row: 12, all: 84 };
const PICTURE = { least: 13, row: 76 };
/** A bar that is smaller than this has no text in it. */
const TEXT_WIDTH = 76;
const TEXT_HEIGHT = 19;
const LINE = 16;
/** In a bar of at least these measures texts are larger. */
const LARGE = { width: 250, height: 44, line: 19 };
const EDGE = 3;

export class Icicle {
  /** `choose(id)` is called when a claim is chosen. */
  constructor(container, choose) {
    this.container = container;
    this.choose = choose;
    this.room = 0;
    this.at = null;
    this.state = { matching: null, chosen: null, inView: [] };
    const drawing = { "aria-hidden": "true", preserveAspectRatio: "none" };
    this.picture = svg("svg", { class: "bars", ...drawing });
    // Outlines change often; on a layer of their own they leave thousands of bars as they are painted.
    this.outlines = svg("svg", drawing);
    this.texts = el("div", { class: "bar-texts", "aria-hidden": "true" });
    this.tree = el("div", { role: "tree", class: "bar-tree", "aria-label": "All claims, by what hangs on what" });
    this.tip = el("div", { class: "bar-tip", "aria-hidden": "true", hidden: true });
    fill(container, this.picture, this.outlines, this.texts, this.tree, this.tip);
    container.addEventListener("pointermove", (event) => this.#hover(event));
    container.addEventListener("pointerleave", () => (this.tip.hidden = true));
    container.addEventListener("click", (event) => this.#click(event));
    this.tree.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.draw()).observe(container);
  }

  show(debate) {
    this.debate = debate;
    this.rows = Array.from({ length: debate.icicle.rows }, () => []);
    for (const bar of debate.bars.values()) this.rows[bar.row].push(bar);
    this.at = debate.bars.get(this.at?.id) ?? this.rows[0]?.[0] ?? null;
    this.drawn = null;
    this.draw();
  }

  /** How high the picture may be, in pixels; 0 for a strip. */
  give(room) {
    this.room = room;
    this.draw();
  }

  /** Say what fits, what is chosen and what can be seen of the map. */
  mark(state) {
    Object.assign(this.state, state);
    if (this.drawn) this.#outline();
    if ("matching" in state && this.drawn) this.#fill();
  }

  /** Draw it as wide as its container is. */
  draw() {
    const width = this.container.clientWidth;
    if (!this.debate || width === 0 || this.rows.length === 0) return;
    const rows = this.rows.length;
    const row =
      this.room > 0
        ? Math.min(Math.max(this.room / rows, PICTURE.least), PICTURE.row)
        : Math.min(STRIP.row, STRIP.all / rows);
    const measures = `${width} ${row}`;
    if (this.drawn === measures) return;
    this.drawn = measures;
    this.unit = width / this.debate.icicle.width;
    this.row = row;
    for (const each of [this.picture, this.outlines]) each.setAttribute("viewBox", `0 0 ${width} ${row * rows}`);
    this.container.style.setProperty("--height", `${row * rows}px`);
    this.#fill();
    this.#outline();
    this.#write(width);
    this.#putCursor(false);
  }

  #fill() {
    const { matching } = this.state;
    const shapes = new Map();
    const add = (name, shape) => shapes.set(name, (shapes.get(name) ?? "") + shape);
    for (const bar of this.debate.bars.values()) {
      const { x, y, width, height } = this.#box(bar);
      const claim = this.debate.claims.get(bar.id);
      const dim = matching && !matching.has(bar.id);
      const kind = this.debate.issues.has(bar.id) ? "issue" : (claim.stance ?? "none");
      add(`bar bar-${kind}${dim ? " dim" : ""}`, rectangle(x, y, width, height));
      if (dim) continue;
      if (bar.undercut) add("bar-hatched", rectangle(x, y, width, height));
      const edge = Math.min(EDGE, height / 3);
      if (this.debate.unanswered.has(bar.id)) add("bar-open", rectangle(x, y + height - edge, width, edge));
    }
    const paths = [...shapes].map(([name, d]) => svg("path", { class: name, d }));
    fill(this.picture, hatching(), paths);
  }

  /** Outline what can be seen of the map, and the claim that is chosen. */
  #outline() {
    const { inView, chosen } = this.state;
    const around = (ids) =>
      ids
        .map((id) => this.debate.bars.get(id))
        .filter(Boolean)
        .map((bar) => this.#box(bar))
        .map(({ x, y, width, height }) => rectangle(x, y, width, height))
        .join("");
    // Where all can be seen, outlines say nothing.
    const seen = inView.length < this.debate.bars.size ? inView : [];
    const marks = [
      svg("path", { class: "bar-seen", d: around(seen) }),
      svg("path", { class: "bar-chosen", d: around(chosen ? [chosen] : []) }),
    ];
    fill(this.outlines, marks);
  }

  #box(bar) {
    const width = bar.width * this.unit;
    // A gap of a pixel, where there is room for one.
    const gap = width > 4 ? 1 : width * 0.15;
    return { x: bar.left * this.unit, y: bar.row * this.row, width: width - gap, height: this.row - Math.min(1, this.row / 6) };
  }

  /** The texts of the bars that have room for some. */
  #write(all) {
    const written = this.row < TEXT_HEIGHT ? [] : [...this.debate.bars.values()].filter((bar) => bar.width * this.unit >= TEXT_WIDTH);
    const texts = written.map((bar) => {
      const { x, y, width, height } = this.#box(bar);
      const text = el("div", { class: "bar-text", dir: "auto" }, el("span", {}, this.debate.claims.get(bar.id).text));
      const large = width >= LARGE.width && height >= LARGE.height;
      text.classList.toggle("large", large);
      text.classList.toggle("strong", this.debate.issues.has(bar.id));
      return coloured(text, {
        left: `${(100 * x) / all}%`,
        width: `${(100 * width) / all}%`,
        top: `${y}px`,
        height: `${height}px`,
        "--lines": Math.max(Math.floor((this.row - 7) / (large ? LARGE.line : LINE)), 1),
      });
    });
    fill(this.texts, texts);
  }

  // -- pointer ----------------------------------------------------------------------------------------

  #barAt(event) {
    const box = this.container.getBoundingClientRect();
    const row = this.rows[Math.floor((event.clientY - box.top) / this.row)] ?? [];
    const place = (event.clientX - box.left) / this.unit;
    let low = 0;
    let high = row.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (row[middle].left <= place) low = middle + 1;
      else high = middle;
    }
    const bar = row[low - 1];
    return bar && place < bar.left + bar.width ? bar : null;
  }

  #hover(event) {
    const bar = this.#barAt(event);
    this.tip.hidden = bar === null;
    if (bar === null || event.pointerType === "touch") return;
    if (this.tip.dataset.key !== bar.id) {
      this.tip.dataset.key = bar.id;
      fill(this.tip, barLabel(this.debate, bar));
    }
    const { clientWidth } = this.container;
    const box = this.container.getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 12, clientWidth - this.tip.offsetWidth);
    coloured(this.tip, { left: `${Math.max(left, 0)}px`, top: `${(bar.row + 1) * this.row + 6}px` });
  }

  #click(event) {
    const bar = this.#barAt(event);
    if (!bar) return;
    this.at = bar;
    this.#putCursor(false);
    this.choose(bar.id);
  }

  // -- keys -------------------------------------------------------------------------------------------

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const row = this.rows[this.at.row];
    const place = row.indexOf(this.at);
    const below = this.rows[this.at.row + 1]?.find((bar) => bar.parent === this.at.id);
    const to = {
      ArrowLeft: row[place - 1],
      ArrowRight: row[place + 1],
      ArrowUp: this.debate.bars.get(this.at.parent),
      ArrowDown: below,
      Home: row[0],
      End: row.at(-1),
    };
    if (event.key === "Enter" || event.key === " ") this.choose(this.at.id);
    else if (!(event.key in to)) return;
    event.preventDefault();
    if (!to[event.key]) return;
    this.at = to[event.key];
    this.#putCursor(true);
  }

  /** Put the one bar that can have the focus in place; a new element, so that it is read out. */
  #putCursor(focused) {
    if (!this.at) return;
    const siblings = this.rows[this.at.row].filter((bar) => bar.parent === this.at.parent);
    const label = el("span", { class: "unseen" }, barLabel(this.debate, this.at));
    const cursor = el(
      "div",
      {
        role: "treeitem",
        class: "bar-cursor",
        tabindex: "0",
        "data-claim": this.at.id,
        "aria-level": this.at.row + 1,
        "aria-posinset": siblings.indexOf(this.at) + 1,
        "aria-setsize": siblings.length,
        "aria-selected": String(this.at.id === this.state.chosen),
      },
      label,
    );
    const { x, y, width, height } = this.#box(this.at);
    coloured(cursor, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    const hadFocus = focused || this.tree.contains(document.activeElement);
    fill(this.tree, cursor);
    if (!hadFocus) return;
    cursor.focus({ preventScroll: true });
    cursor.scrollIntoView({ block: "nearest" });
  }
}

function rectangle(x, y, width, height) {
  return `M${round(x)},${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

function round(length) {
  return Math.round(length * 100) / 100;
}

function hatching() {
  const pattern = { id: "hatching", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  return svg("defs", {}, svg("pattern", pattern, svg("path", { class: "hatch", d: "M0,0V6" })));
}
