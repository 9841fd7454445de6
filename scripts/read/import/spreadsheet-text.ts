// Protects texts in CSV files from being run as formulas by spreadsheets.

/** What spreadsheets take for the start of a formula, behind the apostrophes that protect it. */
const formula = /^'*[=+\-@\t\r]/u;
const number = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu;

/** The text with an apostrophe before it if a spreadsheet would run it as a formula; numbers stay as they are. */
export function protectedText(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}

/** The text without the apostrophe that `protectedText` puts before it. */
export function unprotectedText(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
