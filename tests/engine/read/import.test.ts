// CSV files are imported into datasets.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatMessages } from '../../../scripts/messages/report.ts';
import type { Dataset } from '../../../scripts/model/data.ts';
import { parseDataset } from '../../../scripts/read/data/dataset.ts';
import { readCsv } from '../../../scripts/read/import/csv.ts';
import { describeDifference } from '../../../scripts/read/import/difference.ts';
import { exportCsv } from '../../../scripts/read/import/export.ts';
import { rewriteDataset } from '../../../scripts/read/import/rewrite.ts';
import { type ImportOptions, importRows } from '../../../scripts/read/import/rows.ts';
import { protectedText, unprotectedText } from '../../../scripts/read/import/spreadsheet-text.ts';
import { parseJson } from '../../../scripts/read/text/json.ts';
import { isHeld, notHeldHelp } from '../../../scripts/read/text/numbers.ts';
import { fc } from '../../support/properties.ts';

const path = 'data/benchmarks/boots.json';
const text = `{
  "$schema": "../schema/dataset.schema.json",
  "name": "boots",
  "title": "Boots",
  "description": "Boot times.",
  "schema": {
    "fields": [
      { "name": "id", "type": "string", "title": "Id", "description": "Name.", "constraints": { "required": true } },
      { "name": "platform", "type": "string", "title": "Platform", "description": "What.", "constraints": { "required": true } },
      { "name": "value", "type": "number", "title": "Time", "description": "Time.", "unit": "ms", "constraints": { "minimum": 0 } },
      { "name": "n", "type": "integer", "title": "Runs", "description": "Runs.", "unit": "count" },
      { "name": "measured", "type": "date", "title": "Measured", "description": "Day." },
      { "name": "warm", "type": "boolean", "title": "Warm", "description": "Cached." },
      { "name": "kind", "type": "string", "title": "Kind", "description": "Kind.", "constraints": { "enum": ["container", "VM"] } }
    ],
    "primaryKey": ["id"]
  },
  "sources": [{ "id": "felter2014" }],
  "licenses": [{ "name": "CC-BY-4.0" }],
  "retrieved": "2026-11-01",
  "reviewBy": "2027-11-01",
  "data": [
    { "id": "runc", "platform": "runc", "value": 224.60, "n": 30, "kind": "container" },
    {
      "value": 125,
      "id": "fc",
      "platform": "Firecracker, end to end",
      "warm": true,
      "kind": null
    }
  ]
}
`;

function dataset(): Dataset {
  const { value, messages } = parseDataset(path, text);
  expect(messages.map(String)).toEqual([]);
  if (value === undefined) throw new Error('the dataset of the test is broken');
  return value;
}

function run(csv: string, options: ImportOptions = {}): { text: string; problems: string } {
  const table = readCsv('boots.csv', csv);
  const rows = table.value && importRows(table.value, dataset(), options);
  const messages = [...table.messages, ...(rows?.messages ?? [])];
  const problems = formatMessages(messages, new Map([['boots.csv', csv]]), 'text', { color: false });
  return { text: problems === '' ? rewriteDataset(text, { rows: rows?.value ?? [] }) : text, problems };
}

/** Place, rule and what they are about: "2:11 wrong-type value". */
function heads(problems: string): string[] {
  const lines = problems.split('\n').filter((line) => line.startsWith('boots.csv:'));
  return lines.map((line) => {
    const [, place, reason = '', rule] = /^boots\.csv:(\d+:\d+): error: (.*) \[(.*)\]$/u.exec(line) ?? [];
    return `${place} ${rule} ${/`(\w+)` in row|absence of `(\w+)`|column `(\w+)`/u.exec(reason)?.slice(1).join('') ?? ''}`.trim();
  });
}

describe('importing what was exported', () => {
  test('changes no byte of the file', () => {
    expect(run(exportCsv(dataset()))).toEqual({ text, problems: '' });
  });

  const root = join(import.meta.dirname, '../../../data');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[a-z]+\/[^/]+\.json$/u.test(name) && !/^(?:schema|editions)\//u.test(name))
    .sort();
  test.each(files)('changes no byte of the real data/%s', (name) => {
    const real = readFileSync(join(root, name), 'utf8');
    const parsed = parseDataset(`data/${name}`, real).value;
    if (parsed === undefined) throw new Error(`${name} cannot be read`);
    const csv = exportCsv(parsed);
    const table = readCsv('x.csv', csv);
    if (table.value === undefined) throw new Error('the CSV cannot be read');
    const rows = importRows(table.value, parsed);
    expect([...table.messages, ...rows.messages].map(String)).toEqual([]);
    expect(rewriteDataset(real, { rows: rows.value })).toBe(real);
  });
});

describe('a changed cell', () => {
  test('changes its own text alone, in the layout of its row', () => {
    const { text: after } = run(exportCsv(dataset()).replace('224.6', '47.3'));
    expect(after).toBe(text.replace('224.60', '47.3'));
  });

  test('keeps the order of keys and the other columns when the file has only some', () => {
    const { text: after } = run('id,value\nrunc,224.6\nfc,130\n');
    expect(after).toBe(text.replace('"value": 125', '"value": 130'));
  });

  test('removes the value when it is empty', () => {
    const { text: after } = run('id,n\nrunc,\nfc,\n');
    expect(after).toBe(text.replace(', "n": 30', ''));
  });

  test('adds a key where the fields have it', () => {
    const { text: after } = run('id,warm\nrunc,true\nfc,true\n');
    expect(after).toContain('"value": 224.60, "n": 30, "warm": true, "kind": "container" }');
  });

  test('breaks a row that becomes too long for its line', () => {
    const { text: after } = run(`id,platform\nrunc,${'x'.repeat(80)}\nfc,y\n`);
    expect(after).toContain(`    {\n      "id": "runc",\n      "platform": "${'x'.repeat(80)}",\n`);
  });
});

describe('columns', () => {
  test('are found by name, by title and by title with unit, separated by comma, semicolon or tab', () => {
    for (const [head, mark] of [
      ['id,value', ','],
      ['Id;Time', ';'],
      ['Id\tTime (ms)', '\t'],
    ]) {
      const { text: after } = run(`${head}\nrunc${mark}1\nfc${mark}125\n`);
      expect(after).toBe(text.replace('224.60', '1'));
    }
  });

  test('are reported with place and likely name when unknown or repeated, or when the id is missing', () => {
    const { problems } = run('vlaue,platform,platform\n1,a,b\n');
    expect(heads(problems).slice(0, 3)).toEqual([
      '1:1 missing-key id',
      '1:1 unknown-key vlaue',
      '1:16 duplicate-key platform',
    ]);
    expect(problems).toContain('help: did you mean `value`?');
  });
});

describe('a cell that does not fit', () => {
  test('is reported by line and column, all at once, and the dataset stays', () => {
    const csv = [
      'id,platform,value,n,measured,warm,kind',
      'runc,runc,"1,234",30.5,1.10.2026,yes,container',
      'fc,,-5,7,2026-02-30,true,unikernel',
      'fc,again,n/a,8,2026-02-03,false,VM',
      '',
    ].join('\n');
    const result = run(csv);
    expect(heads(result.problems)).toEqual([
      '2:11 wrong-type value',
      '2:19 wrong-type n',
      '2:24 wrong-format measured',
      '2:34 wrong-type warm',
      '3:4 missing-key platform',
      '3:5 out-of-range value',
      '3:10 wrong-format measured',
      '3:26 not-in-enum kind',
      '4:1 duplicate-id',
      '4:10 not-a-number value',
    ]);
    expect(result.text).toBe(text);
  });

  test('is found behind quoted cells with separators and line breaks', () => {
    const { problems } = run('id,platform,value\nrunc,"a ""b"",\nc",x\n\nfc,y,z\n');
    expect(heads(problems)).toEqual(['3:4 wrong-type value', '5:6 wrong-type value']);
  });

  test('nor does a row with too many or too few cells, or a quote that never ends', () => {
    expect(heads(run('id,value\nrunc,1,2\nfc\n').problems)).toEqual(['2:8 wrong-format', '3:1 wrong-format']);
    expect(run('id,value\nrunc,"1\n').problems).toContain('Unexpected quote, expected closed ones');
  });
});

describe('a number', () => {
  const helps = (cell: string) => {
    const { problems } = run(`id;value\nrunc;${cell}\nfc;1\n`);
    return [...problems.matchAll(/^boots\.csv:2:6: error: .* \[([\w-]+)\]$|help: (.*)$/gmu)].flatMap(
      ([, rule, help]) => rule ?? help ?? [],
    );
  };

  test.each([
    [
      '125,5',
      'wrong-type',
      'write `125.5`: a point begins the decimals, unless `--decimal comma` says otherwise',
    ],
    ['1,250', 'wrong-type', 'write `1250` if the comma groups thousands, `1.250` if it begins the decimals'],
    ['1,250,000.5', 'wrong-type', 'write `1250000.5`, without separators between thousands'],
    ['1.250.000,5', 'wrong-type', 'write `1250000.5`, without separators between thousands'],
    ['1 250', 'wrong-type', 'write `1250`, without separators between thousands'],
    ['1\u00a0250,5', 'wrong-type', 'write `1250.5`, without separators between thousands'],
    ['1\u2009250', 'wrong-type', 'write `1250`, without separators between thousands'],
    ['1\u202f250', 'wrong-type', 'write `1250`, without separators between thousands'],
    ["1'250", 'wrong-type', 'write `1250`, without separators between thousands'],
    ['125%', 'wrong-type', "write the number without `%`: the field's unit says what it is a share of"],
    ['12,5 %', 'wrong-type', "write the number without `%`: the field's unit says what it is a share of"],
    ['\u22125', 'wrong-type', 'write `-5`, with the hyphen of the keyboard'],
    ['–5.5', 'wrong-type', 'write `-5.5`, with the hyphen of the keyboard'],
    ['~5', 'wrong-type', 'write the number alone, and say in `caveat` what is not exact about it'],
    ['<5', 'wrong-type', 'write the number alone, and say in `caveat` what is not exact about it'],
    ['5 ms', 'wrong-type', 'write the number alone: the unit stands in the field'],
    ['€5', 'wrong-type', 'write the number alone: the unit stands in the field'],
    ['12345678901234567890', 'inexact-number'],
    ['9007199254740993', 'inexact-number'],
    ['1e400', 'inexact-number'],
    ['1e-400', 'inexact-number'],
    ['0.1000000000000000055', 'inexact-number'],
  ])('written as %s is refused, with what to do', (cell: string, rule: string, help?: string) => {
    const [found, said] = helps(cell);
    expect(found).toBe(rule);
    expect(said).toBe(help ?? notHeldHelp);
  });

  test.each(['0.1', '1.50', '-0', '0.10000000000000001', '9007199254740992', '1e21', '.5', '5.', '+5'])(
    'written as %s is held',
    (cell) => {
      expect(isHeld(cell)).toBe(true);
    },
  );

  test('that JSON holds without change is read; another is an error at its place', () => {
    const place = (number: string) => parseJson('a.json', `[1, ${number}]`).messages.map(String);
    for (const number of ['1180591620717411303424', '1.0000000000000000', '1e22', '-12.5e-3'])
      expect(place(number)).toEqual([]);
    for (const number of ['12345678901234567890', '1e400', '0.1000000000000000055'])
      expect(place(number)).toHaveLength(1);
  });

  test('is held exactly when it is written again with as many digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => isHeld(String(value))),
    );
  });
});

describe('a point before three digits', () => {
  const value = (csv: string, options?: ImportOptions) => {
    const { text: after, problems } = run(csv, options);
    return problems === ''
      ? /"id": "runc".*"value": ([\d.-]+)/u.exec(after)?.[1]
      : heads(problems).join(', ');
  };

  test('begins decimals where the file writes numbers as data do', () => {
    expect(value('id,value\nrunc,1.250\n')).toBe('1.25');
    expect(value('id;value\nrunc;1.250\nfc;12.5\n')).toBe('1.25');
    expect(value('id;value\nrunc;0.250\n')).toBe('0.25');
  });

  test.each([
    ['semicolons', 'id;value\nrunc;1.250\nfc;130\n'],
    ['tabs', 'id\tvalue\nrunc\t1.250\n'],
    ['decimal commas elsewhere', 'id,value\nrunc,1.250\nfc,"12,5"\n'],
    ['decimal points and commas', 'id;value\nrunc;1.250\nfc;12.5\nx;12,5\n'],
  ])('is refused in a file with %s', (_, csv) => {
    const { problems } = run(csv);
    expect(heads(problems)).toContain('2:6 wrong-format value');
    expect(problems).toContain(
      'help: write `1250` or `1.25`, or say what the point is: `--decimal comma` reads `1250`, `--decimal point` reads `1.25`',
    );
  });

  test('is refused in a field of whole numbers, whatever the file is like', () => {
    expect(heads(run('id,n\nrunc,2.000\n').problems)).toEqual(['2:6 wrong-format n']);
    expect(run('id,n\nrunc,2.000\n', { decimal: 'comma' }).text).toContain('"n": 2000');
    expect(run('id,n\nrunc,2.000\n', { decimal: 'point' }).text).toContain('"n": 2,');
  });

  test('is read as the author says', () => {
    const csv = 'id;value\nrunc;1.250\nfc;1.000.012,5\n';
    expect(value(csv, { decimal: 'comma' })).toBe('1250');
    expect(run(csv, { decimal: 'comma' }).text).toContain('"value": 1000012.5');
    expect(value('id;value\nrunc;1.250\nfc;"1,000.5"\n', { decimal: 'point' })).toBe('1.25');
    expect(value('id;value\nrunc;1.25\n', { decimal: 'comma' })).toBe('2:6 wrong-format value');
    expect(value('id;value\nrunc;1,5\n', { decimal: 'point' })).toBe('2:6 wrong-type value');
  });
});

describe('blanks around a text', () => {
  test('are left out, also around the names of rows, sources and columns', () => {
    const { text: after, problems } = run('id , platform\n runc ," runc\u00a0"\nfc,Firecracker\n');
    expect(problems).toBe('');
    expect(after).toContain('"id": "runc", "platform": "runc", "value": 224.60');
    const table = readCsv('x.csv', 'id,source\nrunc, felter2014 \n').value;
    expect(table?.rows[0]?.map(({ text: cell, hadBlanks }) => [cell, hadBlanks])).toEqual([
      ['runc', false],
      ['felter2014', true],
    ]);
  });

  test('may stand before quotes', () => {
    expect(run('id, platform\nrunc, "a, b"\nfc, "c"\n').text).toContain('"platform": "a, b"');
  });
});

describe('a date', () => {
  const help = (cell: string) =>
    /help: (.*)/u.exec(run(`id,measured\nrunc,"${cell}"\nfc,2026-01-01\n`).problems)?.[1];

  test.each([
    ['20.11.2026', 'write `2026-11-20`'],
    ['1.2.2026', 'write `2026-02-01`'],
    ['11/20/2026', 'write `2026-11-20`'],
    ['2026/11/20', 'write `2026-11-20`'],
    ['2026-11-20T10:00:00Z', 'write `2026-11-20`'],
    ['20 Nov 2026', 'write `2026-11-20`'],
    ['November 20, 2026', 'write `2026-11-20`'],
    ['11/12/2026', 'write year, month and day with hyphens, such as 2026-11-20'],
    ['45981', 'write year, month and day with hyphens, such as 2026-11-20'],
  ])('written as %s is refused, with what to write', (cell, said) => {
    expect(help(cell)).toBe(said);
  });
});

describe('what spreadsheets write', () => {
  test('is read: blank rows, empty columns at the end, TRUE, other line ends and a declared separator', () => {
    const plainText = run('id,value,warm\nrunc,1,true\nfc,2,\n').text;
    for (const csv of [
      'id,value,warm\n\nrunc,1,true\n,,\nfc,2,\n,,\n',
      'id,value,warm,,\nrunc,1,true,,\nfc,2,,,\n',
      'id,value,warm\r\nrunc,1,TRUE\r\nfc,2,\r\n',
      'id,value,warm\rrunc,1,true\rfc,2,\r',
      'sep=;\nid;value;warm\nrunc;1;true\nfc;2;\n',
      'id\tvalue\twarm\nrunc\t1\ttrue\nfc\t2\t\n',
    ]) {
      expect(run(csv)).toEqual({ text: plainText, problems: '' });
    }
  });

  test('is placed right with any line ends', () => {
    expect(heads(run('id,value\r\nrunc,x\r\nfc,1\r\n').problems)).toEqual(['2:6 wrong-type value']);
    expect(heads(run('id,value\rrunc,x\rfc,1\r').problems)).toHaveLength(1);
    expect(heads(run('sep=,\nid,value\nrunc,x\nfc,1\n').problems)).toEqual(['3:6 wrong-type value']);
  });

  test('is never run as a formula, and comes back as it was', () => {
    fc.assert(fc.property(fc.string(), (text) => unprotectedText(protectedText(text)) === text));
    fc.assert(
      fc.property(fc.constantFrom(...'=+-@\t\r'), fc.string(), (first, rest) => {
        const written = protectedText(first + rest);
        expect(/^[=+\-@\t\r]/u.test(written)).toBe(
          Number.isFinite(Number(written)) && /^[+-]/u.test(written),
        );
      }),
    );
    const rows = [{ id: 'runc', platform: '=1+1', value: -5 }];
    const csv = exportCsv({ fields: dataset().fields, rows });
    expect(csv).toContain("runc,'=1+1,-5,");
    const table = readCsv('x.csv', csv).value!;
    expect(importRows(table, dataset()).value[0]).toMatchObject({ platform: '=1+1', value: -5 });
  });
});

test('text that looks like a number stays text in a text field', () => {
  expect(run('id,platform\nrunc,007\nfc,1e3\n').text).toContain('"platform": "007"');
});

test('the date of retrieval changes only when it is given', () => {
  const after = rewriteDataset(text, { rows: dataset().rows, retrieved: '2026-11-20' });
  expect(after).toBe(text.replace('2026-11-01', '2026-11-20'));
});

test('an empty list of rows and line ends of Windows keep their form', () => {
  const windows = text.replaceAll('\n', '\r\n');
  expect(rewriteDataset(windows, { rows: dataset().rows })).toBe(windows);
  const changed = rewriteDataset(windows, { rows: [{ id: 'new', platform: 'a', value: 1 }] });
  expect(changed.replaceAll('\r\n', '')).not.toContain('\n');
  expect(rewriteDataset(text, { rows: [] })).toContain('"data": []');
});

test('the difference lists added and removed rows and changed cells', () => {
  const before = dataset().rows;
  const after = [
    { id: 'runc', platform: 'runc', value: 47.3, n: 30 },
    { id: 'new', platform: 'x' },
  ];
  expect(describeDifference(before, after)).toEqual([
    '~ runc/value  224.6 → 47.3',
    '~ runc/kind  container → (nothing)',
    '+ new  platform=x',
    '- fc  value=125 platform=Firecracker, end to end warm=true kind=null',
  ]);
});
