// JSON files are parsed, with the place of syntax errors and repeated keys.
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../scripts/read/text/json.ts';

const read = (text: string) => {
  const { value, messages } = parseJson('x.json', text);
  return {
    value,
    reported: messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`),
  };
};

describe('parseJson', () => {
  it('reads JSON', () => {
    expect(read('{"a": [1, null, {"a": 2}]}')).toEqual({ value: { a: [1, null, { a: 2 }] }, reported: [] });
  });

  it.each([
    ['', '1:1', 'end of file'],
    ['{"a": 1,}', '1:9', '`}`, expected a key'],
    ['[1, 2,]', '1:7', '`]`, expected a value'],
    ['{"a": 1 "b": 2}', '1:9', '`"b"`, expected `,`'],
    ['{"a": NaN}', '1:7', '`NaN`'],
    ['{"a": .5}', '1:7', '`.5`, expected a number'],
    ["{'a': 1}", '1:2', "`'a'`, expected double quotes"],
    ['{"a": "b', '1:7', 'closing `"`'],
    ['// c\n{}', '1:1', 'expected no comment'],
    ['{"a": [1}', '1:9', '`}`'],
    ['[\n1', '2:1', 'end of file, expected `]`'],
    ['{} {}', '1:4', 'expected the end'],
    ['\uFEFF{}', '1:1', 'byte order mark'],
  ])('reports %j once, at %s', (text, place, words) => {
    const { value, reported } = read(text);
    expect(value).toBeUndefined();
    expect(reported).toHaveLength(1);
    expect(reported[0]).toContain(`${place} json-syntax`);
    expect(reported[0]).toContain(words);
  });

  it('reports a key that stands twice in one object and only there', () => {
    expect(read('{"a": {"b": 1, "b": 2}, "b": 3}').reported).toEqual([
      '1:16 duplicate-key Unexpected second key `b`, expected each key once',
    ]);
  });
});
