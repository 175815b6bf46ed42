// The whole page: what is chosen and filtered, and all that shows it.

import { readAddress, usualView, writeAddress } from "./address.js";
import { barLegend } from "./bars.js";
import { chainOf, litWith } from "./chain.js";
import { Debate } from "./debate.js";
import { showDetail } from "./detail.js";
import { coloured, fill, plural, shown } from "./dom.js";
import { Drawing } from "./drawing.js";
import { copySnippet, isEmbedded, showEmbedded } from "./embed.js";
import { Filters } from "./filters.js";
import { Focus } from "./focus.js";
import { Icicle } from "./icicle.js";
import { ClaimList } from "./list.js";
import { introduction } from "./overview.js";
import { preparePrint } from "./print.js";
import { markWords } from "./search.js";
import { themeButton } from "./theme.js";
import { Views } from "./views.js";

/** The views that every debate has. */
const ALWAYS = ["overview", "focus", "map", "list"];
/** Those that have the strip of all claims above them. */
const WITH_STRIP = ["overview", "focus", "map"];
/** How high the icicle of the overview is at least, and what is kept free below it, in pixels. */
const LEAST_PICTURE = 230;
const BELOW_PICTURE = 30;

const part = (id) => document.getElementById(id);

export class App {
  constructor(data) {
    this.claim = null;
    this.drawing = null;
    /** Whether what does not fit is left out of the map. */
    this.narrowed = false;
    themeButton(part("theme"));
    part("embed").addEventListener("click", () => copySnippet(this.debate, (...words) => this.say(...words)));
    this.views = new Views(part("tabs"), part("views"), (name) => this.#lookAt(name));
    this.icicle = new Icicle(part("strip"), (id) => this.choose(id));
    this.focus = new Focus(part("focus"), (id) => this.choose(id));
    fill(part("strip-legend"), barLegend());
    for (const name of ALWAYS) {
      part(`show-${name}`).addEventListener("click", () => this.#lookAt(name));
    }
    this.show(data);
    preparePrint(this);
    addEventListener("resize", () => this.#giveRoom());
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
    this.filters = new Filters(part("filters"), debate, (asStep) => this.#filtered(asStep), (id) => this.#walkTo(id));
    this.list = new ClaimList(part("list-body"), debate);
    ["show-list", "list-heading"].forEach((id, i) => fill(part(id), this.list.names[i]));
    this.views.offer(debate);
    this.focus.offer(debate);
    const act = { choose: (id) => this.choose(id), filter: (values) => this.#filterBy(values) };
    fill(part("introduction"), introduction(debate, act));
    this.drawing = new Drawing(part("map-body"), debate, (id) => this.choose(id), this.drawing);
    this.drawing.changed = () => this.#seeLater();
    this.icicle.show(debate);
    this.#follow();
    this.drawing.keepsPlace = false;
  }

  #counts() {
    const { claims, speakers, relations } = this.debate;
    return [plural(claims.size, "claim"), plural(speakers.size, "speaker"), plural(relations.size, "relation")].join(" · ");
  }

  /** Choose a claim, or none, as a step that leads back. */
  choose(id) {
    // From the overview, a claim leads on to where it can be read.
    const view = this.view === "overview" && id !== null ? usualView({ claim: id, filters: {} }) : this.view;
    this.#write({ view, claim: id }, true);
    this.#follow();
  }

  /** Show only some claims, as a step that leads back. */
  #filterBy(filters) {
    this.#write({ view: usualView({ claim: null, filters }), claim: null, filters }, true);
    this.#follow();
  }

  /** Say in the address what is shown, but for what changes. */
  #write(changed, asStep) {
    writeAddress({ view: this.view, claim: this.claim, filters: this.filters.values, ...changed }, asStep);
  }

  /** Show what the address asks for. */
  #follow() {
    showEmbedded(isEmbedded());
    const { view, claim, filters } = readAddress();
    this.#showView(this.#has(view) ? view : usualView({ claim, filters }));
    this.filters.values = filters;
    this.#match();
    const known = claim !== null && this.debate.claims.has(claim) ? claim : null;
    this.say(claim !== null && known === null ? `This map has no claim ${claim}.` : "");
    this.#showClaim(known);
  }

  #filtered(asStep) {
    const filters = this.filters.values;
    const leads = this.view === "overview" && Object.keys(filters).length > 0;
    const view = leads ? usualView({ claim: null, filters }) : this.view;
    this.#write({ view }, asStep);
    if (view !== this.view) this.#showView(view);
    this.#match();
  }

  #match() {
    const ids = this.filters.matching();
    const only = ids !== null && this.filters.values.only !== undefined;
    if (same(ids, this.list.matching) && only === this.narrowed) return;
    this.narrowed = only;
    this.filters.walk.begin(ids && [...ids]);
    this.drawing.match(ids, only);
    this.list.match(ids);
    this.views.match(ids);
    this.icicle.mark({ matching: ids });
    this.#markWords();
  }

  /** Show one of the claims that are found, wherever the reader is looking. */
  #walkTo(id) {
    if (this.view === "focus") {
      this.#write({ claim: id }, false);
      this.#follow();
    }
    this.drawing.walkTo(id);
    this.list.scrollTo(id);
    this.views.scrollTo(id);
    this.#markWords();
  }

  #markWords() {
    markWords(this.filters.words);
  }

  #showClaim(id) {
    this.claim = id;
    const panel = part("detail");
    // Before anything is changed, so that nothing has to be laid out for it.
    panel.scrollTop = 0;
    panel.hidden = id === null;
    this.icicle.mark({ chosen: id });
    this.focus.show(id);
    this.#seeLater();
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

  #has(view) {
    return ALWAYS.includes(view) || this.views.has(view);
  }

  #showView(name) {
    this.view = name;
    document.body.dataset.pane = name;
    for (const button of part("tabs").children) button.setAttribute("aria-pressed", button.id === `show-${name}`);
    part(`show-${name}`).scrollIntoView({ block: "nearest", inline: "nearest" });
    this.views.show(name);
    this.#giveRoom();
    // A map that was laid out while it could not be seen has no measures.
    if (name === "map") this.drawing.remeasure();
    this.#markWords();
    this.#seeLater();
  }

  /** In the overview the icicle takes the room that is left. */
  #giveRoom() {
    if (this.view !== "overview") return this.icicle.give(0);
    const overview = part("overview");
    const above = part("strip").getBoundingClientRect().top + overview.scrollTop;
    this.icicle.give(Math.max(innerHeight - above - BELOW_PICTURE, LEAST_PICTURE));
  }

  /** Outline in the strip what can be seen, once whatever moves has moved. */
  #seeLater() {
    if (this.seeing || !WITH_STRIP.includes(this.view)) return;
    this.seeing = requestAnimationFrame(() => {
      this.seeing = null;
      const seen = { map: () => this.drawing.inView, focus: () => this.focus.inView, overview: () => [] };
      this.icicle.mark({ inView: seen[this.view]?.() ?? [] });
    });
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
    this.filters.walk.key(event);
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
