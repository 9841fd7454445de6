/** Prints equal pages once. */

import type { Printed, Printer } from '../model/artifact.ts';
import { sha256 } from '../model/digest.ts';
import type { PrintPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';

/**
 * A printer that prints equal pages once, for as long as it is used: the deck is laid out for its PDF and for PowerPoint
 * at the same time.
 */
export async function printingOnce(opened: Promise<Printer>): Promise<Printer> {
  const printer = await opened;
  const printed = new Map<string, Promise<Checked<Printed>>>();
  const keyOf = ({ origins, ...page }: PrintPage) => sha256(JSON.stringify([page, [...origins]]));
  return {
    ...printer,
    print: (page, signal) => {
      const key = keyOf(page);
      const known = printed.get(key) ?? printer.print(page, signal);
      printed.set(key, known);
      return known;
    },
  };
}
