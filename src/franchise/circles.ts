/** For each node, the nodes that come before it. */
export type Precedence = readonly (readonly number[])[];

/** Strongly connected components (Tarjan, without recursion), numbered by their first node. */
export function components(before: Precedence): readonly number[] {
  const low = new Map<number, number>();
  const open: number[] = [];
  const found = new Map<number, number>();
  let count = 0;
  for (const start of before.keys()) {
    const path = low.has(start) ? [] : [enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = before[step.node]?.[step.next++];
      if (next === undefined) {
        path.pop();
        leave(step, path.at(-1)?.node);
      } else if (!low.has(next)) path.push(enter(next));
      else if (!found.has(next)) reach(step.node, low.get(next));
    }
  }
  return renumbered([...before.keys()].map((node) => found.get(node) ?? 0));

  function enter(node: number): { readonly node: number; readonly index: number; next: number } {
    low.set(node, low.size);
    open.push(node);
    return { node, index: low.size - 1, next: 0 };
  }
  function reach(node: number, index = Number.POSITIVE_INFINITY): void {
    low.set(node, Math.min(low.get(node) ?? index, index));
  }
  function leave({ node, index }: { readonly node: number; readonly index: number }, parent: number | undefined): void {
    if (low.get(node) === index) {
      for (const one of open.splice(open.lastIndexOf(node))) found.set(one, count);
      count++;
    } else if (parent !== undefined) reach(parent, low.get(node));
  }
}

function renumbered(labels: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

/** The nodes, lowest number first, each after all that come before it. `before` has no circles. */
export function settled(before: Precedence): readonly number[] {
  const seen = new Set<number>();
  const done = new Set<number>();
  for (const start of before.keys()) {
    const stack = [start];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (seen.has(top)) {
        stack.pop();
        done.add(top);
      } else {
        seen.add(top);
        stack.push(...(before[top]?.filter((one) => !done.has(one)).reverse() ?? []));
      }
    }
  }
  return [...done];
}
