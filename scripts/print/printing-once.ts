// Prints equal pages once while a build runs.

import type { Printed, Printer } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import type { PrintPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';

/**
 * A printer that prints equal pages once: the deck is printed for its PDF and for PowerPoint at the same time. Rejects when
 * `opened` does.
 */
export async function printingOnce(opened: Promise<Printer>): Promise<Printer> {
  const printer = await opened;
  const printed = new Map<string, Promise<Checked<Printed>>>();
  const keyOf = ({ html, origins, ...page }: PrintPage) => cacheKey('page', [html, page, [...origins]]);
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
