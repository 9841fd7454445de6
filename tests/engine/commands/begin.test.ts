// `edition begin`: id and date of the next edition, and nothing else of the file.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli, smallProject } from '../../support/project.ts';

it('sets id and date, and leaves every other character; refuses an earlier date, an id that is none and one that was frozen', async () => {
  const folder = await smallProject();
  const path = join(folder, 'content/edition.yml');
  const text = `# A comment.\n${await readFile(path, 'utf8')}`;
  await writeFile(path, text);
  await writeFile(join(folder, 'CITATION.cff'), 'cff-version: 1.2.0\n');
  const begin = (...args: string[]) => runCli(['edition', 'begin', ...args], { cwd: folder });
  const run = await begin('2027.10', '--date', '2027-10-05');
  expect(run).toMatchObject({ code: 0, stdout: 'content/edition.yml: edition 2027.10 of 2027-10-05\n' });
  expect(run.stderr).toContain('edition minimal is not frozen');
  const after = await readFile(path, 'utf8');
  expect(after).toBe(text.replace(/^id: .*$/mu, "id: '2027.10'").replace(/^date: .*$/mu, 'date: 2027-10-05'));
  expect(await readFile(join(folder, 'CITATION.cff'), 'utf8')).toContain(
    'version: "2027.10"\ndate-released: 2027-10-05\n',
  );
  expect(JSON.parse(await readFile(join(folder, '.zenodo.json'), 'utf8'))).toMatchObject({
    version: '2027.10',
  });
  expect(await begin('2027.11', '--date', '2027-10-04')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('which is before 2027-10-05'),
  });
  expect(await begin('2027 11', '--date', '2027-11-04')).toMatchObject({ code: 2 });
  expect(await readFile(path, 'utf8')).toBe(after);
  await rm(folder, { recursive: true });
});
