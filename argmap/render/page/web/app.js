// The whole page: what is chosen and filtered, and all that shows it.

import { readAddress, writeAddress } from "./address.js";
import { chainOf, litWith } from "./chain.js";
import { Debate } from "./debate.js";
import { showDetail } from "./detail.js";
import { coloured, fill, plural, shown } from "./dom.js";
import { Drawing } from "./drawing.js";
import { Filters } from "./filters.js";
import { ClaimList } from "./list.js";
import { preparePrint } from "./print.js";
import { themeButton } from "./theme.js";
import { Views } from "./views.js";

const part = (id) => document.getElementById(id);

export class App {
  constructor(data) {
    this.claim = null;
    this.drawing = null;
    themeButton(part("theme"));
    this.views = new Views(part("tabs"), part("views"), (name) => this.#lookAt(name));
    for (const name of ["map", "list"]) {
      part(`show-${name}`).addEventListener("click", () => this.#lookAt(name));
    }
    this.show(data);
    preparePrint(this);
    addEventListener("hashchange", () => this.#follow());
    addEventListener("popstate", () => this.#follow());
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("click", (event) => this.#click(event));
  }

  /** Show a map, in place of the one that is shown. */
  show(data) {
    const debate = new Debate(data);
    this.debate = debate;
    document.title = shown(debate.title);
    fill(part("title"), debate.title);
    fill(part("counts"), this.#counts());
    for (const [stance, { ground, line }] of Object.entries(data.stances)) {
      coloured(document.documentElement, { [`--${stance}-ground`]: ground, [`--${stance}-line`]: line });
    }
    this.filters = new Filters(part("filters"), debate, () => this.#filtered());
    this.list = new ClaimList(part("list-body"), debate);
    this.views.offer(debate);
    this.drawing = new Drawing(part("map-body"), debate, (id) => this.choose(id), this.drawing);
    this.#follow();
  }

  #counts() {
    const { claims, speakers, relations } = this.debate;
    return [plural(claims.size, "claim"), plural(speakers.size, "speaker"), plural(relations.size, "relation")].join(" · ");
  }

  /** Choose a claim, or none, as a step that leads back. */
  choose(id) {
    this.#write({ claim: id }, true);
    this.#follow();
  }

  /** Say in the address what is shown, but for what changes. */
  #write(changed, asStep) {
    writeAddress({ view: this.view, claim: this.claim, filters: this.filters.values, ...changed }, asStep);
  }

  /** Show what the address asks for. */
  #follow() {
    const { view, claim, filters } = readAddress();
    this.#showView(view);
    this.filters.values = filters;
    this.#match();
    const known = claim !== null && this.debate.claims.has(claim) ? claim : null;
    this.say(claim !== null && known === null ? `This map has no claim ${claim}.` : "");
    this.#showClaim(known);
  }

  #filtered() {
    this.#write({}, false);
    this.#match();
  }

  #match() {
    const ids = this.filters.matching();
    if (same(ids, this.list.matching)) return;
    this.list.match(ids);
    this.drawing.match(ids);
    this.views.match(ids);
  }

  #showClaim(id) {
    this.claim = id;
    const panel = part("detail");
    // Before anything is changed, so that nothing has to be laid out for it.
    panel.scrollTop = 0;
    panel.hidden = id === null;
    document.body.classList.toggle("chosen", id !== null);
    this.list.choose(id);
    this.views.choose(id);
    if (id === null) {
      this.drawing.light(null, null);
      return;
    }
    showDetail(panel, this.debate, this.debate.claims.get(id), () => this.close());
    const chain = chainOf(this.debate, id).map((step) => step.claim);
    this.drawing.light(id, litWith(this.debate, id), chain);
    // On a small screen the panel covers the rest.
    if (getComputedStyle(panel).position === "fixed") part("detail-heading").focus();
  }

  /** Close the panel; the focus goes back to the claim. */
  close() {
    const id = this.claim;
    this.choose(null);
    this.drawing.focusOn(id);
  }

  /** Look at another view, as a step that leads back. */
  #lookAt(name) {
    this.#write({ view: name }, true);
    this.#showView(name);
  }

  /** Show the map, the list or another view; what a debate does not have is its map. */
  #showView(name) {
    const known = name === "list" || this.views.has(name) ? name : "map";
    this.view = known === "map" ? null : known;
    document.body.dataset.pane = known;
    for (const button of part("tabs").children) button.setAttribute("aria-pressed", button.id === `show-${known}`);
    this.views.show(known);
    // A map that was laid out while it could not be seen has no measures.
    if (known === "map" && this.drawing) this.drawing.remeasure();
  }

  /** A word to the reader, which a screen reader speaks, too. */
  say(...content) {
    fill(part("notice"), ...content);
  }

  #click(event) {
    const skip = event.target.closest?.("a.skip");
    if (skip) {
      // The address says what is shown, so that it cannot say where the focus is.
      event.preventDefault();
      this.#skipTo(skip.hash.slice(1));
      return;
    }
    // A link to the claim that is chosen already changes no address, and still means it.
    const link = event.target.closest?.('a[href*="#claim="]');
    if (!link?.hash.startsWith("#claim=") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.choose(new URLSearchParams(link.hash.slice(1)).get("claim"));
  }

  #skipTo(id) {
    if (id === "map") {
      this.#lookAt("map");
      this.drawing.focusOn(this.drawing.focused);
    } else {
      part(id).focus();
    }
  }

  #key(event) {
    if (event.key === "Escape" && this.claim !== null) this.close();
    const typing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    part("filters").elements.q.focus();
  }
}

function same(some, others) {
  if (some === null || others === null) return some === others;
  return some.size === others.size && [...some].every((id) => others.has(id));
}
