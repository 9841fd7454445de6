// Findings about charts and diagrams: each has a place in a spec.
import type { Finding } from '../messages/finding.ts';
import type { JsonPointer } from '../model/sources.ts';

/** Something wrong with a chart or diagram, at a place in its spec. */
export interface SpecFinding extends Finding {
  readonly pointer: JsonPointer;
  readonly expected?: readonly string[];
}

/** Each finding once, also when it occurs on several surfaces. */
export function uniqueFindings(findings: readonly SpecFinding[]): readonly SpecFinding[] {
  const keyOf = ({ rule, pointer, reason }: SpecFinding) => JSON.stringify([rule, pointer, reason]);
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

/** One finding for all that break the same rule at the same place; its help says how many more there are. */
export function mergeFindings(findings: readonly SpecFinding[]): readonly SpecFinding[] {
  const groups = Map.groupBy(uniqueFindings(findings), ({ rule, pointer }) =>
    JSON.stringify([rule, pointer]),
  );
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined || more.length === 0) return first ?? [];
    const count = `${more.length} more like this`;
    return { ...first, help: first.help === undefined ? count : `${first.help} (${count})` };
  });
}
