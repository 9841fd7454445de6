// The printed volumes of the real edition on Letter and for duplex; those on A4 are held where the real edition is built twice.
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Manifest } from '../../scripts/records/manifest.ts';
import { browserEnvironment, copyProject, runCli } from '../support/project.ts';
import { expectVolumes } from '../support/volumes.ts';

/** Builds the report on a paper. Warnings, such as those of pages that are mostly empty, end the build. */
async function volumesOn(paper: string): Promise<Manifest['artifacts']> {
  const folder = await copyProject();
  try {
    await appendFile(join(folder, 'content/edition.yml'), `paper: ${paper}\n`);
    const run = await runCli(['build', '--only', 'report', '--strict', '--quiet'], {
      cwd: folder,
      env: await browserEnvironment(),
    });
    expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
    const manifest = JSON.parse(await readFile(join(folder, 'dist/manifest.json'), 'utf8')) as Manifest;
    return manifest.artifacts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

it('the volumes are as good on Letter, printed on both sides, as on A4', async () => {
  expectVolumes(await volumesOn('{ size: Letter, duplex: true }'), { report: 83, brief: 3 });
}, 240_000);
