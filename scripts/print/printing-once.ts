// Prints equal pages once while a build runs.

import type { Printed, Printer } from '../model/artifact.ts';
import { sha256 } from '../model/digest.ts';
import type { PrintPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';

/**
 * A printer that prints equal pages once: the deck is printed for its PDF and for PowerPoint at the same time. Rejects when
 * `opened` does.
 */
export async function printingOnce(opened: Promise<Printer>): Promise<Printer> {
  const printer = await opened;
  const printed = new Map<string, Promise<Checked<Printed>>>();
  const keyOf = ({ origins, ...page }: PrintPage) => sha256(JSON.stringify([page, [...origins]]));
  return {
    ...printer,
    print: (page, options) => {
      const key = keyOf(page);
      const known = printed.get(key) ?? printer.print(page, options);
      printed.set(key, known);
      return known;
    },
  };
}
