// Puts the numbers of sources in order and joins those that follow each other, in text, under figures and in the ledger alike.

/** Marks in ascending order; of three and more that follow each other, the first and the last: "161; 246–250". */
export function markRuns<M extends { readonly mark: number }>(
  marks: readonly M[],
): readonly { readonly first: M; readonly last?: M }[] {
  const runs: M[][] = [];
  for (const mark of marks.toSorted((a, b) => a.mark - b.mark)) {
    const run = runs.at(-1);
    if (run?.at(-1)?.mark === mark.mark - 1) run.push(mark);
    else runs.push([mark]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    return run.length < 3 ? run.map((mark) => ({ first: mark })) : [{ first, last }];
  });
}
