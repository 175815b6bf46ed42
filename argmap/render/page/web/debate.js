// The map that the page shows: its elements by id, and what bears on what.

import { el, coloured } from "./dom.js";

/** What somebody does with a claim who says that it holds. */
const VOICING = ["asserts", "concedes"];

/** Whether whoever makes an utterance says that the claim holds. */
export function voices(utterance) {
  return VOICING.includes(utterance.force ?? "asserts");
}

const SYMMETRIC = new Set(["contradicts", "restates"]);

export const STANCES = {
  for: "For",
  against: "Against",
  mixed: "Mixed",
  none: "Neither",
};

/** What a relation does, as a mark: colour only repeats it. */
export const SIGNS = {
  supports: "+",
  rebuts: "×",
  undercuts: "/",
  qualifies: "~",
  contradicts: "≠",
  restates: "=",
};

export class Debate {
  constructor(data) {
    this.title = data.title ?? "An argument map";
    /** Where the page stands, if that is known. */
    this.url = data.url ?? null;
    this.issue = data.issue ?? null;
    this.issues = new Set(data.issues ?? []);
    /** The issues that stances are towards. */
    this.sides = data.sides ?? [];
    /** What the verdicts on the claims are about, where they have any. */
    this.verdicts = data.verdicts ?? null;
    this.kinds = data.kinds;
    /** The flow sheet, of a debate by speeches. */
    this.flow = data.flow ?? null;
    /** Who answers whom, where there are several speakers. */
    this.matrix = data.matrix ?? null;
    /** The texts of the sources, where they may be shown. */
    this.texts = data.texts ?? [];
    /** What was said when, where that is known. */
    this.timeline = data.timeline ?? null;
    this.speakers = byId(data.speakers);
    this.sources = byId(data.sources);
    this.claims = byId(data.claims);
    this.relations = byId(data.relations);
    /** The claims as bars of the icicle, in the order of reading. */
    this.icicle = data.icicle;
    this.bars = barsOf(data);
    this.roots = [...this.bars.values()].filter((bar) => bar.parent === null).map((bar) => bar.id);
    this.into = new Map();
    this.outOf = new Map();
    for (const relation of this.relations.values()) {
      push(this.into, relation.target, relation);
      for (const premise of relation.premises) push(this.outOf, premise, relation);
    }
    this.unanswered = new Set();
    for (const relation of this.relations.values()) {
      if (relation.unanswered) relation.premises.forEach((id) => this.unanswered.add(id));
    }
  }

  /** The claims that a speaker voices, in the map's order. */
  claimsBy(speaker) {
    if (!this.voiced) {
      this.voiced = new Map();
      for (const claim of this.claims.values()) {
        for (const id of this.speakersOf(claim)) push(this.voiced, id, claim);
      }
    }
    return this.voiced.get(speaker) ?? [];
  }

  /** The relations that aim at a claim or at a relation. */
  aimedAt(id) {
    return this.into.get(id) ?? [];
  }

  /** The relations that a claim is a premise of. */
  drawnFrom(id) {
    return this.outOf.get(id) ?? [];
  }

  /** What is met at a claim: what aims at it, and the symmetric relations that it draws. */
  metAt(id) {
    const drawn = this.drawnFrom(id).filter((r) => SYMMETRIC.has(r.kind) && r.target !== id);
    return [...this.aimedAt(id), ...drawn];
  }

  /** The claims at the other end of a relation that is met at `id`. */
  farEnds(relation, id) {
    if (relation.target === id) return relation.premises;
    return this.claims.has(relation.target)
      ? [relation.target]
      : (this.relations.get(relation.target)?.premises ?? []);
  }

  /** The ids of those who voice a claim, each once. */
  speakersOf(claim) {
    return this.speakersBy(claim, ...VOICING);
  }

  /** The ids of those who do one of some things with a claim, each once: `denies`, `asks`. */
  speakersBy(claim, ...forces) {
    const said = (claim.said ?? []).filter((utterance) => forces.includes(utterance.force ?? "asserts"));
    return [...new Set(said.map((utterance) => utterance.speaker))];
  }

  /** The ids of those who deny a claim and do not voice it as well. */
  deniersOf(claim) {
    const speakers = this.speakersOf(claim);
    return this.speakersBy(claim, "denies").filter((id) => !speakers.includes(id));
  }

  /** The ids of those who draw a relation. */
  drawnBy(relation) {
    return relation.speakers ?? [];
  }

  /** Names of speakers: `Operator + Experts`, or `nobody`. */
  names(ids) {
    return ids.map((id) => this.speakers.get(id).name).join(" + ") || "nobody";
  }

  /** All texts of a claim in one, in lower case, for searching. */
  haystack(claim) {
    claim.haystack ??= [
      claim.id,
      claim.title,
      claim.text,
      ...(claim.said ?? []).flatMap((u) => [...(u.quote ?? []), u.reported]),
      ...(claim.said ?? []).map((utterance) => this.speakers.get(utterance.speaker).name),
    ]
      .join("\n")
      .toLowerCase();
    return claim.haystack;
  }
}

/**
 * By claim: its bar `{id, parent, via, beside, undercut, row, left, width, size, children}`, in the
 * order of reading; `row` counts from 0, `left` and `width` count claims that nothing hangs on.
 */
function barsOf({ claims = [], relations = [], icicle }) {
  const bars = new Map();
  for (const [claim, parent, via, left, width, beside, undercut] of icicle.bars) {
    const id = claims[claim].id;
    const above = bars.get(claims[parent]?.id) ?? null;
    above?.children.push(id);
    bars.set(id, {
      id,
      parent: above?.id ?? null,
      via: relations[via] ?? null,
      beside: beside === 1,
      undercut: undercut === 1,
      row: above ? above.row + 1 : 0,
      left,
      width,
      size: 1,
      children: [],
    });
  }
  for (const bar of [...bars.values()].reverse()) if (bar.parent !== null) bars.get(bar.parent).size += bar.size;
  return bars;
}

function byId(elements = []) {
  return new Map(elements.map((element) => [element.id, element]));
}

function push(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A speaker's name in their colour. */
export function speakerChip(debate, id) {
  const speaker = debate.speakers.get(id);
  const chip = el("span", { class: "chip", dir: "auto" }, speaker.name);
  return coloured(chip, { "--ground": speaker.ground, "--line": speaker.line });
}

/**
 * On which side a claim is of each issue it bears on, as words with marks; of several issues, each is
 * named. Whoever denies it is on the other side.
 */
export function stanceMarks(debate, claim, denied = false) {
  const side = (stance) => (denied && OPPOSITE[stance]) || stance;
  const towards = Object.entries(claim.stances ?? {}).filter(([issue]) => denied || issue !== claim.id);
  if (towards.length === 0) {
    return debate.issues.has(claim.id) ? [] : [stanceMark(side(claim.stance ?? "none"))];
  }
  return towards.map(([issue, stance]) => stanceMark(side(stance), debate.sides.length > 1 && ` ${issue}`));
}

const OPPOSITE = { for: "against", against: "for" };

function stanceMark(stance, issue = null) {
  return el("span", { class: `stance stance-${stance}` }, STANCES[stance], issue);
}

/** The mark of a relation, with its meaning for those who do not see it. */
export function signMark(debate, kind) {
  const mark = el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]);
  return coloured(mark, { "--kind": debate.kinds[kind].colour });
}

/** The address of a claim on this page, whole, so that it can be copied from a link. */
export function claimAddress(id) {
  return `${location.href.split("#")[0]}#${new URLSearchParams({ claim: id })}`;
}
