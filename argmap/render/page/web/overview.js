// The debate at one look: what it is about, how many claims are on each side, and whose they are.

import { speakerChip, STANCES } from "./debate.js";
import { coloured, el, figure, plural } from "./dom.js";

/** How many speakers of a side are shown at first. */
const FIRST_SPEAKERS = 8;

/** `act.filter(values)` narrows down to some claims, `act.choose(id)` goes to one. */
export function introduction(debate, act) {
  const issues = debate.sides.length > 0 ? debate.sides : [null];
  return [...issues.map((issue) => issueBlock(debate, issue, act)), camps(debate, act)];
}

function issueBlock(debate, issue, act) {
  const claim = debate.claims.get(issue);
  const counts = countsOf(debate, issue);
  const verdict = claim?.verdict && el("p", { class: "verdict-line" }, el("span", { class: "tag verdict" }, claim.verdict), ` ${debate.verdicts}`);
  const choose = () => act.choose(issue);
  return el(
    "section",
    { class: "issue-block", "aria-label": claim ? "What the debate is about" : "How large the debate is" },
    claim && el("h2", { dir: "auto" }, el("button", { type: "button", class: "issue-text", onclick: choose }, claim.text)),
    verdict,
    score(debate, counts, claim !== undefined, act),
  );
}

/** How many claims take each stance towards an issue, itself left out. */
function countsOf(debate, issue) {
  const counts = { for: 0, against: 0, mixed: 0, none: 0 };
  for (const claim of debate.claims.values()) {
    if (claim.id === issue) continue;
    counts[claim.stances?.[issue] ?? "none"] += 1;
  }
  return counts;
}

function score(debate, counts, sided, act) {
  const unanswered = [...debate.relations.values()].filter((relation) => relation.unanswered).length;
  const shown = sided ? ["for", "mixed", "against"].filter((stance) => counts[stance] > 0 || stance !== "mixed") : [];
  const parts = shown.map((stance) => sideFigure(stance, counts[stance], () => act.filter({ stance })));
  const open = el(
    "button",
    { type: "button", class: "figure figure-open", onclick: () => act.filter({ unanswered: "yes" }), disabled: unanswered === 0 },
    el("b", {}, figure(unanswered)),
    el("span", {}, "unanswered"),
  );
  const loose = sided && counts.none > 0 && el("p", { class: "figure-rest" }, `${plural(counts.none, "claim")} on neither side`);
  return el("div", { class: "score" }, parts, open, loose, sided && proportion(counts));
}

function sideFigure(stance, count, onclick) {
  const words = [el("span", { class: "figure-side" }, STANCES[stance]), el("b", {}, figure(count)), el("span", {}, count === 1 ? "claim" : "claims")];
  return el("button", { type: "button", class: `figure figure-${stance}`, onclick, disabled: count === 0 }, words);
}

function proportion(counts) {
  return el("div", { class: "proportion", "aria-hidden": "true" }, segments(counts, ["for", "mixed", "none", "against"]));
}

function segments(counts, order) {
  return order
    .filter((stance) => counts[stance] > 0)
    .map((stance) => coloured(el("i", { class: `segment segment-${stance}` }), { "flex-grow": counts[stance] }));
}

// -- speakers -----------------------------------------------------------------------------------------

/** The speakers of each side, with their claims as bars. */
function camps(debate, act) {
  const talks = [...debate.speakers.values()].map((speaker) => talkOf(debate, speaker)).filter((talk) => talk.all > 0);
  if (talks.length === 0) return null;
  const most = Math.max(...talks.map((talk) => talk.all));
  const groups = debate.sides.length > 0 ? Object.keys(STANCES) : [null];
  const blocks = groups.map((stance) => {
    const members = talks.filter((talk) => stance === null || (talk.speaker.stance ?? "none") === stance);
    return members.length > 0 && camp(debate, stance, members, most, act);
  });
  return el("section", { class: "camps", "aria-label": "Who speaks, and how much" }, blocks);
}

function talkOf(debate, speaker) {
  const counts = { for: 0, against: 0, mixed: 0, none: 0 };
  const claims = debate.claimsBy(speaker.id);
  for (const claim of claims) counts[claim.stance ?? "none"] += 1;
  const open = claims.filter((claim) => debate.unanswered.has(claim.id)).length;
  return { speaker, counts, open, all: claims.length };
}

function camp(debate, stance, talks, most, act) {
  talks.sort((a, b) => b.all - a.all);
  const rows = talks.map((talk) => talkRow(debate, talk, most, act));
  rows.slice(FIRST_SPEAKERS).forEach((item) => (item.hidden = true));
  const left = rows.length - FIRST_SPEAKERS;
  const list = el("ul", {}, rows);
  const more = el("button", { type: "button", class: "tool", onclick: () => showAll(rows, more) }, `${plural(left, "speaker")} more`);
  const heading = stance && el("h3", { class: `camp-${stance}` }, stance === "none" ? "On neither side" : STANCES[stance]);
  return el("div", { class: "camp" }, heading, list, left > 0 && more);
}

function showAll(rows, more) {
  more.remove();
  for (const item of rows) item.hidden = false;
  rows[FIRST_SPEAKERS].querySelector("button").focus();
}

function talkRow(debate, { speaker, counts, open, all }, most, act) {
  const bar = el("span", { class: "talk-bar", "aria-hidden": "true" }, segments(counts, ["for", "mixed", "none", "against"]));
  coloured(bar, { width: `${(100 * all) / most}%` });
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "talk", onclick: () => act.filter({ speaker: speaker.id }) },
      el("span", { class: "talk-name" }, speakerChip(debate, speaker.id)),
      el("span", { class: "talk-room" }, bar),
      el("span", { class: "talk-count" }, figure(all), el("span", { class: "unseen" }, all === 1 ? " claim" : " claims")),
      el("span", { class: "talk-open" }, open > 0 && `${figure(open)} unanswered`),
    ),
  );
}
