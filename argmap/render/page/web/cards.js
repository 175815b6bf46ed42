// A claim as a card of the map, and the card that stands for those that are folded away.

import { speakerChip, voices, stanceMarks, signMark, SIGNS } from "./debate.js";
import { coloured, el, figure, plural } from "./dom.js";

/** The card of a claim: a leaf or a branch of the tree that the map is for a screen reader. */
export function claimCard(debate, node) {
  const claim = debate.claims.get(node.id);
  const speakers = debate.speakersOf(claim);
  const classes = ["card", `card-${claim.stance ?? "none"}`];
  if (claim.implicit) classes.push("implicit");
  if (debate.unanswered.has(claim.id)) classes.push("open");
  if (debate.issues.has(claim.id)) classes.push("issue");
  const card = el(
    "div",
    { role: "treeitem", class: classes.join(" "), tabindex: "-1", "data-key": node.key },
    el("p", { class: "card-head" }, doing(debate, node), speakers.map((id) => speakerChip(debate, id)), deniers(debate, claim), askers(debate, claim)),
    el("p", { class: "card-text", dir: "auto" }, cutText(claim.text)),
    el("p", { class: "card-foot" }, ...marksOf(debate, claim)),
    el("button", { type: "button", class: "fold", tabindex: "-1" }),
  );
  const strip = debate.speakers.get(speakers[0])?.line;
  return strip ? coloured(card, { "--strip": strip }) : card;
}

/** Give a card a name of its own where what stands on it is too small to be rendered, and so to be heard. */
export function nameCard(card, far) {
  if (far) card.ariaLabel = [...card.querySelectorAll("p")].map((part) => part.textContent).join(" ").trim();
  else card.removeAttribute("aria-label");
}

/** As much of a text as a card has room for, in characters. */
const MOST_TEXT = 190;

/** A text that ends at a word where it is too long for a card; who hears it hears all of it. */
function cutText(text) {
  if (text.length <= MOST_TEXT + 40) return text;
  const head = text.slice(0, MOST_TEXT);
  const end = Math.max(head.search(/\s\S*$/), 0) || MOST_TEXT;
  return [text.slice(0, end), el("span", { class: "unseen" }, text.slice(end)), el("span", { class: "cut", "aria-hidden": "true" }, " … more")];
}

/** What the claim does to the one it stands under, as a sign and, for those who hear it, a word. */
function doing(debate, node) {
  if (!node.via) return null;
  const { kind } = node.via;
  const target = debate.relations.has(node.via.target) ? " a step" : "";
  return el("span", { class: "doing" }, signMark(debate, kind), ` ${debate.kinds[kind].verb}${target} `);
}

/** Those who deny a claim, struck out; who hears it hears a word. */
function deniers(debate, claim) {
  return debate.speakersBy(claim, "denies").map((id) => {
    const chip = el("span", { class: "struck" }, speakerChip(debate, id));
    return el("span", { class: "denied", title: "denies it" }, chip, el("span", { class: "unseen" }, " denies it "));
  });
}

/** Those who only ask whether a claim holds, or ask for a reason, each with a word about it. */
export function askers(debate, claim) {
  return ["asks", "challenges"].flatMap((force) =>
    debate.speakersBy(claim, force).map((id) => el("span", { class: "asking" }, speakerChip(debate, id), ` ${force} it `)),
  );
}

/** What is special about a claim, as small marks. */
export function marksOf(debate, claim) {
  const marks = [];
  if (debate.issues.has(claim.id)) marks.push(el("span", { class: "tag strong" }, "the issue"));
  marks.push(...stanceMarks(debate, claim));
  if (claim.implicit) marks.push(el("span", { class: "tag" }, "implicit"));
  if (isQuoted(claim)) {
    marks.push(el("span", { class: "tag quoted", title: "in their own words" }, "“ ” quoted"));
  }
  if (claim.verdict) marks.push(el("span", { class: "tag verdict" }, claim.verdict));
  if (claim.checked) marks.push(el("span", { class: "tag", title: "what a check of it found" }, `checked: ${claim.checked}`));
  if (debate.unanswered.has(claim.id)) marks.push(el("span", { class: "tag alert" }, "! unanswered"));
  return marks;
}

function isQuoted(claim) {
  return (claim.said ?? []).some((utterance) => voices(utterance) && utterance.quote);
}

/** The card that unfolds more claims where a claim has very many. */
export function moreCard(node) {
  return el(
    "div",
    { role: "treeitem", class: "card more", tabindex: "-1", "data-key": node.key },
    el("p", { class: "card-text" }, `${plural(node.hidden, "claim")} more`),
  );
}

/** What was last said of a card, since to say it again costs the browser as much. */
const said = new WeakMap();

/** Say where a card stands in the tree, and whether it is folded. */
export function placeCard(card, node, count, open) {
  const words = [node.level, node.position, node.of, count, open, node.hidden].join(" ");
  if (said.get(card) === words) return;
  said.set(card, words);
  card.setAttribute("aria-level", node.level);
  card.setAttribute("aria-posinset", node.position);
  card.setAttribute("aria-setsize", node.of);
  if (node.id === null) card.firstChild.textContent = `${plural(node.hidden, "claim")} more`;
  const button = card.querySelector(".fold");
  if (!button) return;
  button.hidden = count === 0;
  if (count === 0) {
    card.removeAttribute("aria-expanded");
    return;
  }
  card.setAttribute("aria-expanded", open);
  button.textContent = open ? "−" : `+${figure(count)}`;
  const what = `${plural(count, "claim")} that ${count === 1 ? "bears" : "bear"} on it`;
  button.setAttribute("aria-label", `${open ? "Fold" : "Unfold"} ${what}`);
  button.title = button.getAttribute("aria-label");
}

/** What the lines of the map mean. */
export function legend(debate, used) {
  const rows = Object.keys(SIGNS)
    .filter((kind) => used.has(kind))
    .map((kind) => el("li", {}, signMark(debate, kind), ` ${debate.kinds[kind].verb}`));
  const note = debate.verdicts && el("li", { class: "verdicts" }, debate.verdicts);
  return el("ul", { class: "legend", "aria-label": "What the marks on the lines mean" }, rows, note);
}
