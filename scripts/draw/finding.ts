import type { Finding } from '../messages/finding.ts';
import type { JsonPointer } from '../model/sources.ts';

/** Something wrong with a chart or diagram, at a place in its spec. */
export interface SpecFinding extends Finding {
  readonly pointer: JsonPointer;
  readonly expected?: readonly string[];
}

/** Each finding once, though several surfaces show it. */
export function unique(findings: readonly SpecFinding[]): readonly SpecFinding[] {
  const keyOf = ({ rule, pointer, reason }: SpecFinding) => JSON.stringify([rule, pointer, reason]);
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

/** One finding for all that one mark does wrong in the same way; its help says how many there are. */
export function gathered(findings: readonly SpecFinding[]): readonly SpecFinding[] {
  const groups = Map.groupBy(unique(findings), ({ rule, pointer }) => JSON.stringify([rule, pointer]));
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined || more.length === 0) return first ?? [];
    const count = `${more.length} more like this`;
    return { ...first, help: first.help === undefined ? count : `${first.help} (${count})` };
  });
}
