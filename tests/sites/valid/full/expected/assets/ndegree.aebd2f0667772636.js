// Tells blank nodes that are equal by themselves apart by what surrounds them (RDFC-1.0 §4.7 and §4.8), within a bound of work.

/** Labels groups of blank nodes of equal first-degree hash. False when the work is used up. */
export async function labelTies(run, hashes, ties, work) {
  const search = new Search(run, hashes, work);
  for (const tie of ties) {
    if (!await search.label(tie)) return false;
  }
  return true;
}

class Search {
  constructor(run, hashes, work) {
    Object.assign(this, { run, hashes, work });
  }

  async label(tie) {
    const paths = [];
    for (const node of tie) {
      if (this.run.labels[node] !== undefined) continue;
      const path = await this.hashOf(node, new Map([[node, 0]]));
      if (path === null) return false;
      paths.push(path);
    }
    // Of equal paths the first stands for all, as they differ in nothing that shows.
    paths.sort((left, right) => (left.hash < right.hash ? -1 : left.hash > right.hash ? 1 : 0));
    for (const { issued } of paths) for (const node of issued.keys()) this.run.label(node);
    return true;
  }

  // Labels given along a path stand in a Map, in the order in which they were given.
  async hashOf(node, issued) {
    if (this.work-- <= 0) return null;
    let data = '';
    const related = await this.relatedByHash(node, issued);
    for (const hash of [...related.keys()].sort()) {
      const chosen = await this.choosePath(related.get(hash), issued);
      if (chosen === null) return null;
      data += hash + chosen.path;
      issued = chosen.issued;
    }
    return { hash: await this.run.hash(data), issued };
  }

  async choosePath(related, before) {
    let chosen = null;
    for (const permutation of permutations(related)) {
      let issued = new Map(before);
      let path = '';
      const pending = [];
      for (const node of permutation) {
        if (this.run.labels[node] !== undefined) {
          path += `_:c14n${this.run.labels[node]}`;
          continue;
        }
        if (!issued.has(node)) pending.push(node);
        path += `_:b${labelIn(issued, node)}`;
      }
      let isBehind = chosen !== null && path > chosen.path;
      for (const node of isBehind ? [] : pending) {
        const result = await this.hashOf(node, issued);
        if (result === null) return null;
        path += `_:b${labelIn(issued, node)}<${result.hash}>`;
        issued = result.issued;
        isBehind = chosen !== null && path > chosen.path;
        if (isBehind) break;
      }
      if (!isBehind && (chosen === null || path < chosen.path)) chosen = { path, issued };
    }
    return chosen;
  }

  async relatedByHash(node, issued) {
    const { run } = this;
    const related = new Map();
    for (const at of run.mentions[node]) {
      if (run.dropped.has(at)) continue;
      const quad = run.quads[at];
      for (const [term, position] of [[quad.s, `s${quad.p}`], [quad.o, `o${quad.p}`], [quad.g, 'g']]) {
        if (typeof term !== 'number' || term === node) continue;
        const hash = await run.hash(position + this.nameOf(term, issued));
        if (!related.has(hash)) related.set(hash, []);
        related.get(hash).push(term);
      }
    }
    return related;
  }

  nameOf(node, issued) {
    if (this.run.labels[node] !== undefined) return `_:c14n${this.run.labels[node]}`;
    return issued.has(node) ? `_:b${issued.get(node)}` : this.hashes[node];
  }
}

function labelIn(issued, node) {
  if (!issued.has(node)) issued.set(node, issued.size);
  return issued.get(node);
}

// All distinct orders of the nodes, smallest first. A node that stands several times among them is related by several quads.
function* permutations(nodes) {
  const order = [...nodes].sort((left, right) => left - right);
  for (;;) {
    yield order;
    let pivot = order.length - 2;
    while (pivot >= 0 && order[pivot] >= order[pivot + 1]) pivot--;
    if (pivot < 0) return;
    let other = order.length - 1;
    while (order[other] <= order[pivot]) other--;
    [order[pivot], order[other]] = [order[other], order[pivot]];
    order.push(...order.splice(pivot + 1).reverse());
  }
}
