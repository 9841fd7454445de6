import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyFixture } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';
import { textsIn } from '../../support/texts.ts';

let folder: string;
let built: Awaited<ReturnType<typeof cliHere>>;
let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = await copyFixture('other-subject');
  built = await cliHere(['build', '--strict', '--quiet'], folder);
  texts = new Map(await textsIn(join(folder, 'dist')));
}, 300_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Words of the subject that lies beside the engine; CSS and HTML have their own meaning of one of them. */
const words =
  /containers?[- ]and|virtual machine|hypervisor|microvm|gvisor|firecracker|docker|\bkata\b|kubernetes|start-?up|\bVMs\b|\bpods\b/i;

describe('a project about another subject', () => {
  it('builds without a message', () => {
    expect(built, built.stdout + built.stderr).toMatchObject({ code: 0, stderr: '' });
  });

  it('has a report, a deck and a PowerPoint file with its own numbers and units', () => {
    expect([...texts.keys()]).toEqual(
      expect.arrayContaining(['report.pdf', 'report.html', 'deck.html', 'deck.pdf', 'deck.pptx']),
    );
    expect(texts.get('report.html')).toContain('2.5\u00a0ms');
    expect(texts.get('report.html')).toContain('1,200\u00a0pages');
    expect(texts.get('report.html')).toContain('pages per second');
    expect(texts.get('deck.pptx')).toContain('Hash table');
  });

  it('carries its own brand and cover into every file', () => {
    expect(texts.get('deck.md')).toMatch(/^theme: library-databases$/m);
    expect(texts.get('deck.css')).toContain('@theme library-databases');
    expect(texts.get('report.pdf')).toContain('<xmp:CreatorTool>library-databases</xmp:CreatorTool>');
    expect(texts.get('deck.pptx')).toMatch(/<Application>library-databases [\d.]+<\/Application>/);
    expect(texts.get('manifest.json')).toMatch(/"generator": "library-databases [\d.]+"/);
    expect(texts.get('report.pdf')).toContain('lookup times of four databases');
    expect(texts.get('charts/title.svg')?.match(/<path /g)).toHaveLength(4);
  });

  it('holds no word of the subject that it was built beside', () => {
    const found = [...texts].flatMap(([path, text]) => {
      const word = words.exec(path.endsWith('.pdf') ? readable(text) : text);
      return word === null ? [] : [`${path}: ${text.slice(Math.max(0, word.index - 40), word.index + 40)}`];
    });
    expect(found).toEqual([]);
  });

  it('is told its mistakes in facts at their line, and never that they are a bug', async () => {
    const facts = join(folder, 'data/facts/lookup/medians.ts');
    const text = await readFile(facts, 'utf8');
    await writeFile(facts, text.replace("'median'", "'mean'"));
    const check = await cliHere(['check', '--quiet'], folder);
    expect(check).toMatchObject({ code: 1 });
    expect(check.stderr + check.stdout).toContain(
      'data/facts/lookup/medians.ts:5:49: error: Unexpected field `mean`',
    );
    await writeFile(facts, text.replace('return quantity(', 'return quantity('.slice(0, -1)));
    const build = await cliHere(['build', '--quiet'], folder);
    expect(build).toMatchObject({ code: 1 });
    expect(build.stderr + build.stdout).toContain('[fact-syntax]');
    expect(build.stderr + build.stdout).not.toContain('bug');
    await writeFile(facts, text);
  });
});

/** Bytes of a PDF hold letters by chance: only what stands in words of four letters and more is looked at. */
function readable(text: string): string {
  return [...text.matchAll(/[A-Za-z][A-Za-z -]{6,}/g)].map(([run]) => run).join('\n');
}
