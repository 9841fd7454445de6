// Messages as text, JSON and annotations of GitHub Actions.
import { describe, expect, it } from 'vitest';
import { message } from '../../../scripts/messages/message.ts';
import { formatMessages, orderMessages, summarize } from '../../../scripts/messages/report.ts';
import type { RuleId } from '../../../scripts/messages/rules.ts';
import { stops } from '../../../scripts/messages/stops.ts';

const at = (path: string, line: number, column: number, end = column + 1) => ({
  path,
  position: { start: { line, column }, end: { line, column: end } },
});
const say = (rule: RuleId, path: string, line: number, column: number, end?: number) =>
  message(rule, at(path, line, column, end), `Unexpected \`${rule}\`, expected none`, { help: 'do without' });

const texts = new Map([
  ['a.md', 'one\n\ttwo three\n'],
  ['b.md', `${'x'.repeat(200)}y${'z'.repeat(200)}\n`],
]);
const text = (...messages: Parameters<typeof formatMessages>[0]) =>
  formatMessages(messages, texts, 'text', { color: false });

describe('text', () => {
  it('shows the line before, the line, carets under the place and the help', () => {
    expect(text(say('raw-html', 'a.md', 2, 6, 11))).toBe(
      [
        'a.md:2:6: error: Unexpected `raw-html`, expected none [raw-html]',
        '  1 | one',
        '> 2 |  two three',
        '    |      ^^^^^',
        '  help: do without',
        '',
        '1 error in 1 file',
        '',
      ].join('\n'),
    );
  });

  it('shows the first messages of a rule that has many, counts the others, and says how to see them', () => {
    const many = Array.from({ length: 120 }, (_, index) => say('raw-html', 'a.md', index + 1, 1));
    const said = formatMessages([...many, say('missing-file', 'b.md', 1, 1)], texts, 'text', {
      color: false,
      most: 50,
      hint: '--all shows them',
    });
    expect(said.match(/\[raw-html\]$/gmu)).toHaveLength(50);
    expect(said).toContain('[missing-file]');
    expect(said).toContain('\n\n… and 70 more of [raw-html]: --all shows them\n\n121 errors in 2 files\n');
    expect(text(...many).match(/\[raw-html\]$/gmu)).toHaveLength(120);
  });

  it('shows no source for a file that is not there', () => {
    expect(text(say('missing-file', 'gone.yml', 1, 1))).toBe(
      'gone.yml:1:1: error: Unexpected `missing-file`, expected none [missing-file]\n  help: do without\n\n1 error in 1 file\n',
    );
  });

  it('cuts a long line around the place', () => {
    const [, line = '', carets = ''] = text(say('raw-html', 'b.md', 1, 201)).split('\n');
    expect(line).toMatch(/^> 1 \| …x+yz+…$/);
    expect(line.length).toBeLessThan(112);
    expect(carets.indexOf('^')).toBe(line.indexOf('y'));
    expect(carets.match(/\^+/)?.[0]).toBe('^');
  });

  it('marks a span over several lines on its first', () => {
    const place = { path: 'a.md', position: { start: { line: 1, column: 2 }, end: { line: 2, column: 3 } } };
    expect(text(message('raw-html', place, 'Unexpected x')).split('\n')[2]).toBe('    |  ^^');
  });

  it('puts carets under characters outside the basic plane', () => {
    const lines = formatMessages([say('raw-html', 'c.md', 1, 3, 5)], new Map([['c.md', '😀😀<']]), 'text', {
      color: false,
    }).split('\n');
    expect(lines[2]).toBe('    |  ^');
  });

  it('has colours only on demand', () => {
    const messages = [say('raw-html', 'a.md', 1, 1)];
    expect(formatMessages(messages, texts, 'text', { color: true })).toContain('\u001B[31merror\u001B[39m');
    expect(text(...messages)).not.toContain('\u001B');
  });

  it('is empty without messages', () => {
    expect(text()).toBe('');
  });
});

describe('the order', () => {
  it('is by path, line, column and rule, each message once', () => {
    const messages = [
      say('raw-html', 'b.md', 1, 1),
      say('raw-html', 'a.md', 10, 1),
      say('raw-html', 'a.md', 2, 10),
      say('raw-html', 'a.md', 2, 9),
      say('block-helper', 'a.md', 2, 9),
      say('raw-html', 'a.md', 2, 9),
    ];
    const order = orderMessages(messages).map(
      ({ file, line, column, ruleId }) => `${file}:${line}:${column} ${ruleId}`,
    );
    expect(order).toEqual([
      'a.md:2:9 block-helper',
      'a.md:2:9 raw-html',
      'a.md:2:10 raw-html',
      'a.md:10:1 raw-html',
      'b.md:1:1 raw-html',
    ]);
    expect(orderMessages([...messages].reverse()).map(String)).toEqual(orderMessages(messages).map(String));
  });
});

describe('the summary', () => {
  it('counts errors, warnings and files', () => {
    const [first, second, third] = [
      say('raw-html', 'a.md', 1, 1),
      say('stray-file', 'b.md', 1, 1),
      say('raw-html', 'a.md', 2, 1),
    ];
    expect(summarize([])).toBe('no problems');
    expect(summarize([second])).toBe('1 warning in 1 file');
    expect(summarize([first, second, third])).toBe('2 errors, 1 warning in 2 files');
  });
});

describe('json', () => {
  it('has every part of a message', () => {
    const messages = [
      message('raw-html', at('a.md', 2, 6, 11), 'Unexpected x', { actual: 'x', expected: ['y'], help: 'z' }),
    ];
    expect(JSON.parse(formatMessages(messages, texts, 'json', { color: false }))).toEqual({
      errors: 1,
      warnings: 0,
      messages: [
        {
          path: 'a.md',
          line: 2,
          column: 6,
          endLine: 2,
          endColumn: 11,
          severity: 'error',
          rule: 'raw-html',
          reason: 'Unexpected x',
          actual: 'x',
          expected: ['y'],
          help: 'z',
        },
      ],
    });
  });

  it('is a document also without messages', () => {
    expect(JSON.parse(formatMessages([], texts, 'json', { color: false }))).toEqual({
      errors: 0,
      warnings: 0,
      messages: [],
    });
  });
});

describe('a notice', () => {
  const notice = message('overdue-today', at('a.md', 2, 6, 11), 'Unexpected x');
  const warning = message('stray-file', at('a.md', 3, 1, 2), 'Unexpected y');

  it('is called one, and counted apart from warnings', () => {
    const text = formatMessages([notice, warning], texts, 'text', { color: false });
    expect(text).toMatch(/^a\.md:2:6: notice: Unexpected x \[overdue-today\]$/m);
    expect(summarize([notice, warning])).toBe('1 warning, 1 notice in 1 file');
    const json = JSON.parse(formatMessages([notice], texts, 'json', { color: false }));
    expect(json).toMatchObject({ errors: 0, warnings: 0, notices: 1, messages: [{ severity: 'notice' }] });
    expect(formatMessages([notice], texts, 'github', { color: false })).toMatch(/^::notice file=a\.md/);
  });

  it('stops no build, not even a strict one', () => {
    expect(stops([notice], true)).toBe(false);
    expect(stops([warning], true)).toBe(true);
    expect(stops([warning])).toBe(false);
  });
});

describe('github', () => {
  it('escapes what would end a workflow command', () => {
    const messages = [
      message('stray-file', at('a,b:c.md', 2, 6, 11), 'Unexpected 5 %\nor so', { help: 'delete it' }),
    ];
    expect(formatMessages(messages, texts, 'github', { color: false })).toBe(
      '::warning file=a%2Cb%3Ac.md,line=2,endLine=2,col=6,endColumn=10,title=stray-file::Unexpected 5 %25%0Aor so%0Ahelp: delete it\n',
    );
  });
});
