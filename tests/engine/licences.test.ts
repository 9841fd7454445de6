import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Licences that ask more of whoever passes the package on than to keep its notice. */
const reciprocal = /GPL|CPAL|MPL|EPL|CDDL|EUPL|OSL|SSPL/;

it('names every package that runs here and is not under a permissive licence, with its licence', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const found = Object.entries(packages).flatMap(([path, { license = '', dev }]) =>
    dev === true || !reciprocal.test(license) ? [] : [`${path.replace(/.*node_modules\//, '')} ${license}`],
  );
  expect(found).toEqual(['citeproc CPAL-1.0 OR AGPL-1.0']);
  for (const name of ['LICENSE', 'README.md']) {
    expect(read(name), name).toMatch(/citeproc/);
    expect(read(name).replaceAll(/\s+/g, ' '), name).toContain('CPAL-1.0 OR AGPL-1.0');
  }
});
