// The drawn map: cards and lines, moved and folded, with the chain of the chosen claim lit.

import { claimCard, legend, moreCard, nameCard, placeCard } from "./cards.js";
import { coloured, el, figure, fill, plural, svg } from "./dom.js";
import { Forest } from "./forest.js";
import { layout } from "./layout.js";
import { arrowHeads, Lines } from "./lines.js";
import { Minimap } from "./minimap.js";
import { Viewport } from "./viewport.js";

/** How many cards are open at first, unless there are few in all, and how many more by one press of a button. */
const FIRST_CARDS = 40;
const FEW_CARDS = 100;
const MORE_CARDS = 200;
/** A map of no more claims is unfolded to be shown whole. */
const MOST_WHOLE = 1000;
/** So many cards are made in one go, so that the page answers in between. */
const PIECE = 30;
/** On a map of more cards, lines follow the cards later, so many new ones in one go, for the same reason. */
const MANY_CARDS = 300;
/** So many claims of a chain, or of a search, are unfolded for it. */
const MOST_REVEALED = 24;
const PAN = 60;

export class Drawing {
  /** `choose(id)` is called when a card is chosen; `before` is the drawing that this one replaces. */
  constructor(container, debate, choose, before = null) {
    this.debate = debate;
    this.choose = choose;
    this.forest = new Forest(debate);
    this.cards = new Map();
    this.heights = new Map();
    this.places = new Map();
    this.nodes = [];
    this.sheet = null;
    this.focused = null;
    this.lit = null;
    this.chosen = null;
    this.matching = null;
    /** Whether the reader goes on to look where they looked before the map changed. */
    this.keepsPlace = before !== null;
    this.#build(container);
    if (before) this.forest.openAs(before.forest);
    else this.forest.openFirst(debate.claims.size <= FEW_CARDS ? FEW_CARDS : FIRST_CARDS);
    this.draw();
    if (before) this.viewport.follow(before.viewport);
    else this.begin();
  }

  #build(container) {
    this.canvas = svg("svg", { class: "lines", "aria-hidden": "true" }, arrowHeads(this.debate.kinds));
    this.lines = new Lines(this.canvas, this.debate);
    this.tree = el("div", { role: "tree", class: "tree", "aria-label": "The claims of the debate" });
    /** Where cards are made that are not yet shown. */
    this.nursery = el("div", { class: "nursery" });
    this.stage = el("div", { class: "stage" }, this.canvas, this.tree, this.nursery);
    this.frame = el("div", { class: "frame" }, this.stage);
    this.viewport = new Viewport(this.frame, this.stage);
    this.minimap = new Minimap(this.viewport);
    this.sign = el("button", { type: "button", class: "issue-sign", tabindex: "-1", title: "Back to the issue", dir: "auto", hidden: true, onclick: () => this.begin() });
    this.frame.append(this.minimap.element, this.sign);
    this.note = el("p", { class: "folded" });
    const kinds = new Set([...this.debate.relations.values()].map((relation) => relation.kind));
    const under = el("div", { class: "under" }, legend(this.debate, kinds), this.note, this.#tools());
    fill(container, this.frame, under);
    this.viewport.moved = () => this.#moved();
    this.tree.addEventListener("click", (event) => this.#click(event));
    this.tree.addEventListener("keydown", (event) => this.#key(event));
    this.tree.addEventListener("focusin", (event) => this.#focus(event.target.closest(".card")));
  }

  #tools() {
    const tool = (label, title, action) =>
      el("button", { type: "button", title, "aria-label": title, onclick: action }, label);
    this.more = el("button", { type: "button", title: "Unfold the next claims", onclick: () => this.unfold(MORE_CARDS) });
    return el(
      "div",
      { class: "map-tools", role: "toolbar", "aria-label": "The map" },
      tool("+", "Zoom in", () => this.viewport.zoom(1.25)),
      tool("−", "Zoom out", () => this.viewport.zoom(0.8)),
      tool("Fit", "Fit the whole map", () => this.fit()),
      this.more,
      tool("Fold", "Fold all but the first claims", () => this.fold()),
    );
  }

  /** Lay out and draw what is open. */
  draw() {
    this.nodes = this.forest.visible();
    this.#putCards();
    const { places, width, height } = layout(this.nodes, (node) => this.heights.get(node.key), this.#aspect);
    for (const node of this.nodes) {
      const { x, y } = places.get(node.key);
      const before = this.places.get(node.key);
      if (!before || before.x !== x || before.y !== y) coloured(this.cards.get(node.key), { left: `${x}px`, top: `${y}px` });
    }
    this.places = places;
    this.size = { width, height };
    this.#shadeCards();
    this.#keepFocusable();
    this.#say();
    cancelAnimationFrame(this.following);
    if (this.nodes.length > MANY_CARDS && !this.sheet) this.following = requestAnimationFrame(() => this.#drawRest());
    else this.#drawRest(Infinity);
  }

  /** Draw what follows the cards: lines and the minimap. */
  #drawRest(most = MANY_CARDS) {
    const { places, size } = this;
    this.canvas.setAttribute("width", size.width);
    this.canvas.setAttribute("height", size.height);
    const whole = this.lines.draw(this.nodes, places, most);
    this.#shadeLines();
    this.minimap.draw(this.nodes.map((node) => ({ ...places.get(node.key), colour: this.#colour(node.id) })), size);
    this.minimap.follow();
    if (!whole) this.following = requestAnimationFrame(() => this.#drawRest());
  }

  /** Lay the map out for a sheet of another aspect than the frame's; for the frame again without one. */
  shape(aspect = null) {
    this.sheet = aspect;
    this.draw();
  }

  get #aspect() {
    if (this.sheet) return this.sheet;
    const { width, height } = this.viewport.room;
    return width > 0 && height > 0 ? width / height : 1.6;
  }

  #colour(id) {
    return this.debate.issues.has(id) ? "issue" : (this.debate.claims.get(id)?.stance ?? "none");
  }

  /** What stands around the map follows it. */
  #moved() {
    if (!this.size) return;
    this.minimap.follow();
    const { far } = this.viewport;
    if (this.named !== far) for (const card of this.cards.values()) nameCard(card, far);
    this.named = far;
    const first = this.nodes[0];
    const place = first && this.places.get(first.key);
    const hidden = !place || overlaps(place, this.viewport.seen);
    // Asked for on every move, so only what changes is touched.
    if (this.sign.hidden !== hidden) this.sign.hidden = hidden;
    if (first && this.sign.textContent === "") fill(this.sign, this.debate.claims.get(first.id).text);
    this.changed?.();
  }

  #putCards() {
    const wanted = new Set(this.nodes.map((node) => node.key));
    for (const [key, card] of this.cards) {
      if (wanted.has(key)) continue;
      card.remove();
      this.cards.delete(key);
      this.heights.delete(key);
    }
    // Only what is new or stands elsewhere is touched, so that the focus stays where it is.
    let next = this.tree.firstChild;
    for (const node of this.nodes) {
      const card = this.#card(node);
      if (card === next) next = card.nextSibling;
      else this.tree.insertBefore(card, next);
    }
    this.#measure(this.nodes);
  }

  /** Take the height of each new card, which it keeps: then it need not be laid out while it is out of sight. */
  #measure(nodes) {
    const fresh = nodes.map(({ key }) => key).filter((key) => !this.heights.has(key));
    for (const key of fresh) this.heights.set(key, this.cards.get(key).offsetHeight);
    for (const key of fresh.filter((key) => this.heights.get(key) > 0)) {
      const card = coloured(this.cards.get(key), { height: `${this.heights.get(key)}px` });
      card.classList.add("measured");
    }
  }

  #card(node) {
    let card = this.cards.get(node.key);
    if (!card) {
      card = node.id === null ? moreCard(node) : claimCard(this.debate, node);
      this.cards.set(node.key, card);
      if (this.viewport.far) nameCard(card, true);
    }
    const count = node.id === null ? 0 : this.forest.children.get(node.id).length;
    placeCard(card, node, count, this.forest.open.has(node.id));
    return card;
  }

  /** Measure again what was laid out while nobody could see it. */
  remeasure() {
    this.viewport.measure();
    if ([...this.heights.values()].every((height) => height > 0)) return;
    for (const card of this.cards.values()) {
      card.classList.remove("measured");
      card.style.height = "";
    }
    this.heights.clear();
    this.draw();
    this.begin();
    if (this.chosen) this.viewport.reveal(this.places.get(this.chosen));
    else if (this.matching) this.#frame([...this.matching].slice(0, MOST_REVEALED));
  }

  #say() {
    const claims = this.nodes.filter((node) => node.id !== null).length;
    const all = this.debate.claims.size;
    const folded = all - claims;
    fill(this.note, folded > 0 && `${figure(claims)} of ${plural(all, "claim")} are unfolded.`);
    this.more.hidden = folded === 0;
    fill(this.more, `Unfold ${figure(Math.min(folded, MORE_CARDS))} more`);
  }

  // -- lit and dimmed -----------------------------------------------------------------------------

  /** Light a claim's chain and dim the rest; without a claim, light everything. */
  light(id, lit, chain = []) {
    this.lit = lit;
    this.chosen = id;
    if (id !== null) {
      const before = this.places.get(id);
      if (this.#reveal([id, ...chain])) this.draw();
      else this.#shade();
      this.focused = id;
      this.#keepFocusable();
      if (before) this.viewport.hold(before, this.places.get(id));
      this.#show(id, chain);
    } else {
      this.#shade();
    }
  }

  /** Bring a claim into view, with as much of its chain as there is room for. */
  #show(id, chain) {
    // What is told of the claim takes room from the map.
    this.viewport.measure();
    this.#frame([id, ...chain]);
    this.viewport.reveal(this.places.get(id));
  }

  /** Show as many of some claims at once as there is room for, the first of them first. */
  #frame(ids) {
    if (this.keepsPlace) return;
    const places = ids.map((id) => this.places.get(id)).filter(Boolean);
    for (let count = places.length; count > 0; count = Math.floor(count * 0.8)) {
      if (this.viewport.frameAll(around(places.slice(0, count)))) return;
    }
  }

  /** Frame what is found and dim the rest, or leave it out; `null` where nothing is asked for. */
  match(ids, only = false) {
    const wasNarrow = this.forest.only !== null;
    this.matching = ids;
    this.forest.narrow(only ? ids : null);
    const first = ids ? [...ids].slice(0, MOST_REVEALED) : [];
    if (this.#reveal(first) || only || wasNarrow) this.draw();
    else this.#shade();
    this.#point(first[0]);
    this.#frame(first);
  }

  /** Show one of the claims that are found. */
  walkTo(id) {
    if (this.#reveal([id])) this.draw();
    this.#point(id);
    this.#frame([id]);
  }

  #point(id) {
    for (const [key, card] of this.cards) card.classList.toggle("current", key === id);
  }

  #reveal(ids) {
    return ids.slice(0, MOST_REVEALED).filter((id) => this.forest.reveal(id)).length > 0;
  }

  #shade() {
    this.#shadeCards();
    this.#shadeLines();
  }

  #stands(id) {
    return id === null || ((!this.lit || this.lit.claims.has(id)) && (!this.matching || this.matching.has(id)));
  }

  #shadeCards() {
    const byKey = new Map(this.nodes.map((node) => [node.key, node]));
    for (const [key, card] of this.cards) {
      const { id } = byKey.get(key);
      card.classList.toggle("dim", !this.#stands(id));
      card.classList.toggle("lit", this.lit !== null && this.lit.claims.has(id));
      const selected = String(id !== null && id === this.chosen);
      if (card.ariaSelected !== selected) card.ariaSelected = selected;
    }
  }

  #shadeLines() {
    const isLit = ({ id, premises }) => (this.lit ? this.lit.relations.has(id) : premises.some((premise) => this.#stands(premise)));
    this.lines.light(this.lit || this.matching ? isLit : null);
  }

  /** The claims that can be seen. */
  get inView() {
    const { seen } = this.viewport;
    const shown = this.nodes.filter(({ id, key }) => id !== null && overlaps(this.places.get(key), seen));
    return shown.map((node) => node.id);
  }

  // -- moving and folding -------------------------------------------------------------------------

  begin() {
    const first = this.nodes[0] && this.places.get(this.nodes[0].key);
    if (first) this.viewport.begin(this.size.width, this.size.height, first);
  }

  /** Show the whole map: every claim, of a map that is not too large for that. */
  fit() {
    const fitted = () => this.viewport.fit(this.size.width, this.size.height);
    fitted();
    const { size } = this.debate.claims;
    if (size <= MOST_WHOLE) this.#inPieces(size, fitted);
  }

  unfold(count) {
    const first = this.nodes[0]?.key;
    const before = this.places.get(first);
    this.#inPieces(count, () => this.viewport.hold(before, this.places.get(first)));
  }

  /** Unfold more cards, which are made a few at a time and then shown; `drawn()` is called when they are. */
  #inPieces(count, drawn) {
    cancelAnimationFrame(this.unfolding);
    if (count <= 0) return;
    this.forest.openMore(count);
    const fresh = this.forest.visible().filter((node) => !this.cards.has(node.key));
    const step = () => {
      const made = fresh.splice(0, PIECE);
      this.nursery.append(...made.filter((node) => !this.cards.has(node.key)).map((node) => this.#card(node)));
      this.#measure(made);
      if (fresh.length > 0) {
        this.unfolding = requestAnimationFrame(step);
      } else {
        this.draw();
        drawn();
      }
    };
    this.unfolding = requestAnimationFrame(step);
  }

  fold() {
    cancelAnimationFrame(this.unfolding);
    this.forest.fold();
    this.forest.openFirst(0);
    this.draw();
    this.begin();
  }

  toggle(id) {
    const before = this.places.get(id);
    this.forest.toggle(id);
    this.draw();
    this.viewport.hold(before, this.places.get(id));
  }

  #more(parent) {
    const before = this.places.get(parent);
    this.forest.showMore(parent);
    this.draw();
    if (before) this.viewport.hold(before, this.places.get(parent));
  }

  // -- pointer and keys -----------------------------------------------------------------------------

  #click(event) {
    const card = event.target.closest(".card");
    if (!card) return;
    const node = this.#node(card);
    if (node.id === null) this.#more(node.parent);
    else if (event.target.closest(".fold")) this.toggle(node.id);
    else this.choose(node.id);
  }

  #node(card) {
    return this.nodes.find((node) => node.key === card.dataset.key);
  }

  #focus(card) {
    if (!card) return;
    this.focused = card.dataset.key;
    this.#keepFocusable();
    this.frame.scrollTo(0, 0);
    if (card.matches(":focus-visible")) this.viewport.reveal(this.places.get(this.focused));
  }

  /** One card, the one that was last in focus, is reached by the tab key; arrows lead to the others. */
  #keepFocusable() {
    if (!this.cards.has(this.focused)) this.focused = this.nodes[0]?.key ?? null;
    for (const [key, card] of this.cards) {
      const index = key === this.focused ? 0 : -1;
      if (card.tabIndex !== index) card.tabIndex = index;
    }
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const card = event.target.closest(".card");
    const at = card ? this.nodes.findIndex((node) => node.key === card.dataset.key) : -1;
    if (at < 0) return;
    const action = this.#actions(at)[event.shiftKey ? `Shift${event.key}` : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  #actions(at) {
    const node = this.nodes[at];
    const go = (to) => to && this.cards.get(to.key)?.focus({ preventScroll: true });
    const isOpen = this.forest.open.has(node.id);
    const below = this.nodes[at + 1]?.parent === node.id ? this.nodes[at + 1] : null;
    const above = this.nodes.find((other) => other.id !== null && other.id === node.parent);
    const canOpen = node.id !== null && this.forest.children.get(node.id).length > 0;
    const press = () => (node.id === null ? this.#more(node.parent) : this.choose(node.id));
    return {
      ArrowDown: () => go(this.nodes[at + 1]),
      ArrowUp: () => go(this.nodes[at - 1]),
      ArrowRight: () => (isOpen ? go(below) : canOpen && this.toggle(node.id)),
      ArrowLeft: () => (isOpen && canOpen ? this.toggle(node.id) : go(above)),
      Home: () => go(this.nodes[0]),
      End: () => go(this.nodes.at(-1)),
      Enter: press,
      " ": press,
      "+": () => this.viewport.zoom(1.25),
      "Shift+": () => this.viewport.zoom(1.25),
      "-": () => this.viewport.zoom(0.8),
      0: () => this.fit(),
      ShiftArrowDown: () => this.viewport.pan(0, -PAN),
      ShiftArrowUp: () => this.viewport.pan(0, PAN),
      ShiftArrowRight: () => this.viewport.pan(-PAN, 0),
      ShiftArrowLeft: () => this.viewport.pan(PAN, 0),
    };
  }

  /** Move the focus to a card. */
  focusOn(key) {
    this.cards.get(key)?.focus({ preventScroll: true });
  }
}

function overlaps(one, other) {
  return (
    one.x < other.x + other.width &&
    one.x + one.width > other.x &&
    one.y < other.y + other.height &&
    one.y + one.height > other.y
  );
}

function around(places) {
  const x = Math.min(...places.map((place) => place.x));
  const y = Math.min(...places.map((place) => place.y));
  const right = Math.max(...places.map((place) => place.x + place.width));
  const bottom = Math.max(...places.map((place) => place.y + place.height));
  return { x, y, width: right - x, height: bottom - y };
}
