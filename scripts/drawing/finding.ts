import type { RuleId } from '../diagnostics/rules.ts';

/** Names of keys and numbers of list entries inside a spec, from the outermost inwards. */
export type SpecPointer = readonly (string | number)[];

/** Something wrong with a chart, before it is a message: plain data, so that it can be kept with a cached drawing. */
export interface Finding {
  readonly rule: RuleId;
  readonly pointer: SpecPointer;
  readonly reason: string;
  readonly actual?: string;
  readonly expected?: readonly string[];
  readonly help?: string;
}

/** Each finding once, though several surfaces show it. */
export function unique(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ rule, pointer, reason }: Finding) => JSON.stringify([rule, pointer, reason]);
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

/** One finding for all that one mark does wrong in the same way; its help says how many there are. */
export function gathered(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(unique(findings), ({ rule, pointer }) => JSON.stringify([rule, pointer]));
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined || more.length === 0) return first ?? [];
    const count = `${more.length} more like this`;
    return { ...first, help: first.help === undefined ? count : `${first.help} (${count})` };
  });
}
