// Who argued what: by side, by speaker, with their words; where nobody speaks, an outline of the claims.

import { claimAddress, signMark, speakerChip, stanceMarks, STANCES, voices } from "./debate.js";
import { clipped, el, fill, pages } from "./dom.js";

const NOBODY = null;

/** Of a debate with more claims than this, speakers are folded until one is asked for. */
const MOST_OPEN = 200;
/** How many claims of a speaker are shown at a time. */
const PAGE = 60;
/** So many things that a claim bears on are named in the list, with so many letters of each. */
const MOST_AIMS = 3;
const AIM_LENGTH = 90;
/** An outline is indented this often at most. */
const DEEPEST = 8;

export class ClaimList {
  constructor(container, debate) {
    this.container = container;
    this.debate = debate;
    this.bySpeaker = new Map([...debate.speakers.keys(), NOBODY].map((id) => [id, []]));
    for (const claim of debate.claims.values()) {
      const speakers = debate.speakersOf(claim);
      for (const id of speakers.length > 0 ? speakers : [NOBODY]) this.bySpeaker.get(id).push(claim);
      for (const id of debate.deniersOf(claim)) this.bySpeaker.get(id).push(claim);
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

  /** Bring a claim into view, where it is in the list. */
  scrollTo(id) {
    const links = [...this.container.querySelectorAll("[data-claim]")];
    for (const link of links) link.classList.toggle("current", link.dataset.claim === id);
    links.find((link) => link.dataset.claim === id)?.scrollIntoView({ block: "nearest" });
  }

  #mark(link) {
    if (link.dataset.claim === this.chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  /** What the list is called, on its tab and above it. */
  get names() {
    return this.debate.speakers.size > 0 ? ["Speakers", "Who argued what"] : ["Outline", "The claims in outline"];
  }

  /** Draw the list; on paper all of it is open and none of it left for later. */
  draw(onPaper = false) {
    this.page = onPaper ? Infinity : PAGE;
    const size = this.matching?.size ?? this.debate.claims.size;
    this.open = onPaper || size <= MOST_OPEN;
    const hasSpeakers = this.debate.speakers.size > 0;
    const groups = hasSpeakers ? [...this.#camps(), this.#nobody()].map((camp) => this.#group(camp)) : [this.#outline()];
    const nothing = el("p", { class: "nothing" }, "No claim fits. Clear the search to see all.");
    fill(this.container, groups.some(Boolean) ? groups : nothing);
  }

  #group({ heading, voices }) {
    const blocks = voices.map(([id, claims]) => this.#speaker(id, claims)).filter(Boolean);
    if (blocks.length === 0) return null;
    return el("section", { class: "side" }, heading && el("h3", {}, heading), blocks);
  }

  /**
   * Who is on which side of each issue in turn, and then who is on none: `{heading, voices}`, a voice
   * being a speaker with the claims that bear on the issue. What bears on none stands with what else its
   * speaker says.
   */
  #camps() {
    const { sides, speakers } = this.debate;
    const placed = new Map([...speakers.keys()].map((id) => [id, new Set()]));
    const camps = [];
    for (const issue of sides) {
      for (const stance of Object.keys(STANCES).filter((name) => name !== "none")) {
        const agreeing = [...speakers.values()].filter((speaker) => speaker.stances?.[issue] === stance);
        const voices = agreeing.map((speaker) => [speaker.id, this.#claimsOn(issue, speaker)]);
        for (const [id, claims] of voices) claims.forEach((claim) => placed.get(id).add(claim));
        camps.push({ heading: sides.length > 1 ? `${STANCES[stance]} ${issue}` : STANCES[stance], voices });
      }
    }
    const left = [...speakers.keys()].map((id) => [
      id,
      this.bySpeaker.get(id).filter((claim) => !placed.get(id).has(claim)),
    ]);
    // Without an issue there are no sides, and all speakers stand in one group.
    return [...camps, { heading: sides.length > 0 ? "On neither side" : null, voices: left }];
  }

  #claimsOn(issue, speaker) {
    const first = this.debate.sides.find((side) => side in speaker.stances);
    return this.bySpeaker
      .get(speaker.id)
      .filter((claim) => (claim.stances ? issue in claim.stances : issue === first));
  }

  #nobody() {
    return { heading: "Said by nobody", voices: [[NOBODY, this.bySpeaker.get(NOBODY)]] };
  }

  /** All claims, each below what it bears on and further in. */
  #outline() {
    const bars = [...this.debate.bars.values()].filter(({ id }) => !this.matching || this.matching.has(id));
    if (bars.length === 0) return null;
    const list = el("ol", { class: "claims outline" });
    pages(list, bars, (bar) => this.#branch(bar), this.page, "claim");
    return list;
  }

  #branch({ id, row, via }) {
    const claim = this.debate.claims.get(id);
    return el(
      "li",
      { class: `in-${Math.min(row, DEEPEST)}`, "aria-level": row + 1 },
      el("p", {}, via && [signMark(this.debate, via.kind), el("span", { class: "unseen" }, this.debate.kinds[via.kind].verb), " "], this.#link(claim)),
      el("p", { class: "does" }, this.#marks(claim)),
    );
  }

  #speaker(id, all) {
    const claims = all.filter((claim) => !this.matching || this.matching.has(claim.id));
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
    const unfold = () => pages(list, claims, (claim) => this.#item(claim, id), this.page, "claim");
    const show = () => block.open && list.childElementCount === 0 && unfold();
    block.addEventListener("toggle", show);
    show();
    return block;
  }

  #named(id) {
    const { role, organisation } = this.debate.speakers.get(id);
    const more = [role, organisation].filter(Boolean).join(", ");
    return [speakerChip(this.debate, id), more && [" ", el("span", { class: "role", dir: "auto" }, more)]];
  }

  #item(claim, speaker) {
    const denies = this.debate.deniersOf(claim).includes(speaker);
    const fits = (utterance) => (denies ? utterance.force === "denies" : voices(utterance));
    const said = claim.said?.find((utterance) => utterance.speaker === speaker && fits(utterance));
    return el(
      "li",
      {},
      said?.force && [el("span", { class: "tag" }, said.force), " "],
      this.#link(claim),
      said?.quote && !sameWords(said.quote, claim) && el("p", { class: "words", dir: "auto" }, quoted(said.quote)),
      el("p", { class: "does" }, denies ? this.#denied(claim) : this.#does(claim)),
    );
  }

  /** Where a denial stands, and against whom: what the claim bears on is not what its denier says. */
  #denied(claim) {
    const by = this.debate.names(this.debate.speakersOf(claim));
    return [...stanceMarks(this.debate, claim, true).flatMap((mark) => [mark, " "]), `said by ${by}`];
  }

  #link(claim) {
    const link = el("a", { href: claimAddress(claim.id), class: "claim", "data-claim": claim.id, dir: "auto" }, claim.text);
    this.#mark(link);
    return link;
  }

  #does(claim) {
    const aims = this.debate.drawnFrom(claim.id).slice(0, MOST_AIMS).map((relation) => this.#aim(relation));
    return [this.#marks(claim), aims];
  }

  #marks(claim) {
    const unanswered = this.debate.unanswered.has(claim.id);
    return [
      stanceMarks(this.debate, claim).flatMap((mark) => [mark, " "]),
      unanswered && el("span", { class: "tag alert" }, "! unanswered"),
    ];
  }

  /** What a claim does, and to whose words: `rebuts Maren Holt: The town would save …`. */
  #aim(relation) {
    const { debate } = this;
    const step = debate.relations.get(relation.target);
    const [id] = step ? step.premises : [relation.target];
    const aimed = debate.claims.get(id);
    const whose = step ? debate.drawnBy(step) : aimed && debate.speakersOf(aimed);
    return el(
      "span",
      { class: "aims" },
      signMark(debate, relation.kind),
      ` ${debate.kinds[relation.kind].verb} ${step ? "the step from " : ""}`,
      whose?.length > 0 && [el("b", { dir: "auto" }, debate.names(whose)), ": "],
      aimed && el("a", { href: claimAddress(id), title: aimed.text, dir: "auto" }, clipped(aimed.text, AIM_LENGTH)),
    );
  }
}

/** Whether words are those of the claim itself, which need not stand there twice. */
export function sameWords(parts, claim) {
  return parts.length === 1 && plain(parts[0]) === plain(claim.text);
}

/** A text without what makes a sentence of some words: the capital at its start, the mark at its end. */
function plain(text) {
  const words = text.trim().replace(/[\s.,;:]+$/, "").replace(/\s+/g, " ");
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

/** A speaker's own words in quotation marks, with a gap where the source interrupts them. */
export function quoted(parts) {
  return parts.map((part) => `“${part}”`).join(" … ");
}
