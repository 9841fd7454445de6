// `data refresh`: what it shows, what it writes, and that any fault of an answer leaves the data as they were.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runData } from '../../../scripts/commands/data/data.ts';
import type { Values } from '../../../scripts/commands/session/command.ts';
import { withToken } from '../../../scripts/host/network/get.ts';
import { sha256 } from '../../../scripts/model/digest.ts';
import { copyFixture, root, runCli } from '../../support/project.ts';
import { runHere, type Said } from '../../support/session.ts';
import {
  certificatePath,
  type SourcesServer,
  startServer,
  trustServer,
} from '../../support/sources-server.ts';

let server: SourcesServer;
let folder: string;
const folders: string[] = [];
const path = () => join(folder, 'data/benchmarks/boot-times.json');
const now = '2026-11-20T12:00:00Z';

beforeAll(async () => {
  trustServer();
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  await Promise.all(folders.map((one) => rm(one, { recursive: true })));
});
beforeEach(async () => {
  folder = await copyFixture('minimal');
  folders.push(folder);
  server.answers = {
    '/times': {
      body: {
        runs: [
          { id: 'small', ms: 110 },
          { id: 'large', ms: 470 },
        ],
      },
    },
  };
  await declare({});
});

/** Lets the dataset say where it comes from. */
async function declare(own: object, more: readonly object[] = []): Promise<void> {
  const dataset = JSON.parse(await readFile(path(), 'utf8'));
  const refresh = {
    from: 'json',
    url: `${server.origin}/times`,
    select: '$.runs[*]',
    map: { time: 'ms' },
    ...own,
  };
  const { data, ...rest } = dataset;
  await writeFile(path(), `${JSON.stringify({ ...rest, refresh: [refresh, ...more], data }, null, 2)}\n`);
}

/** Runs `data refresh` in this process; `answer` is what a person says. */
function refresh(
  values: Values = { yes: true },
  answer?: string,
  names: readonly string[] = [],
): Promise<Said> {
  const answers = answer === undefined ? [] : [answer];
  return runHere(runData, folder, ['refresh', ...names], { values, answers, now });
}

describe('an answer that fits', () => {
  it('is shown as cells, as what moves in the report, and written in the style of the file with digest, address and time', async () => {
    const before = await readFile(path(), 'utf8');
    const { code, out } = await refresh();
    expect({ code }).toEqual({ code: 0 });
    expect(out).toContain('~ small/time  125 → 110\n~ large/time  480 → 470');
    expect(out).toContain('What would change in the report');
    expect(out).toMatch(/Boot time, small monitor: 125 ms → 110 ms \(report Summary/u);
    expect(out).toContain('written: data/benchmarks/boot-times.json');
    const text = await readFile(path(), 'utf8');
    const body = JSON.stringify(await server.answers['/times']?.body);
    const refreshed = [{ url: `${server.origin}/times`, sha256: sha256(body), at: now, records: 2 }];
    const { refreshed: kept, ...rest } = JSON.parse(text);
    expect(kept).toEqual(refreshed);
    const expected = before.replace('"time": 125', '"time": 110').replace('"time": 480', '"time": 470');
    expect(rest).toEqual(JSON.parse(expected));
    // Nothing but the new cells and the list of answers is another text.
    const added = text.slice(text.indexOf('  "refreshed": ['), text.indexOf('  "data": ['));
    expect(text.replace(added, '')).toBe(expected);
    expect(added).toContain('\n    {\n      "url"');
  });

  it('asks, and writes only with the answer yes; with --dry-run it neither asks nor writes', async () => {
    const before = await readFile(path(), 'utf8');
    const no = await refresh({}, 'n');
    expect(no).toMatchObject({ code: 0, err: expect.stringContaining('Write 1 file? [y/N]') });
    const dry = await refresh({ 'dry-run': true });
    expect(dry.err).toBe('nothing was written\n');
    const nobody = await refresh({});
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('nobody can be asked here') });
    expect(await readFile(path(), 'utf8')).toBe(before);
    expect(await refresh({}, 'yes')).toMatchObject({ code: 0 });
    expect(await readFile(path(), 'utf8')).not.toBe(before);
  });

  it('names the sentence that would not hold before it writes', async () => {
    server.answers['/times'] = {
      body: {
        runs: [
          { id: 'small', ms: 500 },
          { id: 'large', ms: 470 },
        ],
      },
    };
    const { code, out } = await refresh({}, 'n');
    expect(code).toBe(0);
    expect(out).toMatch(/holds no longer: The small monitor boots faster \(.*470 ms.*500 ms/u);
  });

  it('follows a redirect within the host, and asks a second host only where the dataset names it', async () => {
    const { body } = server.answers['/times'] ?? {};
    server.answers = { '/times': { status: 302, headers: { location: '/there' } }, '/there': { body } };
    expect(await refresh()).toMatchObject({ code: 0 });
  });

  it('sets sources and dates, converts units, and tells records that have no row', async () => {
    const dataset = JSON.parse(await readFile(path(), 'utf8'));
    dataset.schema.fields.push(
      { name: 'source', type: 'string', title: 'Source', description: 'Id.' },
      { name: 'asOf', type: 'date', title: 'As of', description: 'Date.' },
      { name: 'year', type: 'year', title: 'Year', description: 'Year.' },
      { name: 'note', type: 'string', title: 'Note', description: 'Note.' },
    );
    for (const row of dataset.data) row.note = 'old';
    dataset.retrieved = '2026-11-10';
    dataset.reviewBy = '2026-12-10';
    await writeFile(path(), JSON.stringify(dataset, null, 2));
    server.answers['/times'] = {
      body: {
        runs: [
          { id: 'small', s: 0.11, on: '2026-11-12T01:00:00Z' },
          { id: 'large', s: 0.47, on: '2026-11-13T01:00:00Z' },
          { id: 'third', s: 0.2, on: '2026-11-14' },
          { id: 'early', s: 0.2, on: '2026-01-14' },
        ],
      },
    };
    await declare({
      map: { time: { value: 's', unit: 's' }, asOf: 'on', year: 'on', note: 'run of {on}, read on {today}' },
      set: { source: 'author2020' },
      news: { date: 'on', text: 'run {id} of {on}' },
    });
    const { code, out, err } = await refresh();
    expect({ code, err, out: code === 0 ? '' : out }).toEqual({ code: 0, err: '', out: '' });
    expect(out).toContain(
      'boot-times: 1 record after its date have no row and have to be judged by a person:\n  2026-11-14  run third of 2026-11-14\n',
    );
    const after = JSON.parse(await readFile(path(), 'utf8'));
    expect(after.data[0]).toEqual({
      id: 'small',
      monitor: 'Small',
      time: 110,
      source: 'author2020',
      asOf: '2026-11-12',
      year: 2026,
      note: 'run of 12 November 2026, read on 20 November 2026',
    });
    expect(after).toMatchObject({ retrieved: '2026-11-20', reviewBy: '2026-12-20' });
    const sources = JSON.parse(await readFile(join(folder, 'data/sources.json'), 'utf8'));
    expect(sources.find(({ id }: { id: string }) => id === 'author2020').accessed).toEqual({
      'date-parts': [[2026, 11, 20]],
    });
  });

  it('leaves the date of retrieval where rows that were not read have none of their own', async () => {
    const dataset = JSON.parse(await readFile(path(), 'utf8'));
    await writeFile(path(), JSON.stringify({ ...dataset, retrieved: '2026-11-10' }, null, 2));
    await declare({ keys: { small: 'small' } });
    expect(await refresh()).toMatchObject({ code: 0 });
    const after = JSON.parse(await readFile(path(), 'utf8'));
    expect(after.retrieved).toBe('2026-11-10');
    expect(after.data.map(({ time }: { time: number }) => time)).toEqual([110, 480]);
  });
});

interface Fault {
  readonly title: string;
  /** What the server answers. */
  readonly answer?: () => SourcesServer['answers'][string];
  /** What the dataset says otherwise. */
  readonly own?: () => object;
  readonly says: string | RegExp;
}

const runs = (...list: object[]) => ({ body: { runs: list } });
const fine = [
  { id: 'small', ms: 110 },
  { id: 'large', ms: 470 },
];

const faults: readonly Fault[] = [
  {
    title: 'a host that refuses',
    own: () => ({ url: 'https://localhost:1/times' }),
    says: 'Cannot reach localhost:1: it refuses connections',
  },
  {
    title: 'a name that nobody knows',
    own: () => ({ url: 'https://nowhere.invalid/times' }),
    says: /Cannot reach nowhere.invalid: (?:its name is not known|names cannot be looked up)/u,
  },
  { title: 'a status', answer: () => ({ status: 500, body: {} }), says: 'Unexpected status 500' },
  {
    title: 'a page that is gone',
    own: () => ({ url: `${server.origin}/gone` }),
    says: 'the source has moved',
  },
  {
    title: 'a redirect to another host',
    answer: () => ({ status: 302, headers: { location: `https://127.0.0.1:${server.port}/times` } }),
    says: /Unexpected redirect of .* to https:\/\/127\.0\.0\.1/u,
  },
  {
    title: 'a redirect to another protocol',
    answer: () => ({ status: 301, headers: { location: `http://${server.host}/times` } }),
    says: 'expected one over HTTPS',
  },
  {
    title: 'redirects without end',
    answer: () => ({ status: 302, headers: { location: '/times' } }),
    says: 'expected at most 5',
  },
  {
    title: 'a media type',
    answer: () => ({ ...runs(...fine), headers: { 'content-type': 'text/html; charset=utf-8' } }),
    says: 'Unexpected media type `text/html`',
  },
  {
    title: 'a compressed answer',
    answer: () => ({ ...runs(...fine), headers: { 'content-encoding': 'gzip' } }),
    says: 'Unexpected encoding `gzip`',
  },
  {
    title: 'an answer that is too large',
    answer: () => ({ body: { runs: fine, more: 'x'.repeat(200_000) } }),
    own: () => ({ most: { megabytes: 0.1 } }),
    says: 'expected at most 0 MB',
  },
  {
    title: 'an answer that never ends',
    answer: () => ({ body: new Promise(() => undefined) }),
    own: () => ({ most: { seconds: 0.3 } }),
    says: 'did not answer wholly within',
  },
  {
    title: 'a certificate for another name',
    own: () => ({ url: `https://[::1]:${server.port}/times` }),
    says: /Cannot reach|names/u,
  },
  {
    title: 'another format',
    answer: () => ({ body: { results: fine } }),
    says: '`$.runs[*]` finds nothing in it',
  },
  {
    title: 'no JSON',
    answer: () => ({ body: 'run;time', headers: { 'content-type': 'application/json' } }),
    says: 'it is no JSON',
  },
  {
    title: 'a value outside of the range of its field',
    answer: () => runs({ id: 'small', ms: -1 }, fine[1] ?? {}),
    says: /its sources have values that it does not allow/u,
  },
  {
    title: 'a value of another type',
    answer: () => runs({ id: 'small', ms: 'fast' }, fine[1] ?? {}),
    says: /its sources have values that it does not allow/u,
  },
  {
    title: 'a row that is missing',
    answer: () => runs(fine[0] ?? {}),
    says: 'Unexpected 1 of 2 rows of `boot-times`',
  },
  {
    title: 'a value that the source does not have any more',
    answer: () => runs({ id: 'small' }, fine[1] ?? {}),
    says: 'Unexpected absence of a value for `time` of `boot-times/small`',
  },
  {
    title: 'two values for one row',
    answer: () => runs(...fine, { id: 'small', ms: 99 }),
    says: 'Unexpected two values for `time` of `boot-times/small`: 110 and 99',
  },
  {
    title: 'a unit that cannot be converted',
    own: () => ({ map: { time: { value: 'ms', unit: 'MiB' } } }),
    says: 'Unexpected unit `MiB` for `time`',
  },
];

describe.each(faults)('$title', ({ answer, own, says }) => {
  it('is named, and nothing is written', async () => {
    await declare(own?.() ?? {});
    if (answer !== undefined) server.answers['/times'] = answer();
    const before = await readFile(path(), 'utf8');
    const { code, err } = await refresh();
    expect(err).toMatch(says);
    expect(err).toContain('nothing was written');
    expect(code).toBe(1);
    expect(await readFile(path(), 'utf8')).toBe(before);
  });
});

it('refuses a list with over a tenth fewer records than the last time', async () => {
  const many = (count: number) =>
    runs(...fine, ...Array.from({ length: count }, (_, index) => ({ id: `x${index}`, ms: 1 })));
  server.answers['/times'] = many(18);
  expect(await refresh()).toMatchObject({ code: 0 });
  const before = await readFile(path(), 'utf8');
  server.answers['/times'] = many(16);
  expect(await refresh()).toMatchObject({ code: 0 });
  await writeFile(path(), before);
  server.answers['/times'] = many(15);
  const { code, err } = await refresh();
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('expected no fewer than nine tenths of the 20 of the last time'),
  });
  expect(await readFile(path(), 'utf8')).toBe(before);
});

it('writes nothing of any dataset when one has a fault, and the others with --keep-going', async () => {
  const other = join(folder, 'data/benchmarks/other.json');
  const text = (await readFile(path(), 'utf8')).replace('"name": "boot-times"', '"name": "other"');
  await writeFile(other, text.replace('/times', '/none'));
  const before = await readFile(path(), 'utf8');
  expect(await refresh()).toMatchObject({
    code: 1,
    err: expect.stringContaining('error: other: Unexpected status 404'),
  });
  expect(await readFile(path(), 'utf8')).toBe(before);
  expect(await refresh({ yes: true, 'keep-going': true })).toMatchObject({ code: 1 });
  expect(await readFile(path(), 'utf8')).not.toBe(before);
  expect(await readFile(other, 'utf8')).toBe(text.replace('/times', '/none'));
});

it('sends a token to the host that gave it out, and to no other', () => {
  const env = { GITHUB_TOKEN: 'abc' };
  expect(withToken(new URL('https://api.github.com/repos'), {}, env)).toEqual({
    authorization: 'Bearer abc',
  });
  for (const other of [
    'https://github.com/x',
    'https://api.github.com.example.org',
    'https://api.github.com:8443',
  ])
    expect(withToken(new URL(other), {}, env)).toEqual({});
});

it('refuses names that it does not know, and data that would be later than the edition', async () => {
  const missing = await refresh({}, undefined, ['boot-time']);
  expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('did you mean `boot-times`?') });
  const yml = join(folder, 'content/edition.yml');
  await writeFile(yml, (await readFile(yml, 'utf8')).replace(/^date: .*$/mu, 'date: 2026-11-19'));
  const late = await refresh();
  expect(late).toMatchObject({
    code: 1,
    err: expect.stringContaining('npm run edition -- begin --date 2026-11-20'),
  });
  expect(server.asked.length).toBeGreaterThan(0);
});

describe('the command line', () => {
  const env = () => ({
    NODE_EXTRA_CA_CERTS: certificatePath,
    SOURCE_DATE_EPOCH: String(Date.parse(now) / 1000),
  });

  it('goes through a proxy where one is set', async () => {
    const seen: string[] = [];
    const proxy = createServer().on('connect', (request, socket, head) => {
      seen.push(request.url ?? '');
      const target = connect(server.port, 'localhost', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const run = await runCli(['data', 'refresh', '--yes'], { cwd: folder, env: { ...env(), HTTPS_PROXY } });
    proxy.closeAllConnections();
    proxy.close();
    expect({ code: run.code, stderr: run.stderr, seen }).toEqual({
      code: 0,
      stderr: '',
      seen: [server.host],
    });
    expect(JSON.parse(await readFile(path(), 'utf8')).data[0].time).toBe(110);
  });

  it('does not trust a certificate that nobody vouches for', async () => {
    const run = await runCli(['data', 'refresh', '--yes'], {
      cwd: folder,
      env: { SOURCE_DATE_EPOCH: env().SOURCE_DATE_EPOCH },
    });
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('NODE_EXTRA_CA_CERTS names its certificate'),
    });
  });

  it.skipIf(process.platform !== 'linux')('asks at a terminal, which `script` stands for', async () => {
    const command = `${process.execPath} ${join(root, 'scripts/cli.ts')} data refresh`;
    const { promise, resolve } = Promise.withResolvers<string>();
    const options = { cwd: folder, env: { ...process.env, ...env(), NO_COLOR: '1' } };
    const child = execFile('script', ['-qec', command, '/dev/null'], options, (_, stdout) => resolve(stdout));
    child.stdout?.on('data', (text: string) => {
      if (text.includes('[y/N]')) child.stdin?.write('y\n');
    });
    expect(await promise).toContain('written: data/benchmarks/boot-times.json');
    expect(JSON.parse(await readFile(path(), 'utf8')).data[0].time).toBe(110);
  });
});
