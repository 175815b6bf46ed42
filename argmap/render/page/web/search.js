// Walking through what a search or a filter finds, and marking its words.

import { el, figure, fill } from "./dom.js";

/** More marks than this are of no use to anybody. */
const MOST_MARKS = 2000;
/** What holds the words of claims, wherever they are shown. */
const WORDS = ".card-text, .claim, .words, .cell, .focus-claim h2, .answer-text, .detail h2, .detail blockquote";

/** Which of the claims found one is at: `3 of 48 ‹ ›`. */
export class Walk {
  /** `go(id)` is called when somebody walks on to a claim. */
  constructor(container, go) {
    this.container = container;
    this.go = go;
    this.ids = [];
    this.at = 0;
    this.text = el("output", { class: "count" });
    this.buttons = el("span", {}, this.#button("‹", "The one before (Shift+F3)", -1), this.#button("›", "The next one (Enter, F3)", 1));
    fill(container, this.text, this.buttons);
    this.begin(null);
  }

  /** Begin anew with the claims that are found, in the order of reading; `null` where nothing is asked for. */
  begin(ids) {
    this.ids = ids ?? [];
    this.at = 0;
    this.isAsked = ids !== null;
    this.#draw();
  }

  /** Walk on by so many, and round at the end. */
  step(by) {
    if (this.ids.length === 0) return;
    this.at = (this.at + by + this.ids.length) % this.ids.length;
    this.#draw();
    this.go(this.ids[this.at]);
  }

  #draw() {
    const count = this.ids.length;
    this.container.hidden = !this.isAsked;
    this.buttons.hidden = count === 0;
    fill(this.text, this.isAsked && (count === 0 ? "No claim fits" : `${figure(this.at + 1)} of ${figure(count)}`));
  }

  #button(label, title, by) {
    return el("button", { type: "button", class: "tool found-step", title, "aria-label": title, onclick: () => this.step(by) }, label);
  }

  /** F3 walks on, and back with the shift key, wherever the focus is. */
  key(event) {
    if (event.key !== "F3" || this.ids.length === 0) return;
    event.preventDefault();
    this.step(event.shiftKey ? -1 : 1);
  }
}

let marking = 0;

/** Mark words wherever claims are shown, once the page has been drawn; its elements stay as they are. */
export function markWords(words) {
  if (!globalThis.Highlight) return;
  CSS.highlights.delete("found");
  cancelAnimationFrame(marking);
  if (words.length > 0) marking = requestAnimationFrame(() => CSS.highlights.set("found", new Highlight(...marksOn(words))));
}

function marksOn(words) {
  const ranges = [];
  for (const element of document.getElementById("main").querySelectorAll(WORDS)) {
    if (ranges.length >= MOST_MARKS) break;
    rangesOf(element, words, ranges);
  }
  return ranges;
}

function rangesOf(element, words, ranges) {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const text = nodes.currentNode.data.toLowerCase();
    // A few letters change their length in lower case; then their places are not known.
    if (text.length !== nodes.currentNode.data.length) continue;
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(nodes.currentNode, at);
        range.setEnd(nodes.currentNode, at + word.length);
        ranges.push(range);
      }
    }
  }
}
