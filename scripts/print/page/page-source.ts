// Writes functions as source text that the browser evaluates.
import type { LeastType } from '../../model/deck/least-type.ts';

/** The input of the checks that run inside the browser. */
export interface InspectionInput {
  readonly form: 'pages' | 'slides';
  /** The least sizes of text on slides. */
  readonly leastType: LeastType;
  /** Ids of the elements whose origin in the sources is known. */
  readonly origins: readonly string[];
  /** Present when the browser had to shrink the document: points per CSS pixel divided by 0.75. */
  readonly shrunk?: number;
  /** Addresses that the page requested. */
  readonly requests: readonly string[];
}

/**
 * A function, with the functions of its file that it calls, as one expression for the browser that evaluates to the
 * function. They may use neither imports nor constants of their file; whatever else they need is passed to them as arguments.
 */
// biome-ignore lint/complexity/noBannedTypes: only the source text of the functions is used.
export function portable(entry: Function, parts: readonly Function[]): string {
  return `(() => {\n${[...parts, entry].map(String).join('\n')}\nreturn ${entry.name};\n})()`;
}
