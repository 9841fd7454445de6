import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/project.ts';
import { linesOfSubject } from '../support/subject-words.ts';

describe('the engine', () => {
  it('has no word of this subject', () => {
    const paths = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' });
    const found = paths
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) =>
        linesOfSubject(`scripts/${path}`, readFileSync(join(root, 'scripts', path), 'utf8')),
      );
    expect(found).toEqual([]);
  });
});
