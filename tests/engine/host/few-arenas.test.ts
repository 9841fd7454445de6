// The preview runs in a process with few pools of memory, which ends with the one that started it.
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { startPreview } from '../../support/preview.ts';
import { root, smallProject } from '../../support/project.ts';

it.skipIf(process.platform !== 'linux')(
  'the process of the preview ends with its parent, also a killed one',
  async () => {
    const project = await smallProject();
    try {
      const preview = await startPreview(project, { program: root, timeout: 60_000 });
      const { pid = 0 } = preview.child;
      const server = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0] ?? '';
      expect(readFileSync(`/proc/${server}/environ`, 'utf8')).toContain('MALLOC_ARENA_MAX=2');
      preview.child.kill('SIGKILL');
      await expect.poll(() => existsSync(`/proc/${server}`), { timeout: 20_000 }).toBe(false);
    } finally {
      await rm(project, { recursive: true, force: true });
    }
  },
  90_000,
);
