// One claim at a time: what it answers above it, what speaks for it to the left, against it to the right.

import { marksOf } from "./cards.js";
import { claimAddress, signMark, speakerChip } from "./debate.js";
import { words } from "./detail.js";
import { el, fill, plural } from "./dom.js";

const FOR = ["supports", "restates"];
const ROOMY = 700;
const LIMITS = ["qualifies"];

export class Focus {
  /** `choose(id)` is called when another claim is to be shown. */
  constructor(container, choose) {
    this.container = container;
    this.choose = choose;
    this.id = null;
    container.addEventListener("keydown", (event) => this.#key(event));
  }

  offer(debate) {
    this.debate = debate;
    this.id = null;
  }

  /** Show a claim; without one, where the debate begins. */
  show(id) {
    const { debate } = this;
    const first = debate.bars.keys().next().value;
    const shown = id ?? first;
    if (shown === undefined || shown === this.id) return;
    const hadFocus = this.container.contains(document.activeElement);
    this.id = shown;
    const claim = debate.claims.get(shown);
    const bar = debate.bars.get(shown);
    const met = debate.metAt(shown);
    const heading = el("h2", { id: "focus-text", tabindex: "-1", dir: "auto", "data-claim": shown }, claim.text);
    fill(
      this.container,
      el("h2", { id: "focus-heading", class: "unseen" }, "One claim and what is said of it"),
      this.#way(bar),
      this.#steps(claim),
      el(
        "article",
        { class: `focus-claim card-${claim.stance ?? "none"}` },
        this.#walk(bar),
        el("p", { class: "card-head" }, debate.speakersOf(claim).map((speaker) => speakerChip(debate, speaker))),
        heading,
        el("p", { class: "marks" }, marksOf(debate, claim)),
        this.#said(claim),
      ),
      el(
        "div",
        { class: "columns" },
        this.#column("for", "Speaks for it", met.filter((relation) => FOR.includes(relation.kind))),
        this.#column("against", "Speaks against it", met.filter((relation) => ![...FOR, ...LIMITS].includes(relation.kind))),
      ),
      this.#limits(met.filter((relation) => LIMITS.includes(relation.kind))),
    );
    this.container.scrollTop = 0;
    if (hadFocus) heading.focus({ preventScroll: true });
  }

  /** The claims that can be seen. */
  get inView() {
    const links = this.container.querySelectorAll("[data-claim]");
    return [...links].map((link) => link.dataset.claim);
  }

  // -- the way here -----------------------------------------------------------------------------------

  /** What the claim hangs on, from the first on. */
  #way(bar) {
    const way = [];
    for (let at = this.debate.bars.get(bar.parent); at; at = this.debate.bars.get(at.parent)) way.unshift(at);
    if (way.length === 0) return null;
    const items = way.map((at) =>
      el("li", {}, at.via && signMark(this.debate, at.via.kind), el("a", { href: claimAddress(at.id), dir: "auto" }, this.debate.claims.get(at.id).text)),
    );
    return el("nav", { class: "way", "aria-label": "What it hangs on" }, el("ol", {}, items));
  }

  /** What the claim does, and what is aimed at its steps. */
  #steps(claim) {
    const steps = this.debate.drawnFrom(claim.id).map((step) => this.#step(step, claim));
    return steps.length > 0 && el("ul", { class: "steps", "aria-label": "What it does" }, steps);
  }

  #step(step, claim) {
    const { debate } = this;
    const aimed = debate.relations.get(step.target);
    const ends = aimed ? aimed.premises : [step.target];
    const others = step.premises.filter((id) => id !== claim.id);
    const attacks = debate.aimedAt(step.id);
    return el(
      "li",
      {},
      el(
        "p",
        { class: "does" },
        signMark(debate, step.kind),
        ` ${debate.kinds[step.kind].verb}${aimed ? " the step of" : ""} `,
        joined(ends.map((id) => this.#short(id))),
        others.length > 0 && [" together with ", joined(others.map((id) => this.#short(id)))],
      ),
      attacks.length > 0 && this.#cuts(attacks),
    );
  }

  /** What is aimed at a step. */
  #cuts(attacks) {
    const open = attacks.filter((attack) => attack.unanswered).length;
    const summary = [plural(attacks.length, "claim"), " aimed at this step", open > 0 && `, ${open} unanswered`];
    const answers = attacks.map((attack) => this.#answer(attack, attack.premises));
    // Where there is little room, the claim comes first.
    const isOpen = this.container.clientWidth > ROOMY;
    return el("details", { class: "cuts", open: isOpen }, el("summary", {}, summary), el("ul", {}, answers));
  }

  #short(id) {
    return el("a", { href: claimAddress(id), class: "short", dir: "auto" }, this.debate.claims.get(id).text);
  }

  // -- walking ----------------------------------------------------------------------------------------

  #siblings(bar) {
    return [...(this.debate.bars.get(bar.parent)?.children ?? this.debate.roots)];
  }

  /** Where the arrows lead from a claim. */
  #ways(bar) {
    const siblings = this.#siblings(bar);
    const place = siblings.indexOf(bar.id);
    return {
      ArrowLeft: siblings[place - 1],
      ArrowRight: siblings[place + 1],
      ArrowUp: bar.parent ?? undefined,
      ArrowDown: bar.children[0],
    };
  }

  #walk(bar) {
    const siblings = this.#siblings(bar);
    const ways = this.#ways(bar);
    const go = (key, sign, words) =>
      el(
        "button",
        { type: "button", class: "tool", disabled: ways[key] === undefined, title: words, "aria-label": words, onclick: () => this.choose(ways[key]) },
        sign,
      );
    const among = bar.parent === null ? "at the top" : "here";
    return el(
      "div",
      { class: "walk", role: "group", "aria-label": "Walk through the claims" },
      go("ArrowUp", "↑", "Out: what it hangs on"),
      go("ArrowLeft", "←", "The claim before"),
      el("span", { class: "count" }, `${siblings.indexOf(bar.id) + 1} of ${siblings.length} ${among}`),
      go("ArrowRight", "→", "The claim after"),
      go("ArrowDown", "↓", "In: what hangs on it"),
    );
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const to = this.#ways(this.debate.bars.get(this.id))[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.choose(to);
  }

  // -- what is said of it -----------------------------------------------------------------------------

  #said(claim) {
    const said = [...words(this.debate, claim, true), ...words(this.debate, claim, false)];
    return said.length > 0 && el("details", { class: "focus-words" }, el("summary", {}, "Who says it, and in which words"), said);
  }

  #column(side, heading, relations) {
    const answers = relations.map((relation) => this.#answer(relation, this.debate.farEnds(relation, this.id)));
    const nothing = el("p", { class: "nothing" }, side === "for" ? "Nothing speaks for it." : "Nobody objects to it.");
    return el(
      "section",
      { class: `column column-${side}` },
      el("h3", {}, heading, el("span", { class: "count" }, ` ${relations.length}`)),
      answers.length > 0 ? el("ul", {}, answers) : nothing,
    );
  }

  #limits(relations) {
    if (relations.length === 0) return null;
    const answers = relations.map((relation) => this.#answer(relation, relation.premises));
    return el("section", { class: "column limits" }, el("h3", {}, "Limits it"), el("ul", {}, answers));
  }

  /** A relation that is met: each of its claims, with what became of it. */
  #answer(relation, ids) {
    const { debate } = this;
    const linked = ids.length > 1;
    const rows = ids.map((id) => {
      const claim = debate.claims.get(id);
      return el(
        "a",
        { href: claimAddress(id), class: "answer-claim", "data-claim": id },
        el("span", { class: "card-head" }, debate.speakersOf(claim).map((speaker) => speakerChip(debate, speaker))),
        el("span", { class: "answer-text", dir: "auto" }, claim.text),
        el("span", { class: "answer-foot" }, answersOf(debate, id)),
      );
    });
    return el(
      "li",
      { class: "answer" },
      el(
        "p",
        { class: "does" },
        signMark(debate, relation.kind),
        ` ${debate.kinds[relation.kind].verb}${linked ? ", linked" : ""} `,
        relation.unanswered && el("span", { class: "tag alert" }, "! unanswered"),
      ),
      rows,
    );
  }
}

/** `3 answers, 1 unanswered`: what is aimed at a claim or at its steps. */
function answersOf(debate, id) {
  const met = [...debate.metAt(id), ...debate.drawnFrom(id).flatMap((step) => debate.aimedAt(step.id))];
  if (met.length === 0) return "no answers";
  const open = met.filter((relation) => relation.unanswered).length;
  return [plural(met.length, "answer"), open > 0 && el("span", { class: "open" }, `, ${open} unanswered`)];
}

function joined(parts) {
  return parts.flatMap((part, i) => (i > 0 ? [", ", part] : [part]));
}
