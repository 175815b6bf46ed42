// The page's address says which claim is chosen and what is filtered, so that it can be shared.

import { isEmbedded } from "./embed.js";
import { FILTERS } from "./filters.js";

/** What the address asks for: `{view, claim, filters}`. */
export function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const filters = {};
  for (const name of FILTERS) if (given.has(name)) filters[name] = given.get(name);
  return { view: given.get("view"), claim: given.get("claim"), filters };
}

/** Where a map is too small to be read: on phones, and where a page is enlarged. */
const NARROW = matchMedia("(max-width: 760px)");

/** What is shown where the address names no view: all of the debate, or what is asked for. */
export function usualView({ claim, filters }) {
  if (claim !== null) return NARROW.matches ? "focus" : "map";
  if (Object.keys(filters).length > 0) return NARROW.matches ? "list" : "map";
  return "overview";
}

/** Say in the address what is shown: as a new step that leads back, or in place of the last one. */
export function writeAddress({ view, claim, filters }, asStep) {
  const usual = view === usualView({ claim, filters });
  const asked = { ...(!usual && { view }), ...(claim !== null && { claim }), ...filters };
  const hash = `#${[isEmbedded() && "embed", new URLSearchParams(asked).toString()].filter(Boolean).join("&")}`;
  if (hash === (location.hash || "#")) return;
  if (asStep) history.pushState(null, "", hash);
  else history.replaceState(null, "", hash);
}
