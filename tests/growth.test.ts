import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { multiply } from './bench/multiply.ts';
import { root, runCli } from './support/project.ts';
import { resolvedProject } from './support/resolved.ts';

test('twice the content has no error, and twice of what a chapter can hold', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'growth-'));
  try {
    await multiply(root, folder, 2);
    const { edition: once } = await resolvedProject();
    const run = await runCli(['check'], { cwd: folder });
    expect(run.code, run.stderr).toBe(0);
    const twice = resolved(run.stderr);
    // Front and back matter stay as they are.
    expect(twice.figures).toBeGreaterThan(1.8 * once.figures.size);
    expect(twice.slides).toBeGreaterThan(1.8 * once.slides.length);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 150_000);

/** Numbers of the line "resolve    353 facts, 37 figures, 67 slides". */
function resolved(text: string): { readonly figures: number; readonly slides: number } {
  const [, figures, slides] = /^resolve .*, (\d+) figures, (\d+) slides/mu.exec(text) ?? [];
  return { figures: Number(figures), slides: Number(slides) };
}
