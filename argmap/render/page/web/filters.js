// Searching and filtering: which claims are meant.

import { STANCES } from "./debate.js";
import { el, fill, plural } from "./dom.js";

/** What the fields of the form are called, in the form and in the page's address. */
export const FILTERS = ["q", "speaker", "stance", "tag", "section", "checked", "unanswered"];

/** How long the search waits for the next letter, in milliseconds. */
const PAUSE = 120;

export class Filters {
  /** `changed()` is called when somebody has changed a field. */
  constructor(form, debate, changed) {
    this.form = form;
    this.debate = debate;
    this.count = el("output", { class: "count" });
    fill(form, this.#search(), this.#more(), this.count, this.#clear(changed));
    let waiting = 0;
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(changed, PAUSE);
    };
    form.oninput = (event) => (event.target.type === "search" ? later() : changed());
    form.onsubmit = (event) => {
      event.preventDefault();
      changed();
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

  #clear(changed) {
    const act = () => {
      this.values = {};
      changed();
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

  /** The ids of the claims that are meant, in the map's order; `null` where nothing is asked for. */
  matching() {
    const values = this.values;
    const asked = Object.keys(values).length > 0;
    this.clear.hidden = !asked;
    this.form.classList.toggle("asked", asked);
    if (!asked) {
      fill(this.count);
      return null;
    }
    const words = (values.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...this.debate.claims.values()].filter((claim) => this.#fits(claim, values, words));
    fill(this.count, found.length > 0 ? plural(found.length, "claim") : "No claim fits");
    return new Set(found.map((claim) => claim.id));
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
