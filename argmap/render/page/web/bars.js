// What is told of a claim of the icicle, to those who point at it and to those who hear it.

import { stanceMarks, speakerChip } from "./debate.js";
import { el, plural } from "./dom.js";

/** The text of a claim, who says it, and what became of it. */
export function barLabel(debate, bar) {
  const claim = debate.claims.get(bar.id);
  const hanging = bar.size - 1;
  return [
    el("p", { dir: "auto" }, claim.text),
    el(
      "p",
      { class: "bar-facts" },
      bar.via && `${debate.kinds[bar.via.kind].verb}${bar.beside ? " a step" : ""} · `,
      debate.speakersOf(claim).flatMap((id) => [speakerChip(debate, id), " "]),
      debate.issues.has(bar.id) ? "the issue " : stanceMarks(debate, claim).flatMap((mark) => [mark, " "]),
      debate.unanswered.has(bar.id) && el("span", { class: "tag alert" }, "! unanswered"),
      bar.undercut && [" ", el("span", { class: "tag" }, "/ undercut")],
      hanging > 0 && ` ${plural(hanging, "claim")} ${hanging === 1 ? "hangs" : "hang"} on it`,
    ),
  ];
}

/** What the bars mean. */
export function barLegend() {
  const row = (name, words) => el("li", {}, el("i", { class: `swatch ${name}`, "aria-hidden": "true" }), ` ${words}`);
  return el(
    "ul",
    { class: "bar-legend", "aria-label": "What the bars mean" },
    row("swatch-for", "for"),
    row("swatch-against", "against"),
    row("swatch-open", "red edge: unanswered"),
    row("swatch-hatched", "hatched: undercut"),
    el("li", {}, "as wide as what hangs on it"),
  );
}
