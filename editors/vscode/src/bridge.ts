/** The page of a map, made to speak with the editor that shows it. */

/** What the page and the editor tell each other: the claim that is looked at. */
export interface Looked {
  claim: string;
}

const PROGRAM = `
const editor = acquireVsCodeApi();
let looked = null;
// Unless the reader chose colours on the page, it has those of the editor rather than of the system.
const dress = () => {
  const kind = document.body.dataset.vscodeThemeKind ?? "";
  const root = document.documentElement;
  const chosen = root.dataset.theme ?? "auto";
  const scheme = chosen !== "auto" || kind === "" ? "" : /light/.test(kind) ? "light" : "dark";
  if (root.style.colorScheme !== scheme) root.style.colorScheme = scheme;
};
const dressed = new MutationObserver(dress);
dressed.observe(document.body, { attributeFilter: ["data-vscode-theme-kind"] });
dressed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
dress();
addEventListener("message", ({ data }) => {
  if (typeof data?.claim !== "string" || data.claim === looked) return;
  looked = data.claim;
  location.hash = "#" + new URLSearchParams({ claim: looked });
});
setInterval(() => {
  const claim = new URLSearchParams(location.hash.slice(1)).get("claim");
  if (claim === null || claim === looked) return;
  looked = claim;
  editor.postMessage({ claim });
}, 150);
editor.postMessage({ ready: true });
`;

/**
 * The page with a program that passes the chosen claim on, both ways.
 *
 * The page allows its own program alone, so ours is allowed by a nonce, and nothing else is.
 */
export function bridged(page: string, nonce: string): string {
  const allowed = page.replace(/script-src /, `script-src 'nonce-${nonce}' `);
  const end = allowed.lastIndexOf("</body>");
  if (end < 0) return allowed;
  return `${allowed.slice(0, end)}<script nonce="${nonce}">${PROGRAM}</script>${allowed.slice(end)}`;
}

/** What stands in place of a page while a map has errors and none was sound before. */
export function unsound(): string {
  return "<!doctype html><title>argmap</title><p>The map has errors; the list of problems says which.</p>";
}

/** Whether a message of the page names a claim. */
export function isLooked(message: unknown): message is Looked {
  return typeof (message as Looked | null)?.claim === "string";
}
