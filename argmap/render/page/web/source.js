// The sources beside the map: their text, with the words that are claims in their speakers' colours.

import { claimAddress, signMark } from "./debate.js";
import { coloured, el, figure } from "./dom.js";

/** The texts of a map, each with a strip that shows which stretches of it are on the map. */
export function sourceTexts(debate) {
  return el("div", { class: "sources" }, debate.texts.map((text) => sourceText(debate, text)));
}

function sourceText(debate, { source, pieces }) {
  const { title } = debate.sources.get(source) ?? {};
  const parts = pieces.map((piece) => (typeof piece === "string" ? document.createTextNode(piece) : statement(debate, piece)));
  const length = (piece) => (typeof piece === "string" ? piece : piece[0]).length;
  const whole = pieces.reduce((sum, piece) => sum + length(piece), 0);
  const mapped = pieces.filter((piece) => typeof piece !== "string").reduce((sum, piece) => sum + length(piece), 0);
  const share = `${figure(Math.round((100 * mapped) / Math.max(whole, 1)))} % of the text is on the map.`;
  const strip = pieces.map((piece, i) => stretch(debate, piece, length(piece), () => go(parts[i])));
  return el(
    "section",
    {},
    el("h3", { dir: "auto" }, title ?? source),
    el("p", { class: "where" }, share),
    el("div", { class: "source" }, el("div", { class: "stretches", "aria-hidden": "true" }, strip), el("div", { class: "text", dir: "auto" }, parts)),
  );
}

/** Words that are claims: a link to the first of them, with a sign for what each does. */
function statement(debate, [words, said]) {
  const signs = said.flatMap(([claim]) => debate.drawnFrom(claim).slice(0, 1).map(({ kind }) => signMark(debate, kind)));
  const [[claim, speaker]] = said;
  const { name, ground, line } = debate.speakers.get(speaker);
  const link = el("a", { href: claimAddress(claim), class: "statement", "data-claim": claim, title: `${name}: ${debate.claims.get(claim).text}` }, signs, words);
  return coloured(link, { "--ground": ground, "--line": line });
}

function stretch(debate, piece, length, show) {
  const mark = el("i", { onclick: show });
  const line = typeof piece === "string" ? "transparent" : debate.speakers.get(piece[1][0][1]).line;
  return coloured(mark, { "flex-grow": length, background: line });
}

function go(part) {
  (part.nodeType === Node.TEXT_NODE ? (part.previousSibling ?? part.parentNode) : part).scrollIntoView({ block: "center" });
}
