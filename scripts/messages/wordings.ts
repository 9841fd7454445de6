// Patterns for texts of other programs that give the needed information in no other form, such as a code or a place.

/**
 * A pattern with the program and version whose texts it matches. All patterns that depend on another program's wording are in
 * this file. A test checks them against the examples, and the versions of packages against the installed ones.
 */
export interface Wording {
  /** Name and version of the program. */
  readonly seenIn: string;
  readonly pattern: RegExp;
  /** Texts of the program, each of which the pattern matches. */
  readonly examples: readonly string[];
}

/** The token at which Handlebars' parser stopped. */
export const unexpectedToken: Wording = {
  seenIn: 'handlebars 4.7.10',
  pattern: /got '(?<token>\w+)'/,
  examples: ["Expecting 'OPEN_ENDBLOCK', got 'EOF'"],
};

/** The line at which Handlebars' parser stopped. */
export const parserLine: Wording = {
  seenIn: 'handlebars 4.7.10',
  pattern: /^(?:Parse|Lexical) error on line (?<line>\d+)/,
  examples: ['Parse error on line 3:', 'Lexical error on line 1. Unrecognized text.'],
};

/**
 * Warnings that do not mean a fault. Vega-Lite gives the first for every height in steps, also when only the width is fitted.
 * It gives the second for every layered facet with independent scales; the size of these is measured in the drawing. Vega
 * gives the third for every part without rows, such as the outliers of a box plot that has none; marks without items and
 * rows that are not drawn are reported by checks of their own. The last two are about selections, which are reported where
 * the author writes them.
 */
export const harmlessWarning: Wording = {
  seenIn: 'vega-lite 6.5.0',
  pattern:
    /^Dropping "fit-[xy]" because spec has discrete|^Detected faceted independent scales that union|^Infinite extent for field|^Selection not supported for|^Can not resolve event source/,
  examples: [
    'Dropping "fit-y" because spec has discrete height.',
    'Detected faceted independent scales that union domain of multiple fields from different data sources.',
    'Infinite extent for field "time": [Infinity, -Infinity]',
    'Selection not supported for boxplot yet.',
    'Can not resolve event source: window',
  ],
};

/** The line with the reason in the output of a browser that failed to start. */
export const startFailure: Wording = {
  seenIn: '@sparticuz/chromium 153.0.0',
  pattern: /cannot open shared object|sandbox|ENOENT|EACCES|GLIBC|Timed out/u,
  examples: [
    'error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
    '[0101/000000.000000:FATAL:zygote_host_impl_linux.cc(129)] No usable sandbox! If you are running on Ubuntu 23.10+',
  ],
};

/** A browser that failed to start because the system does not allow its sandbox. */
export const noSandbox: Wording = {
  seenIn: '@sparticuz/chromium 153.0.0',
  pattern: /no usable sandbox/iu,
  examples: ['No usable sandbox!'],
};
