// Searching and filtering: which claims are meant.

import { STANCES } from "./debate.js";
import { el, fill } from "./dom.js";
import { Walk } from "./search.js";

/** What the fields of the form are called, in the form and in the page's address. */
export const FILTERS = ["q", "speaker", "stance", "tag", "section", "checked", "unanswered", "only"];

/** How long the search waits for the next letter, in milliseconds. */
const PAUSE = 60;

export class Filters {
  /**
   * `changed(asStep)` is called when somebody has changed a field; while they type, that is one step.
   * `go(id)` is called when they walk on to another of the claims that are found.
   */
  constructor(form, debate, changed, go) {
    this.form = form;
    this.debate = debate;
    this.found = el("span", { class: "found-count" });
    fill(form, this.#search(), this.#more(), this.found, this.#only(), this.#clear(changed));
    this.walk = new Walk(this.found, go);
    let waiting = 0;
    let isTyping = false;
    const typed = () => {
      waiting = 0;
      changed(!isTyping);
      isTyping = true;
    };
    form.oninput = ({ target }) => {
      clearTimeout(waiting);
      if (target.type === "search") {
        waiting = setTimeout(typed, PAUSE);
      } else {
        isTyping = false;
        changed(true);
      }
    };
    form.onfocusout = () => (isTyping = false);
    form.onsubmit = (event) => {
      event.preventDefault();
      if (waiting === 0) return this.walk.step(1);
      clearTimeout(waiting);
      typed();
    };
  }

  #search() {
    const hint = "Search claims and words";
    return el("input", { type: "search", name: "q", placeholder: hint, "aria-label": hint, autocomplete: "off" });
  }

  #more() {
    const { claims, speakers } = this.debate;
    const all = [...claims.values()];
    const stances = Object.keys(STANCES).filter((stance) => all.some((claim) => takes(claim, stance)));
    const rows = [
      choice("speaker", "All speakers", [...speakers.values()].map(({ id, name }) => [id, name])),
      choice("stance", "Every side", stances.map((stance) => [stance, STANCES[stance]])),
      choice("section", "All sections", pairs(all.flatMap((claim) => claim.section ?? []))),
      choice("tag", "All tags", pairs(all.flatMap((claim) => claim.tags ?? []))),
      // One finding is a choice, too: most claims are not checked at all.
      choice("checked", "Checked or not", pairs(all.flatMap((claim) => claim.checked ?? [])), 1),
    ];
    const box = el("input", { type: "checkbox", name: "unanswered", value: "yes" });
    const unanswered = this.debate.unanswered.size > 0 && el("label", { class: "box" }, box, " unanswered");
    const panel = el("div", { class: "choices", id: "choices" }, rows, unanswered);
    const button = el(
      "button",
      {
        type: "button",
        class: "tool show-choices",
        "aria-expanded": "false",
        "aria-controls": "choices",
        onclick: () => button.setAttribute("aria-expanded", panel.classList.toggle("open")),
      },
      "Filter",
    );
    return [button, panel];
  }

  /** Whether what does not fit is left out of the map rather than dimmed. */
  #only() {
    const box = el("input", { type: "checkbox", name: "only", value: "yes" });
    this.only = el("label", { class: "box only", hidden: true }, box, " only these and what they answer");
    return this.only;
  }

  #clear(changed) {
    const act = () => {
      this.values = {};
      changed(true);
    };
    this.clear = el("button", { type: "button", class: "tool", hidden: true, onclick: act }, "Clear");
    return this.clear;
  }

  /** By name of a field: what it asks for; fields that ask for nothing are left out. */
  get values() {
    return Object.fromEntries([...new FormData(this.form)].filter(([, value]) => value.trim() !== ""));
  }

  set values(values) {
    for (const field of this.form.elements) {
      if (!FILTERS.includes(field.name)) continue;
      const value = values[field.name] ?? "";
      if (field.type === "checkbox") field.checked = value !== "";
      else if (field.value !== value) field.value = value;
      // An address may name what the map does not have.
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
  }

  /** The ids of the claims that are meant, in the order of reading; `null` where nothing is asked for. */
  matching() {
    const values = this.values;
    const asked = Object.keys(values).some((name) => name !== "only");
    this.clear.hidden = !asked;
    this.only.hidden = !asked;
    this.form.classList.toggle("asked", asked);
    if (!asked) return null;
    const words = this.words;
    const ids = [...this.debate.bars.keys()];
    return new Set(ids.filter((id) => this.#fits(this.debate.claims.get(id), values, words)));
  }

  /** The words that are searched for, in lower case. */
  get words() {
    return (this.values.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  }

  #fits(claim, { speaker, stance, tag, section, checked, unanswered }, words) {
    const held = () => [...this.debate.speakersOf(claim), ...this.debate.deniersOf(claim)];
    if (speaker && !held().includes(speaker)) return false;
    if (stance && !takes(claim, stance)) return false;
    if (tag && !claim.tags?.includes(tag)) return false;
    if (section && !claim.section?.includes(section)) return false;
    if (checked && claim.checked !== checked) return false;
    if (unanswered && !this.debate.unanswered.has(claim.id)) return false;
    const text = words.length > 0 ? this.debate.haystack(claim) : "";
    return words.every((word) => text.includes(word));
  }
}

/** Whether a claim takes a stance towards an issue. */
function takes(claim, stance) {
  return claim.stances ? Object.values(claim.stances).includes(stance) : claim.stance === stance;
}

function pairs(names) {
  return [...new Set(names)].map((name) => [name, name]);
}

function choice(name, all, options, least = 2) {
  if (options.length < least) return null;
  const rows = [["", all], ...options].map(([value, label]) => el("option", { value }, label));
  return el("select", { name, "aria-label": all }, rows);
}
