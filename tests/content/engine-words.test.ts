import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/project.ts';

/** Words of this subject, and of the sources that it cites. */
const words =
  /\b(containers?|vms?|micro-?vms?|firecracker|docker|kata|kubernetes|startup|hypervisors?|gvisor|unikernels?|pods?|vcpus?|runc|youki|felter|agache|manco)\b/i;

/** The same word for something else: a kind of block in Markdown, a journal in CSL, a module of Node, an option of Marp. */
const otherwise = [
  /container-(title|author)/,
  /name="container"|macro="container"|title, container, year/,
  /\bcontainer\(\[|const container = \(/,
  /container: false/,
  /from 'node:vm'/,
];

describe('the engine', () => {
  it('has no word of this subject', () => {
    const paths = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' });
    const found = paths
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) =>
        readFileSync(join(root, 'scripts', path), 'utf8')
          .split('\n')
          .flatMap((line, index) =>
            isOfSubject(line) ? [`scripts/${path}:${index + 1}: ${line.trim()}`] : [],
          ),
      );
    expect(found).toEqual([]);
  });
});

function isOfSubject(line: string): boolean {
  return words.test(line) && !otherwise.some((pattern) => pattern.test(line));
}
