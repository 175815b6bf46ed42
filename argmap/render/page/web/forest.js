// The map as trees that can be folded: every claim stands once, as near to an issue as it can.

/** The parent of what stands at the top. */
export const ROOT = "";

/** How many children are shown at first; a card says how many more there are. */
const AT_FIRST = 24;

export class Forest {
  constructor(debate) {
    this.debate = debate;
    /** By claim: the claim it stands under, and the relation that put it there. */
    this.parent = new Map();
    this.via = new Map();
    /** The claims that aim at their parent's own step: they stand below it, not after it. */
    this.beside = new Set();
    this.children = new Map([[ROOT, []]]);
    this.open = new Set([ROOT]);
    this.limits = new Map();
    this.pinned = new Set();
    this.#grow();
  }

  #grow() {
    const { claims, relations, issues } = this.debate;
    const bearing = new Set();
    for (const relation of relations.values()) relation.premises.forEach((id) => bearing.add(id));
    const tops = [...claims.keys()].filter((id) => !bearing.has(id));
    // First the issues, then what bears on nothing, then what is left: circles.
    for (const starts of [[...issues], tops]) {
      const begun = starts.filter((id) => this.#put(id, ROOT));
      this.#follow(begun);
    }
    for (const id of claims.keys()) {
      if (this.#put(id, ROOT)) this.#follow([id]);
    }
  }

  /** Put a claim under another, unless it has its place already. */
  #put(id, parent, relation = null, beside = false) {
    if (this.parent.has(id) || !this.debate.claims.has(id)) return false;
    this.parent.set(id, parent);
    this.children.get(parent).push(id);
    this.children.set(id, []);
    if (relation) this.via.set(id, relation);
    if (beside) this.beside.add(id);
    return true;
  }

  #follow(queue) {
    for (let i = 0; i < queue.length; i++) {
      for (const relation of this.debate.metAt(queue[i])) {
        const ends = this.#endsAt(relation, queue[i]);
        const placed = ends.filter((id) => this.#put(id, queue[i], relation));
        queue.push(...placed, ...this.#objections(relation, placed.at(-1) ?? ends[0]));
      }
    }
  }

  #endsAt(relation, id) {
    return relation.target === id ? relation.premises : [relation.target];
  }

  /** Put what aims at a relation beside the claim that shows it, and what aims at that, too. */
  #objections(relation, host) {
    const placed = [];
    const waiting = [[relation, host]];
    const met = new Set([relation.id]);
    while (waiting.length > 0) {
      const [aim, at] = waiting.pop();
      for (const objection of this.debate.aimedAt(aim.id)) {
        if (met.has(objection.id) || !this.parent.has(at)) continue;
        met.add(objection.id);
        const fresh = objection.premises.filter((id) => this.#put(id, at, objection, true));
        placed.push(...fresh);
        waiting.push([objection, fresh.at(-1) ?? objection.premises[0]]);
      }
    }
    return placed;
  }

  /** Open what is nearest to the top, as long as no more than `budget` cards are shown. */
  openFirst(budget) {
    const queue = [...this.shownChildren(ROOT)];
    let count = queue.length;
    for (let i = 0; i < queue.length; i++) {
      const children = this.shownChildren(queue[i]);
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
    for (let at = id; at !== ROOT; at = this.parent.get(at)) {
      const parent = this.parent.get(at);
      hidden ||= !this.open.has(parent) || !this.shownChildren(parent).includes(at);
      this.pinned.add(at);
      this.open.add(parent);
    }
    return hidden;
  }

  shownChildren(id) {
    const children = this.children.get(id);
    const limit = this.#limit(id);
    if (children.length <= limit) return children;
    return children.filter((child, i) => i < limit || this.pinned.has(child));
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
    const all = this.children.get(parent).length;
    const nodes = shown.map((id, i) => ({
      key: id,
      id,
      parent,
      level: level + 1,
      beside: this.beside.has(id),
      via: this.via.get(id) ?? null,
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
