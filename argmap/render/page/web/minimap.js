// Where one is on a map that is larger than its frame.

import { svg } from "./dom.js";

/** The most room that it takes, in pixels. */
const WIDTH = 190;
const HEIGHT = 130;

export class Minimap {
  constructor(viewport) {
    this.viewport = viewport;
    this.cards = svg("g");
    this.window = svg("rect", { class: "mini-window" });
    this.element = svg("svg", { class: "minimap", "aria-hidden": "true" }, this.cards, this.window);
    this.element.addEventListener("pointerdown", (event) => this.#go(event));
    this.element.addEventListener("pointermove", (event) => event.buttons > 0 && this.#go(event));
  }

  /** Draw the cards of a picture of this size: `places`, each with the name of its colour. */
  draw(places, { width, height }) {
    this.size = { width, height };
    this.scale = Math.min(WIDTH / Math.max(width, 1), HEIGHT / Math.max(height, 1));
    this.element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.element.setAttribute("width", Math.ceil(width * this.scale));
    this.element.setAttribute("height", Math.ceil(height * this.scale));
    const shapes = new Map();
    for (const { x, y, width, height, colour } of places) {
      shapes.set(colour, `${shapes.get(colour) ?? ""}M${x},${y}h${width}v${height}h${-width}z`);
    }
    this.cards.replaceChildren(...[...shapes].map(([colour, d]) => svg("path", { class: `bar bar-${colour}`, d })));
  }

  /** Show what part of the picture the frame has; nothing where it has all of it. */
  follow() {
    const { x, y, width, height } = this.viewport.seen;
    const all = x <= 0 && y <= 0 && x + width >= this.size.width && y + height >= this.size.height;
    this.element.classList.toggle("whole", all);
    const attributes = { x, y, width, height, "stroke-width": 2 / this.scale };
    for (const [name, value] of Object.entries(attributes)) this.window.setAttribute(name, value);
  }

  #go(event) {
    event.stopPropagation();
    const box = this.element.getBoundingClientRect();
    this.viewport.centre((event.clientX - box.left) / this.scale, (event.clientY - box.top) / this.scale);
  }
}
