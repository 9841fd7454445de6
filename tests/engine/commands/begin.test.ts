// `edition begin`: id and date of the next edition, and nothing else of the file.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runEdition } from '../../../scripts/commands/edition/edition.ts';
import { smallProject } from '../../support/project.ts';
import { runHere } from '../../support/session.ts';

it('sets id and date, and leaves every other character; refuses an earlier date, an id that is none and one that was frozen', async () => {
  const folder = await smallProject();
  const path = join(folder, 'content/edition.yml');
  const text = `# A comment.\n${await readFile(path, 'utf8')}`;
  await writeFile(path, text);
  await writeFile(join(folder, 'CITATION.cff'), 'cff-version: 1.2.0\n');
  const begin = (date: string, ...ids: string[]) =>
    runHere(runEdition, folder, ['begin', ...ids], { values: { date } });
  const run = await begin('2027-10-05', '2027.10');
  expect(run).toMatchObject({ code: 0, out: 'content/edition.yml: edition 2027.10 of 2027-10-05\n' });
  expect(run.err).toContain('edition minimal is not frozen');
  const after = await readFile(path, 'utf8');
  expect(after).toBe(text.replace(/^id: .*$/mu, "id: '2027.10'").replace(/^date: .*$/mu, 'date: 2027-10-05'));
  const citation = await readFile(join(folder, 'CITATION.cff'), 'utf8');
  expect(citation).toContain('version: "2027.10"\ndate-released: 2027-10-05\n');
  const zenodo = JSON.parse(await readFile(join(folder, '.zenodo.json'), 'utf8'));
  expect(zenodo).toMatchObject({ version: '2027.10', publication_date: '2027-10-05' });

  expect(await begin('2027-10-04', '2027.11')).toMatchObject({
    code: 2,
    err: expect.stringContaining('which is before 2027-10-05'),
  });
  expect(await begin('2027-12-04', '2027 11')).toMatchObject({ code: 2 });
  expect(await begin('4.12.2027')).toMatchObject({ code: 2 });
  expect(await readFile(path, 'utf8')).toBe(after);

  expect((await begin('2027-10-06')).out).toContain('edition 2027.10 of 2027-10-06');
  await mkdir(join(folder, 'data/editions'), { recursive: true });
  await writeFile(join(folder, 'data/editions/2027.10.json'), '{}');
  expect((await begin('2027-11-05')).out).toContain('edition 2027.11 of 2027-11-05');
  expect(await begin('2027-11-06', '2027.10')).toMatchObject({ code: 1 });
  await rm(folder, { recursive: true });
});
