// The printed volumes of the real edition on Letter and for duplex; those on A4 are held where the real edition is built twice.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Manifest } from '../../scripts/records/manifest.ts';
import { browserEnvironment, copyProject, runCli } from '../support/project.ts';
import { expectVolumes } from '../support/volumes.ts';

/** Builds the report of a variant of the edition. Warnings, such as those of pages that are mostly empty, end the build. */
async function volumesOf(variant: string): Promise<Manifest['artifacts']> {
  const folder = await copyProject();
  try {
    const run = await runCli(
      ['build', '--edition', variant, '--only', 'report,handout,speaker', '--strict', '--quiet'],
      {
        cwd: folder,
        env: await browserEnvironment(),
      },
    );
    expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
    const manifest = await readFile(join(folder, 'dist/editions', variant, 'manifest.json'), 'utf8');
    return (JSON.parse(manifest) as Manifest).artifacts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

it('the volumes are as good on Letter, printed on both sides, as on A4', async () => {
  expectVolumes(await volumesOf('letter'), { report: 82, brief: 2 });
}, 240_000);
