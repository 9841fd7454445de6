// Control characters are found in every kind of file.
import type { VFileMessage } from 'vfile-message';
import { describe, expect, it } from 'vitest';
import { unwritableIn } from '../../../scripts/read/characters.ts';
import { readCsv } from '../../../scripts/read/import/csv.ts';
import { parseJson } from '../../../scripts/read/text/json.ts';
import { parseYaml, yamlPart } from '../../../scripts/read/text/yaml.ts';

const reported = ({ messages }: { readonly messages: readonly VFileMessage[] }) =>
  messages.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`);

describe('control characters', () => {
  it('are reported once for each line of a file, at the first of them', () => {
    const messages = unwritableIn('content/01-a.md', 'one\ntw\u001bo\u0001\n\nthree\u009b\r\nfour\tfive\n');
    expect(reported({ messages })).toEqual(['control-character 2:3', 'control-character 4:6']);
    expect(messages[0]?.reason).toContain('U+001B');
  });

  it.each(['\\u0001', '\\b', '\\f', '\\u009b', '\\uFFFE', '\\ud800', '\u007f'])(
    'are found in JSON, also escaped: %j',
    (written) => {
      const text = `{\n  "a": "x\\\\u0001 \\n${written}y",\n  "b": 1\n}`;
      expect(reported(parseJson('a.json', text))).toEqual(['control-character 2:20']);
    },
  );

  it('are found in keys, and not in texts that only look like them', () => {
    expect(reported(parseJson('a.json', '{"a\\u0001": 1}'))).toEqual(['control-character 1:4']);
    expect(reported(parseJson('a.json', '{"a": "\\\\u0001 \\ud83d\\ude00 \\t\\r\\n é"}'))).toEqual([]);
  });

  it('are found in YAML, also escaped', () => {
    const inYaml = reported(parseYaml(yamlPart('content/edition.yml', 'a: "x\\x01"\nb: \'\\x01\'\n')));
    expect(inYaml).toEqual(['control-character 1:4']);
  });

  it('are found in CSV files that are imported', () => {
    expect(reported(readCsv('a.csv', 'a,b\n1,x\u0007\n'))).toEqual(['control-character 2:4']);
  });
});
