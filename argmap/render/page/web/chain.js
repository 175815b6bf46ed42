// What answers a claim, what answers that, and so on; and what the claim itself bears on.

/** Objections come first, then what limits, then what supports; restatements answer nothing. */
const ORDER = { rebuts: 0, undercuts: 0, contradicts: 1, qualifies: 2, supports: 3 };

/**
 * The steps of the rebuttal chain below a claim, in the order of reading, as `argmap chain` has them:
 * `{relation, claim, level, repeated}`. Each claim is followed once, and what only limits something
 * is shown and not followed. From an issue the supports are followed too, because most objections
 * hit a reason.
 */
export function chainOf(debate, root) {
  const withSupports = debate.issues.has(root);
  const steps = [];
  const shownClaims = new Set([root]);
  const shownRelations = new Set();
  const replies = (id, level, back = null) => repliesTo(debate, id, level, withSupports, back);
  const waiting = replies(root, 1).reverse();
  while (waiting.length > 0) {
    const { relation, claim, level, over } = waiting.pop();
    if (claim === undefined) {
      const ends = debate.farEnds(relation, over).map((end) => ({ relation, claim: end, level }));
      const again = shownRelations.has(relation.id);
      shownRelations.add(relation.id);
      const below = again ? ends : [...ends, ...replies(relation.id, level + 1)];
      waiting.push(...below.reverse());
      continue;
    }
    const repeated = shownClaims.has(claim);
    steps.push({ relation, claim, level, repeated });
    if (repeated || relation.kind === "qualifies") continue;
    shownClaims.add(claim);
    waiting.push(...replies(claim, level + 1, wayBack(relation, claim)).reverse());
  }
  return steps;
}

/** The relation that a claim was met by, which is not walked back. */
function wayBack(relation, claim) {
  // Met from one of its linked premises, it leads on to the others.
  return relation.target === claim && relation.premises.length > 1 ? null : relation;
}

function repliesTo(debate, id, level, withSupports, back) {
  const met = debate.claims.has(id) ? debate.metAt(id) : debate.aimedAt(id);
  return met
    .filter((relation) => relation !== back && relation.kind in ORDER)
    .filter((relation) => withSupports || relation.kind !== "supports")
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
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
