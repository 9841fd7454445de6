// Tells whether a number in a text can be held as it is written.

/**
 * Whether a decimal number, such as "12.50" or "1e400", is held without change: the number that a computer holds for it, written
 * with as many significant digits, reads the same. It holds about 17 digits.
 */
export function isHeld(text: string): boolean {
  const written = partsOf(text);
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  if (written.digits === '' || value === 0) return written.digits === '';
  if (written.digits.length > mostDigits) return false;
  const held = partsOf(value.toPrecision(written.digits.length));
  return held.digits === written.digits && held.exponent === written.exponent;
}

/** `toPrecision` gives no more. */
const mostDigits = 100;

interface NumberParts {
  /** Significant digits, without zeros at either end. */
  readonly digits: string;
  /** The power of ten of the first of them. */
  readonly exponent: number;
}

function partsOf(text: string): NumberParts {
  const [, whole = '', fraction = '', power = '0'] =
    /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/iu.exec(text.trim()) ?? [];
  const all = whole + fraction;
  const first = all.search(/[1-9]/u);
  if (first === -1) return { digits: '', exponent: 0 };
  const digits = all.slice(first).replace(/0+$/u, '');
  return { digits, exponent: Number(power) + whole.length - first - 1 };
}

/** What to do about a number that cannot be held. */
export const notHeldHelp =
  'write the digits that count, 17 at most, or make it a text if it is a name, such as a serial number';
