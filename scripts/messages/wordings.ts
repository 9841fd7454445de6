/**
 * What other programs say and this one must recognise by its words, because they give nothing else: no code, no place.
 * Everything that depends on such wording is listed here, with the version in which it was seen; a test holds the patterns
 * against those words, and the versions of packages against the installed ones.
 */
export interface Wording {
  /** Name and version of the program. */
  readonly seenIn: string;
  readonly pattern: RegExp;
  /** Words as they were seen, each of which the pattern matches. */
  readonly examples: readonly string[];
}

/** The token at which the parser of templates stopped. */
export const unexpectedToken: Wording = {
  seenIn: 'handlebars 4.7.10',
  pattern: /got '(?<token>\w+)'/,
  examples: ["Expecting 'OPEN_ENDBLOCK', got 'EOF'"],
};

/** The line at which the parser of templates stopped. */
export const parserLine: Wording = {
  seenIn: 'handlebars 4.7.10',
  pattern: /^(?:Parse|Lexical) error on line (?<line>\d+)/,
  examples: ['Parse error on line 3:', 'Lexical error on line 1. Unrecognized text.'],
};

/**
 * Warnings that are no fault: one is given for every height counted in steps, also when only the width is fitted; one
 * for every layered facet with scales of its own, whose size is measured instead of trusted.
 */
export const harmlessWarning: Wording = {
  seenIn: 'vega-lite 6.5.0',
  pattern: /^Dropping "fit-[xy]" because spec has discrete|^Detected faceted independent scales that union/,
  examples: [
    'Dropping "fit-y" because spec has discrete height.',
    'Detected faceted independent scales that union domain of multiple fields from different data sources.',
  ],
};

/** The line of a failed start of a browser that says why. */
export const startFailure: Wording = {
  seenIn: '@sparticuz/chromium 153.0.0',
  pattern: /cannot open shared object|sandbox|ENOENT|EACCES|GLIBC|Timed out/u,
  examples: [
    'error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
    '[0101/000000.000000:FATAL:zygote_host_impl_linux.cc(129)] No usable sandbox! If you are running on Ubuntu 23.10+',
  ],
};

/** A browser that may not have its sandbox. */
export const noSandbox: Wording = {
  seenIn: '@sparticuz/chromium 153.0.0',
  pattern: /no usable sandbox/iu,
  examples: ['No usable sandbox!'],
};
