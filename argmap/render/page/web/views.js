// What the middle of the page can show besides the map and the list, each behind a tab of its own.

import { el, fill } from "./dom.js";
import { flowSheet } from "./flow.js";
import { answerMatrix } from "./matrix.js";
import { sourceTexts } from "./source.js";
import { timeLine } from "./timeline.js";

/** In the order of the tabs: whether a debate has such a view, and its content. */
const VIEWS = [
  { name: "flow", label: "Flow", heading: "The flow sheet", has: (debate) => debate.flow, content: flowSheet },
  { name: "matrix", label: "Matrix", heading: "Who answers whom", has: (debate) => debate.matrix, content: answerMatrix },
  { name: "timeline", label: "Timeline", heading: "What was said when", has: (debate) => debate.timeline, content: timeLine },
  { name: "source", label: "Source", heading: "The sources", has: (debate) => debate.texts.length > 0, content: sourceTexts },
];

export class Views {
  /** `show(name)` is called when somebody presses a tab. */
  constructor(tabs, container, show) {
    this.tabs = tabs;
    this.container = container;
    this.press = show;
    this.sections = new Map();
    this.matching = null;
    this.chosen = null;
  }

  /** Offer the views of a debate; what they show is made when they are looked at. */
  offer(debate) {
    this.debate = debate;
    this.matching = null;
    this.chosen = null;
    // A page that follows its file stays where it is scrolled to.
    this.scrolled = new Map([...this.sections].map(([name, { scrollTop, scrollLeft }]) => [name, [scrollLeft, scrollTop]]));
    for (const tab of this.tabs.querySelectorAll("[data-view]")) tab.remove();
    this.offered = VIEWS.filter((view) => view.has(debate));
    this.sections.clear();
    fill(this.container, this.offered.map((view) => this.#section(view)));
    this.tabs.append(...this.offered.map((view) => this.#tab(view)));
  }

  #section({ name, heading }) {
    const id = `${name}-heading`;
    const section = el(
      "section",
      { id: name, class: "view", "aria-labelledby": id, tabindex: "0", hidden: true },
      el("h2", { id }, heading),
    );
    this.sections.set(name, section);
    return section;
  }

  #tab({ name, label }) {
    return el("button", { type: "button", id: `show-${name}`, "data-view": name, onclick: () => this.press(name) }, label);
  }

  has(name) {
    return this.sections.has(name);
  }

  /** Show one of the views, or none of them. */
  show(name) {
    for (const [other, section] of this.sections) section.hidden = other !== name;
    const section = this.sections.get(name);
    this.container.hidden = !section;
    if (!section) return;
    if (section.childElementCount === 1) {
      section.append(this.offered.find((view) => view.name === name).content(this.debate));
      section.scrollTo(...(this.scrolled.get(name) ?? [0, 0]));
    }
    this.#mark(section);
    section.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  /** Put back what does not fit; `null` where everything does. */
  match(ids) {
    this.matching = ids;
    this.#markShown();
  }

  /** Mark the chosen claim, wherever it stands. */
  choose(id) {
    this.chosen = id;
    this.#markShown();
    if (id !== null) this.container.querySelector(".view:not([hidden]) [aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  /** Bring a claim into view, where it is in what is shown. */
  scrollTo(id) {
    const shown = [...this.sections.values()].find((section) => !section.hidden);
    const links = [...(shown?.querySelectorAll("[data-claim]") ?? [])];
    for (const link of links) link.classList.toggle("current", link.dataset.claim === id);
    links.find((link) => link.dataset.claim === id)?.scrollIntoView({ block: "nearest" });
  }

  #markShown() {
    for (const section of this.sections.values()) if (!section.hidden) this.#mark(section);
  }

  #mark(section) {
    for (const link of section.querySelectorAll("[data-claim]")) {
      const id = link.dataset.claim;
      link.classList.toggle("dim", this.matching !== null && !this.matching.has(id));
      if (id === this.chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}
