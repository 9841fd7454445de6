/** What the checks inside the page are told. */
export interface InspectionInput {
  readonly form: 'pages' | 'slides';
  /** Ids of elements whose origin is known. */
  readonly origins: readonly string[];
  /** Present when the browser had to shrink the document: points per CSS pixel divided by 0.75. */
  readonly shrunk?: number;
  /** Addresses that the page asked for. */
  readonly requests: readonly string[];
}

/**
 * A function and the functions of its file that it calls, as one expression for the browser. They may use nothing else:
 * no imports, no constants of their file; what another file offers is handed to them as an argument.
 */
// biome-ignore lint/complexity/noBannedTypes: only the source text of the functions is used.
export function portable(entry: Function, parts: readonly Function[]): string {
  return `(() => {\n${[...parts, entry].map(String).join('\n')}\nreturn ${entry.name};\n})()`;
}
