// The page's address says which claim is chosen and what is filtered, so that it can be shared.

import { FILTERS } from "./filters.js";

/** What the address asks for: `{view, claim, filters}`. */
export function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const filters = {};
  for (const name of FILTERS) if (given.has(name)) filters[name] = given.get(name);
  return { view: given.get("view"), claim: given.get("claim"), filters };
}

/** Say in the address what is shown: as a new step that leads back, or in place of the last one. */
export function writeAddress({ view, claim, filters }, asStep) {
  const asked = { ...(view && view !== "map" && { view }), ...(claim !== null && { claim }), ...filters };
  const hash = `#${new URLSearchParams(asked)}`;
  if (hash === (location.hash || "#")) return;
  if (asStep) history.pushState(null, "", hash);
  else history.replaceState(null, "", hash);
}
