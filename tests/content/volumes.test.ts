// The printed volumes of the real edition, on every paper: how long they are, how full their pages, how small their type.
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../scripts/records/manifest.ts';
import { browserEnvironment, copyProject, runCli } from '../support/project.ts';

const papers = [
  { paper: 'A4', pages: 75 },
  { paper: 'Letter', pages: 83 },
  { paper: '{ duplex: true }', pages: 75 },
] as const;

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

describe.each(papers)('on $paper', ({ paper, pages }) => {
  it('the volumes are as long as they should be, their pages full and their type legible', async () => {
    const artifacts = await volumesOn(paper);
    const volume = (name: string) => artifacts.find(({ path }) => path === `${name}.pdf`);
    expect(volume('report')?.pages).toBeLessThanOrEqual(pages);
    expect(volume('brief')?.pages).toBe(2);
    expect(volume('report')?.layout?.empty).toBeLessThanOrEqual(0.06);
    expect(volume('evidence')?.layout?.empty).toBeLessThanOrEqual(0.06);
    expect(volume('report')?.layout?.smallestType).toBeGreaterThanOrEqual(7);
    expect(volume('evidence')?.layout?.smallestType).toBeGreaterThanOrEqual(8.5);
    expect(volume('brief')?.layout?.smallestType).toBeGreaterThanOrEqual(7.7);
  }, 240_000);
});
