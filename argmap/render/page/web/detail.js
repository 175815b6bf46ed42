// All about one claim: its words where they stand, what it bears on, what answers it.

import { marksOf } from "./cards.js";
import { chainOf } from "./chain.js";
import { claimAddress, signMark, speakerChip, voices } from "./debate.js";
import { el, figure, fill } from "./dom.js";
import { quoted, sameWords } from "./list.js";

/** A longer chain is cut, with a word about it. */
const MOST_STEPS = 150;

/** Fill the panel with a claim. `close()` is called when it is to be closed. */
export function showDetail(panel, debate, claim, close) {
  fill(
    panel,
    el("div", { class: "detail-tools" }, copyButton(), el("button", { type: "button", class: "tool", onclick: close }, "Close")),
    el("h2", { id: "detail-heading", tabindex: "-1", dir: "auto" }, claim.text),
    el("p", { class: "marks" }, el("code", {}, claim.id), marksOf(debate, claim)),
    about(claim),
    section("Who says it, and in which words", words(debate, claim, true)),
    section("Who denies it, asks or challenges it", words(debate, claim, false)),
    linkList("What it bears on", debate.drawnFrom(claim.id).map((relation) => aim(debate, relation, claim))),
    linkList("What speaks for it", support(debate, claim)),
    linkList("What is aimed at its step", againstSteps(debate, claim)),
    chain(debate, claim),
  );
}

function section(heading, ...content) {
  if (content.flat().length === 0) return null;
  return el("section", {}, el("h3", {}, heading), ...content);
}

function linkList(heading, items) {
  return items.length > 0 && section(heading, el("ul", { class: "links" }, items));
}

function copyButton() {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      fill(answer, "✓ Link copied");
    } catch {
      // A page from disk may not have a clipboard; the address bar has the link, too.
      fill(answer, "The link is in the address bar");
    }
    setTimeout(() => fill(answer), 4000);
  };
  // A button whose words change is not read out; what has the role of a status is.
  const answer = el("span", { role: "status", class: "copied" });
  return [answer, el("button", { type: "button", class: "tool", onclick: copy }, "Copy link")];
}

function about(claim) {
  const rows = [
    ["Title", claim.title !== claim.text && claim.title],
    ["Section", claim.section?.join(" › ")],
    ["Tags", claim.tags?.join(", ")],
    ["Note", claim.note],
    ["Checked", claim.checked],
    ...(claim.evidence ?? []).map((found) => ["Evidence", evidence(found)]),
  ];
  const given = rows.filter(([, value]) => value);
  if (given.length === 0) return null;
  return el("dl", {}, given.map(([name, value]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value)]));
}

/** What a claim was checked against: the words lead where there is an address. */
function evidence({ text, url }) {
  if (!url) return text;
  return el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text || url);
}

// -- words ------------------------------------------------------------------------------------------

/** The utterances that voice a claim, or all others. */
export function words(debate, claim, voicing) {
  const chosen = (claim.said ?? []).filter((said) => voices(said) === voicing);
  return chosen.map((said) => utterance(debate, said, claim));
}

function utterance(debate, said, claim) {
  const words = said.quote ?? (said.reported ? [said.reported] : null);
  const repeats = words !== null && sameWords(words, claim);
  const how = said.quote ? "says" : said.reported ? "as reported" : "says so";
  const manner = !said.force ? how : said.reported && !said.quote ? `${said.force}, as reported` : said.force;
  const { role, organisation } = debate.speakers.get(said.speaker);
  return el(
    "div",
    { class: voices(said) ? "utterance" : "utterance other" },
    el(
      "p",
      { class: "by" },
      speakerChip(debate, said.speaker),
      [role, organisation].some(Boolean) && ` ${[role, organisation].filter(Boolean).join(", ")}`,
      el("span", { class: "manner" }, ` ${manner}${repeats ? ", in these words" : ""}`),
    ),
    said.quote && !repeats && el("blockquote", { dir: "auto" }, quoted(said.quote)),
    said.reported && !repeats && el("blockquote", { class: "reported", dir: "auto" }, said.reported),
    where(debate, said),
    said.context && inContext(said.context),
  );
}

function where(debate, said) {
  const source = said.source ? debate.sources.get(said.source) : null;
  const named = [source?.title, source?.author, source?.publisher, said.date ?? source?.date];
  const fresh = named.filter((name) => name && !said.place?.includes(name));
  const parts = [said.place, ...fresh].filter(Boolean).join(", ");
  const address = said.url ?? source?.url;
  const more = [said.via && `via ${said.via}`, said.turn && `turn ${said.turn}`].filter(Boolean).join(", ");
  if (!parts && !address && !more) return null;
  const link = { href: address, rel: "noopener noreferrer", target: "_blank" };
  return el(
    "p",
    { class: "where", dir: "auto" },
    address ? el("a", link, parts || address) : parts,
    more && ` ${parts || address ? "· " : ""}${more}`,
  );
}

/** The words where they stand: every second piece is the speaker's. */
function inContext(pieces) {
  const shown = pieces.map((piece, i) => (i % 2 ? el("mark", {}, piece) : piece));
  return el("details", { class: "context" }, el("summary", {}, "In context"), el("p", { dir: "auto" }, shown));
}

// -- relations --------------------------------------------------------------------------------------

function claimLink(debate, id) {
  const claim = debate.claims.get(id);
  return el("a", { href: claimAddress(id), dir: "auto" }, claim.text);
}

function chips(debate, ids) {
  return ids.flatMap((id) => [speakerChip(debate, id), " "]);
}

/** A relation: what is done, whose chips stand behind that, and the claims `ids`. */
function row(debate, relation, words, speakers, ids) {
  return el(
    "li",
    {},
    el("p", { class: "does" }, signMark(debate, relation.kind), ` ${words} `, chips(debate, speakers)),
    ids.map((id) => el("p", {}, claimLink(debate, id))),
    relation.unanswered && el("span", { class: "tag alert" }, "! unanswered"),
    ["scheme", "question", "turn", "note"].map((name) => relation[name] && el("p", { class: "where", dir: "auto" }, relation[name])),
  );
}

function aim(debate, relation, claim) {
  const verb = debate.kinds[relation.kind].verb;
  const others = relation.premises.filter((id) => id !== claim.id);
  const linked = others.length > 0 ? ` (together with ${others.join(", ")})` : "";
  const aimed = debate.relations.get(relation.target);
  const words = aimed ? `${verb} the step ${aimed.id} of` : verb;
  const ids = aimed ? aimed.premises : [relation.target];
  const speakers = aimed ? debate.drawnBy(aimed) : debate.speakersOf(debate.claims.get(relation.target));
  return row(debate, relation, words + linked, speakers, ids);
}

function support(debate, claim) {
  return debate
    .metAt(claim.id)
    .filter((relation) => relation.kind === "supports" || relation.kind === "restates")
    .map((relation) => {
      const { noun } = debate.kinds[relation.kind];
      return row(debate, relation, `${noun} by`, debate.drawnBy(relation), debate.farEnds(relation, claim.id));
    });
}

function againstSteps(debate, claim) {
  return debate.drawnFrom(claim.id).flatMap((step) =>
    debate.aimedAt(step.id).map((relation) => {
      const words = `${debate.kinds[relation.kind].noun} of the step to ${step.target} by`;
      return row(debate, relation, words, debate.drawnBy(relation), relation.premises);
    }),
  );
}

function chain(debate, claim) {
  const steps = chainOf(debate, claim.id);
  if (steps.length === 0) {
    return section("The rebuttal chain", el("p", { class: "where" }, "Nobody objects to it."));
  }
  const items = steps.slice(0, MOST_STEPS).map((step) => chainStep(debate, step));
  const left = steps.length - items.length;
  return section(
    "The rebuttal chain",
    el("ol", { class: "chain" }, items),
    left > 0 && el("p", { class: "where" }, `${figure(left)} more steps; go on from a claim in it.`),
  );
}

function chainStep(debate, { relation, claim, level, repeated }) {
  const { verb } = debate.kinds[relation.kind];
  const over = debate.relations.has(relation.target) ? " the step" : "";
  return el(
    "li",
    { class: `step depth-${Math.min(level, 8)}` },
    el(
      "p",
      { class: "does" },
      signMark(debate, relation.kind),
      ` ${verb}${over} `,
      chips(debate, debate.speakersOf(debate.claims.get(claim))),
      level > 8 && `(step ${level}) `,
      repeated && "(as above) ",
      relation.unanswered && el("span", { class: "tag alert" }, "! unanswered"),
    ),
    el("p", {}, claimLink(debate, claim)),
  );
}
