// The page within another one: how to put it there, and how it behaves there.

import { el } from "./dom.js";

/** Whether the address asks for the page as a part of another one. */
export function isEmbedded() {
  return new URLSearchParams(location.hash.slice(1)).has("embed");
}

/** Make the page fit for a frame in another one, or for a window of its own. */
export function showEmbedded(embedded) {
  document.body.classList.toggle("embed", embedded);
  const whole = document.getElementById("whole-page");
  const hash = new URLSearchParams(location.hash.slice(1));
  hash.delete("embed");
  whole.href = `${location.href.split("#")[0]}#${hash}`;
}

/** Copy what puts the page, as it is shown, into another one; `say` tells the reader. */
export async function copySnippet(debate, say) {
  const snippet = snippetOf(debate);
  let told = "Put this into your page: ";
  try {
    await navigator.clipboard.writeText(snippet);
    told = "Copied; put it into your page: ";
  } catch {
    // A page from disk may not have a clipboard; the reader can copy what is shown.
  }
  say(told, el("code", { class: "snippet" }, snippet));
}

function snippetOf({ url, title }) {
  const hash = new URLSearchParams(location.hash.slice(1));
  const address = `${url ?? location.href.split("#")[0]}#${["embed", hash.toString()].filter(Boolean).join("&")}`;
  const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" width="100%" height="560" loading="lazy"></iframe>`;
}
