// Who argued what: by side, by speaker, with their words.

import { claimAddress, signMark, speakerChip, stanceMark, STANCES } from "./debate.js";
import { el, fill, plural } from "./dom.js";

const NOBODY = null;

/** Of a debate with more claims than this, speakers are folded until one is asked for. */
const MOST_OPEN = 200;
/** How many claims of a speaker are shown at a time. */
const PAGE = 60;
/** So many things that a claim bears on are named in the list. */
const MOST_AIMS = 3;

export class ClaimList {
  constructor(container, debate) {
    this.container = container;
    this.debate = debate;
    this.bySpeaker = new Map([...debate.speakers.keys(), NOBODY].map((id) => [id, []]));
    for (const claim of debate.claims.values()) {
      const speakers = debate.speakersOf(claim);
      for (const id of speakers.length > 0 ? speakers : [NOBODY]) this.bySpeaker.get(id).push(claim);
    }
    this.matching = null;
    this.chosen = null;
    this.draw();
  }

  /** Show only some claims; `null` for all. */
  match(ids) {
    this.matching = ids;
    this.draw();
  }

  /** Mark the chosen claim, wherever it stands. */
  choose(id) {
    this.chosen = id;
    for (const link of this.container.querySelectorAll("[aria-current]")) this.#mark(link);
    const marked = [...this.container.querySelectorAll("[data-claim]")].filter(
      (link) => link.dataset.claim === id,
    );
    marked.forEach((link) => this.#mark(link));
    if (!marked.includes(document.activeElement)) marked[0]?.scrollIntoView({ block: "nearest" });
  }

  #mark(link) {
    if (link.dataset.claim === this.chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  draw() {
    const size = this.matching?.size ?? this.debate.claims.size;
    this.open = size <= MOST_OPEN;
    const groups = [...Object.keys(STANCES), NOBODY].map((stance) => this.#group(stance));
    const nothing = el("p", { class: "nothing" }, "No claim fits. Clear the search to see all.");
    fill(this.container, groups.some(Boolean) ? groups : nothing);
  }

  #group(stance) {
    const speakers = stance === NOBODY ? [NOBODY] : this.#speakersOn(stance);
    const blocks = speakers.map((id) => this.#speaker(id)).filter(Boolean);
    if (blocks.length === 0) return null;
    const heading = stance === NOBODY ? "Said by nobody" : this.#heading(stance);
    return el("section", { class: "side" }, heading && el("h3", {}, heading), blocks);
  }

  #speakersOn(stance) {
    return [...this.debate.speakers.values()]
      .filter((speaker) => (speaker.stance ?? "none") === stance)
      .map((speaker) => speaker.id);
  }

  #heading(stance) {
    // Without an issue there are no sides, and all speakers stand in one group.
    if (this.debate.issue === null) return null;
    return stance === "none" ? "On neither side" : STANCES[stance];
  }

  #speaker(id) {
    const claims = this.bySpeaker.get(id).filter((claim) => !this.matching || this.matching.has(claim.id));
    if (claims.length === 0) return null;
    const list = el("ul", { class: "claims" });
    const block = el(
      "details",
      { class: "speaker", open: this.open },
      el(
        "summary",
        {},
        el("span", {}, id === NOBODY ? "Nobody" : this.#named(id)),
        el("span", { class: "count" }, claims.length),
      ),
      list,
    );
    const show = () => block.open && list.childElementCount === 0 && this.#more(list, claims, 0);
    block.addEventListener("toggle", show);
    show();
    return block;
  }

  #named(id) {
    const { role, organisation } = this.debate.speakers.get(id);
    const more = [role, organisation].filter(Boolean).join(", ");
    return [speakerChip(this.debate, id), more && [" ", el("span", { class: "role", dir: "auto" }, more)]];
  }

  #more(list, claims, from) {
    list.append(...claims.slice(from, from + PAGE).map((claim) => this.#item(claim)));
    const left = claims.length - from - PAGE;
    if (left <= 0) return;
    const next = () => {
      row.remove();
      this.#more(list, claims, from + PAGE);
    };
    const row = el("li", {}, el("button", { type: "button", class: "tool", onclick: next }, `${plural(left, "claim")} more`));
    list.append(row);
  }

  #item(claim) {
    const link = el(
      "a",
      { href: claimAddress(claim.id), class: "claim", "data-claim": claim.id, dir: "auto" },
      claim.text,
    );
    this.#mark(link);
    const said = claim.said?.[0];
    return el(
      "li",
      {},
      link,
      said?.quote && el("p", { class: "words", dir: "auto" }, quoted(said.quote)),
      el("p", { class: "does" }, this.#does(claim)),
    );
  }

  #does(claim) {
    const parts = this.debate.drawnFrom(claim.id).slice(0, MOST_AIMS).flatMap((relation) => [
      signMark(this.debate, relation.kind),
      ` ${this.debate.kinds[relation.kind].verb} ${relation.target} `,
    ]);
    const unanswered = this.debate.unanswered.has(claim.id);
    return [
      !this.debate.issues.has(claim.id) && claim.stance && [stanceMark(claim.stance), " "],
      ...parts,
      unanswered && el("span", { class: "tag alert" }, "! unanswered"),
    ];
  }
}

/** A speaker's own words in quotation marks, with a gap where the source interrupts them. */
export function quoted(parts) {
  return parts.map((part) => `“${part}”`).join(" … ");
}
