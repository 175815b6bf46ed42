// What was said when: the moments in order, each with what was new in it, and who is heard when.

import { claimAddress, speakerChip } from "./debate.js";
import { coloured, el, pages, plural } from "./dom.js";

/** The picture of who is heard when has this many columns at most; more moments share them. */
const MOST_TIMES = 36;
/** About so many utterances are shown at a time, and so many speakers in the picture. */
const UTTERANCES = 150;
const MOST_SPEAKERS = 30;

const SAID_BEFORE = { "taken-up": "taken up", again: "again", differently: "in other words" };
const DOES = { concedes: "concedes", denies: "denies", asks: "asks", challenges: "challenges" };

export function timeLine(debate) {
  const { moments, entries, leftOut, unreadable } = debate.timeline;
  const byMoment = moments.map(() => []);
  for (const entry of entries) byMoment[entry.moment].push(entry);
  const list = el("ol", { class: "moments" });
  const size = Math.max(Math.floor(UTTERANCES / (entries.length / moments.length)), 1);
  pages(list, byMoment, (found, i) => momentOf(debate, i, found), size, "moment");
  return el(
    "div",
    { class: "timeline" },
    heard(debate, entries, (moment) => goTo(list, moment)),
    list,
    leftOut > 0 && el("p", { class: "where" }, `Left out: ${plural(leftOut, "utterance")}, as nobody says when they were made.`),
    unreadable.length > 0 && el("p", { class: "where" }, `These dates cannot be read: ${unreadable.join(", ")}.`),
  );
}

function goTo(list, moment) {
  while (!list.querySelector(`[data-moment="${moment}"]`)) list.querySelector(".more button").click();
  const item = list.querySelector(`[data-moment="${moment}"]`);
  item.scrollIntoView({ block: "start" });
  item.focus({ preventScroll: true });
}

function momentOf(debate, number, entries) {
  return el(
    "li",
    { class: "moment", "data-moment": number, tabindex: "-1" },
    el("h3", { dir: "auto" }, debate.timeline.moments[number]),
    el("ul", {}, entries.map((entry) => saidThen(debate, entry))),
  );
}

function saidThen(debate, { claim, speaker, force, mark, earlier, against = [] }) {
  const { text } = debate.claims.get(claim);
  return el(
    "li",
    {},
    speakerChip(debate, speaker),
    force && [" ", el("span", { class: "tag" }, DOES[force])],
    " ",
    el("a", { href: claimAddress(claim), class: mark === "new" ? "claim new" : "claim", "data-claim": claim, dir: "auto" }, text),
    SAID_BEFORE[mark] && el("p", { class: "does" }, `${SAID_BEFORE[mark]}`, earlier && before(debate, earlier, { claim, speaker })),
    against.map((other) => el("p", { class: "does against" }, el("span", { class: "tag alert" }, "! against oneself"), before(debate, other, { claim, speaker }))),
  );
}

/** What was said before: by whom unless it is the same speaker, in which words unless they are the same, and when. */
function before(debate, earlier, now) {
  const { text } = debate.claims.get(earlier.claim);
  return [
    earlier.speaker !== now.speaker && [" from ", speakerChip(debate, earlier.speaker)],
    earlier.claim !== now.claim && [": ", el("a", { href: claimAddress(earlier.claim), "data-claim": earlier.claim, dir: "auto" }, text)],
    ` (${earlier.when})`,
  ];
}

// -- who is heard when ------------------------------------------------------------------------------

function heard(debate, entries, go) {
  const { moments } = debate.timeline;
  const width = Math.ceil(moments.length / MOST_TIMES);
  const times = Array.from({ length: Math.ceil(moments.length / width) }, (_, i) => timeAt(moments, i * width, width));
  const counts = new Map();
  for (const { speaker, moment } of entries) {
    if (!counts.has(speaker)) counts.set(speaker, times.map(() => 0));
    counts.get(speaker)[Math.floor(moment / width)] += 1;
  }
  const rows = [...counts].slice(0, MOST_SPEAKERS);
  const most = Math.max(...rows.flatMap(([, row]) => row));
  const head = times.map(({ label }) => el("th", { scope: "col" }, el("span", {}, label)));
  const cell = (id, count, { label, first }) => el("td", {}, count > 0 && dot(debate, id, { count, most, label }, () => go(first)));
  const body = rows.map(([id, row]) =>
    el("tr", {}, el("th", { scope: "row" }, speakerChip(debate, id)), row.map((count, i) => cell(id, count, times[i]))),
  );
  const table = el(
    "table",
    { class: "heard" },
    el("caption", { class: "unseen" }, "Who is heard when"),
    el("thead", {}, el("tr", {}, el("td"), head)),
    el("tbody", {}, body),
  );
  return [
    el("div", { class: "heard-frame", tabindex: "0", role: "region", "aria-label": "Who is heard when" }, table),
    counts.size > rows.length && el("p", { class: "where" }, `${plural(counts.size - rows.length, "speaker")} more are heard.`),
  ];
}

/** Some moments that share a column: the first of them, and what the column is called. */
function timeAt(moments, first, width) {
  const last = Math.min(first + width, moments.length) - 1;
  return { first, label: first === last ? moments[first] : `${moments[first]} – ${moments[last]}` };
}

/** A speaker at a time, the larger the more they say. */
function dot(debate, id, { count, most, label }, go) {
  const said = `${plural(count, "claim")} at ${label}`;
  const button = el("button", { type: "button", class: "dot", title: said, "aria-label": said, onclick: go });
  return coloured(button, { "--size": `${Math.round(8 + 14 * Math.sqrt(count / most))}px`, "--dot": debate.speakers.get(id).line });
}
