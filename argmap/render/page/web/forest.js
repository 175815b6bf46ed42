// The map as trees that can be folded: every claim stands once, as near to an issue as it can.

/** The parent of what stands at the top. */
export const ROOT = "";

const FOR_IT = ["supports", "restates"];
/** How many children are shown at first; a card says how many more there are. */
const AT_FIRST = 24;
/** So many claims are unfolded where only what is found is shown. */
const MOST_NARROWED = 300;

export class Forest {
  /** The trees are those of the icicle. */
  constructor({ bars, roots }) {
    this.bars = bars;
    this.children = new Map([[ROOT, roots]]);
    for (const bar of bars.values()) this.children.set(bar.id, bar.children);
    this.open = new Set([ROOT]);
    this.limits = new Map();
    this.pinned = new Set();
    /** What alone is shown, where not everything is. */
    this.only = null;
  }

  /** Show nothing but some claims and what they hang on, all of it unfolded; `null` for everything, as it was. */
  narrow(ids) {
    if (ids === null) {
      if (this.only) this.open = this.wide;
      this.only = null;
      return;
    }
    this.wide = this.only ? this.wide : new Set(this.open);
    this.only = new Set();
    for (const id of ids) {
      for (let at = id; at !== ROOT && !this.only.has(at); at = this.#above(at)) this.only.add(at);
    }
    this.open = new Set([ROOT]);
    this.openFirst(MOST_NARROWED);
  }

  /** Open what is nearest to the top, as long as no more than `budget` cards are shown. */
  openFirst(budget) {
    const queue = [...this.shownChildren(ROOT)];
    let count = queue.length;
    for (let i = 0; i < queue.length; i++) {
      const children = this.#inTurns(this.shownChildren(queue[i]));
      // The first claim is opened in any case: a map that shows nothing but issues says little.
      if (children.length === 0 || (i > 0 && count + children.length > budget)) continue;
      this.open.add(queue[i]);
      count += children.length;
      queue.push(...children);
    }
  }

  /** Open what is open in another forest, as far as it is here. */
  openAs(other) {
    const here = (ids) => [...ids].filter((id) => this.children.has(id));
    this.open = new Set([ROOT, ...here(other.open)]);
    this.pinned = new Set(here(other.pinned));
    this.limits = new Map([...other.limits].filter(([id]) => this.children.has(id)));
  }

  /** Open more claims, the nearest first, until about `count` more cards are shown; whether there are any left. */
  openMore(count) {
    const queue = [...this.shownChildren(ROOT)];
    let left = count;
    for (let i = 0; i < queue.length && left > 0; i++) {
      const id = queue[i];
      const before = this.open.has(id) ? this.shownChildren(id).length : 0;
      this.open.add(id);
      const hidden = this.children.get(id).length - this.shownChildren(id).length;
      if (hidden > 0) this.limits.set(id, this.#limit(id) + Math.min(hidden, left));
      const shown = this.shownChildren(id);
      left -= shown.length - before;
      queue.push(...this.#inTurns(shown));
    }
    return left <= 0;
  }

  fold() {
    this.open = new Set([ROOT]);
    this.limits.clear();
    this.pinned.clear();
  }

  toggle(id) {
    if (!this.open.delete(id)) this.open.add(id);
  }

  showMore(id) {
    this.limits.set(id, this.#limit(id) + 2 * AT_FIRST);
  }

  #limit(id) {
    return this.limits.get(id) ?? AT_FIRST;
  }

  /** Open whatever hides a claim; whether anything did. */
  reveal(id) {
    let hidden = false;
    for (let at = id; at !== ROOT; at = this.#above(at)) {
      const parent = this.#above(at);
      hidden ||= !this.open.has(parent) || !this.shownChildren(parent).includes(at);
      this.pinned.add(at);
      this.open.add(parent);
    }
    return hidden;
  }

  #above(id) {
    return this.bars.get(id).parent ?? ROOT;
  }

  #all(id) {
    const children = this.children.get(id);
    return this.only ? children.filter((child) => this.only.has(child)) : children;
  }

  shownChildren(id) {
    const children = this.#all(id);
    const limit = this.#limit(id);
    if (children.length <= limit) return children;
    const first = new Set(this.#inTurns(children).slice(0, limit));
    return children.filter((child) => first.has(child) || this.pinned.has(child));
  }

  /** Some claims so that what speaks for their parent and what else bears on it take turns. */
  #inTurns(ids) {
    const speaksFor = (id) => FOR_IT.includes(this.bars.get(id).via?.kind) && !this.bars.get(id).beside;
    const [some, others] = [ids.filter(speaksFor), ids.filter((id) => !speaksFor(id))];
    const turns = Math.max(some.length, others.length);
    return Array.from({ length: turns }, (_, i) => [...some.slice(i, i + 1), ...others.slice(i, i + 1)]).flat();
  }

  /** What is open, in the order of reading: `{key, id, parent, level, beside, position, of}`. */
  visible() {
    const nodes = [];
    const waiting = this.#below(ROOT, 0).reverse();
    while (waiting.length > 0) {
      const node = waiting.pop();
      nodes.push(node);
      if (node.id !== null && this.open.has(node.id)) {
        waiting.push(...this.#below(node.id, node.level).reverse());
      }
    }
    return nodes;
  }

  #below(parent, level) {
    const shown = this.shownChildren(parent);
    const all = this.#all(parent).length;
    const nodes = shown.map((id, i) => ({
      key: id,
      id,
      parent,
      level: level + 1,
      beside: this.bars.get(id).beside,
      via: this.bars.get(id).via,
      position: i + 1,
      of: all,
    }));
    if (shown.length < all) {
      const more = { key: `more ${parent}`, id: null, parent, level: level + 1, beside: false };
      nodes.push({ ...more, via: null, position: shown.length + 1, of: all, hidden: all - shown.length });
    }
    return nodes;
  }
}
