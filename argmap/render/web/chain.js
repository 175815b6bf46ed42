// What answers a claim, what answers that, and so on; and what the claim itself bears on.

import { OBJECTIONS } from "./debate.js";

/**
 * The steps of the rebuttal chain below a claim, in the order of reading. Each claim is followed
 * once. From an issue the supports are followed too, because most objections hit a reason.
 */
export function chainOf(debate, root) {
  const withSupports = debate.issues.has(root);
  const steps = [];
  const followed = new Set([root]);
  const begun = new Set();
  const waiting = repliesTo(debate, root, 1, withSupports).reverse();
  while (waiting.length > 0) {
    const { relation, level, over } = waiting.pop();
    for (const claim of debate.farEnds(relation, over)) {
      const repeated = followed.has(claim);
      steps.push({ relation, claim, level, repeated });
      followed.add(claim);
      if (!repeated) {
        waiting.push(...repliesTo(debate, claim, level + 1, withSupports, relation).reverse());
      }
    }
    if (!begun.has(relation.id)) {
      begun.add(relation.id);
      waiting.push(...repliesTo(debate, relation.id, level + 1, withSupports).reverse());
    }
  }
  return steps;
}

function repliesTo(debate, id, level, withSupports, through = null) {
  const met = debate.claims.has(id) ? debate.metAt(id) : debate.aimedAt(id);
  return met
    .filter((r) => r !== through)
    .filter((r) => OBJECTIONS.has(r.kind) || (withSupports && r.kind === "supports"))
    .map((relation) => ({ relation, level, over: id }));
}

/** What is lit when a claim is chosen: its chain, and its way to what it bears on in the end. */
export function litWith(debate, root) {
  const claims = new Set([root]);
  const relations = new Set();
  for (const { relation, claim } of chainOf(debate, root)) {
    relations.add(relation.id);
    claims.add(claim);
    relation.premises.forEach((id) => claims.add(id));
  }
  const waiting = [root];
  const met = new Set(waiting);
  while (waiting.length > 0) {
    const id = waiting.pop();
    const relation = debate.relations.get(id);
    if (relation) {
      relations.add(id);
      [...relation.premises, relation.target].forEach(visit);
    } else {
      claims.add(id);
      // The way goes on from what the claim bears on, and not back down to what else does.
      if (id === root || !debate.issues.has(id)) debate.drawnFrom(id).forEach((r) => visit(r.id));
    }
  }
  return { claims, relations };

  function visit(id) {
    if (met.has(id)) return;
    met.add(id);
    waiting.push(id);
  }
}
