// A timer that throws in a file of facts ends no preview.
import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { edit, startPreview } from '../../support/preview.ts';
import { root, smallProject } from '../../support/project.ts';

it('a timer of a file of facts that throws is told, and the next version is built', async () => {
  const project = await smallProject();
  const preview = await startPreview(project, { program: root, timeout: 60_000 });
  try {
    await preview.says(/ ms\n/u);
    const timer = "setTimeout(() => { throw new Error('too late'); }, 1);";
    let mark = preview.mark();
    await edit(project, 'data/facts/boot.ts', /^export function topic/mu, `${timer}\nexport function topic`);
    await preview.says(/failed later than it was computed: too late \(data\/facts\/boot\.ts:\d+/u, mark);
    mark = preview.mark();
    await edit(project, 'data/facts/boot.ts', timer, '');
    await preview.says(/data\/facts\/boot\.ts → /u, mark);
    expect(preview.child.exitCode).toBeNull();
  } finally {
    await preview.end();
    await rm(project, { recursive: true, force: true });
  }
}, 120_000);
