// The real datasets that say where they come from, with answers in the forms of their sources that hold what the datasets hold:
// every row is found, nothing is read twice, and no number changes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../scripts/facts/renewal/keys.ts';
import type { Dataset, Row } from '../../scripts/model/data.ts';
import type { Refresh, Reply } from '../../scripts/model/datasets/refresh.ts';
import { parseDataset } from '../../scripts/read/data/dataset.ts';
import { noOwnUnits, parseUnits, unitsPath } from '../../scripts/read/data/units.ts';
import { mappedOf } from '../../scripts/read/refresh/names.ts';
import { hostsOf, renewDataset } from '../../scripts/read/refresh/renew.ts';
import { root } from '../support/project.ts';

interface Stored {
  readonly text: string;
  readonly dataset: Dataset;
}

const stored = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(?!editions|schema)[a-z]+\/[^/]+\.json$/u.test(path))
  .flatMap((path): Stored[] => {
    const text = readFileSync(join(root, 'data', path), 'utf8');
    const dataset = parseDataset(`data/${path}`, text).value;
    return dataset?.refresh === undefined ? [] : [{ text, dataset }];
  });
const units = (parseUnits(unitsPath, readFileSync(join(root, unitsPath), 'utf8')).value ?? noOwnUnits).units;
const day = '2026-12-15';

/** Every pair of a row and its key at a source, with what the row has for a value of the source. */
function rowsOf(dataset: Dataset, refresh: Refresh) {
  return [...keysOf(dataset, refresh)].map(([id, key]) => {
    const row: Row = dataset.rows.find((candidate) => candidate.id === id) ?? {};
    const has = (value: string) => {
      const field = Object.entries(refresh.map).find(([, mapped]) => mappedOf(mapped).value === value)?.[0];
      return field === undefined ? undefined : (row[field] ?? undefined);
    };
    return { key, has };
  });
}

type Answers = Map<string, { readonly body: unknown; readonly type?: string }>;
type Sourced = ReturnType<typeof rowsOf>;

/** What each kind of source answers. */
const answering: Readonly<Record<string, (refresh: Refresh, rows: Sourced, answers: Answers) => void>> = {
  'aws-prices': (refresh, rows, answers) => {
    const known = (answers.get(refresh.url)?.body ?? []) as Record<string, string>[];
    const select = typeof refresh.select === 'object' ? refresh.select : {};
    const own = rows.map(({ key, has }) => ({
      ...select,
      [refresh.match ?? 'Instance Type']: key,
      PricePerUnit: Number(has('PricePerUnit')).toFixed(10),
    }));
    answers.set(refresh.url, { body: [...known, ...own] });
  },
  'azure-prices': (refresh, rows, answers) => {
    const item = (armSkuName: string, retailPrice: unknown, productName: string) => ({
      currencyCode: 'USD',
      retailPrice,
      unitOfMeasure: '1 Hour',
      armRegionName: 'eastus',
      armSkuName,
      productName,
      skuName: armSkuName,
      effectiveStartDate: '2026-01-01T00:00:00Z',
      type: 'Consumption',
    });
    const Items = rows.flatMap(({ key, has }) => [
      item(key, has('retailPrice'), 'Series'),
      item(key, 99, 'Series Windows'),
    ]);
    answers.set(refresh.url, { body: { BillingCurrency: 'USD', Items, NextPageLink: null } });
  },
  'cisa-kev': ({ url }, rows, answers) => {
    const vulnerabilities = rows.map(({ key, has }) => ({
      cveID: key,
      vendorProject: 'ACME',
      product: 'Kettle',
      vulnerabilityName: 'Overflow',
      dateAdded: has('dateAdded'),
      knownRansomwareCampaignUse: has('ransomware') === 'known' ? 'Known' : 'Unknown',
    }));
    const count = vulnerabilities.length;
    answers.set(url, {
      body: { catalogVersion: '1', dateReleased: `${day}T00:00:00Z`, count, vulnerabilities },
    });
  },
  cve: ({ url }, rows, answers) => {
    for (const { key, has } of rows) {
      const [, year, number = ''] = key.split('-');
      const score = (name: string) => (has(name) === undefined ? undefined : { baseScore: has(name) });
      const metrics = [{ cvssV3_1: score('scoreV3') }, { cvssV4_0: score('scoreV4') }];
      const body = {
        dataType: 'CVE_RECORD',
        dataVersion: '5.1',
        cveMetadata: { cveId: key, state: 'PUBLISHED', datePublished: has('published') },
        containers: { cna: { providerMetadata: { shortName: 'ACME' }, metrics } },
      };
      answers.set(`${url}/${year}/${number.slice(0, -3)}xxx/${key}.json`, { body });
    }
  },
  'github-releases': ({ url }, rows, answers) => {
    for (const { key, has } of rows) {
      const body = {
        tag_name: `v${has('version')}`,
        draft: false,
        prerelease: false,
        published_at: `${has('published') ?? day}T00:00:00Z`,
      };
      answers.set(url.replace('{key}', key), { body });
    }
  },
  endoflife: ({ url }, rows, answers) => {
    for (const { key, has } of rows) {
      const release = { name: has('cycle'), releaseDate: '2026-04-01', isMaintained: true, latest: null };
      answers.set(url.replace('{key}', key), {
        body: { schema_version: '1.2.0', result: { name: key, releases: [release] } },
      });
    }
  },
  'oci-registry': ({ url }, rows, answers) => {
    for (const [index, { key, has }] of rows.entries()) {
      const [name, tag] = key.split(':');
      const digest = `sha256:${String(index).repeat(64)}`;
      const annotations = { 'org.opencontainers.image.created': '2026-11-28T00:00:00Z' };
      const entry = { digest, platform: { os: 'linux', architecture: 'amd64' }, annotations };
      answers.set(`${url}/v2/${name}/manifests/${tag}`, { body: { schemaVersion: 2, manifests: [entry] } });
      const layers = [{ size: Math.round(Number(has('bytes')) * 1e6) }];
      answers.set(`${url}/v2/${name}/manifests/${digest}`, { body: { schemaVersion: 2, layers } });
    }
  },
};

function textOf(body: unknown): string {
  if (!Array.isArray(body)) return JSON.stringify(body);
  const head = [...new Set(body.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',');
  const details = [
    '"FormatVersion","v1.0"',
    '"Disclaimer","x"',
    `"Publication Date","${day}T00:00:00Z"`,
    '"Version","1"',
    '"OfferCode","x"',
  ];
  return [...details, line(head), ...body.map((row) => line(head.map((name) => row[name] ?? ''))), ''].join(
    '\n',
  );
}

it('are several, of every kind of source that they could have', () => {
  const kinds = new Set(stored.flatMap(({ dataset }) => (dataset.refresh ?? []).map(({ from }) => from)));
  expect([...kinds].sort()).toEqual(Object.keys(answering).sort());
});

describe.each(stored.map(({ dataset, text }) => ({ name: dataset.name, dataset, text })))(
  '$name',
  ({ dataset, text }) => {
    it('finds each of its rows once, and no number of it changes', async () => {
      const answers: Answers = new Map();
      for (const refresh of dataset.refresh ?? [])
        answering[refresh.from]?.(refresh, rowsOf(dataset, refresh), answers);
      const asked = new Set<string>();
      const get =
        (hosts: ReadonlySet<string>) =>
        async ({ url }: { readonly url: string }): Promise<Reply> => {
          expect(hosts).toContain(new URL(url).host);
          asked.add(url);
          const body = answers.get(url)?.body;
          if (body === undefined) throw new Error(`nobody answers ${url}`);
          return { url, status: 200, header: () => undefined, bytes: new TextEncoder().encode(textOf(body)) };
        };
      const after = await renewDataset(dataset, text, { get, units, now: `${day}T12:00:00Z` });
      expect(after.notes).toEqual([]);
      expect([...asked].sort()).toEqual([...answers.keys()].sort());
      expect(parseDataset(dataset.path, after.text).messages).toEqual([]);
      const measured = dataset.fields.filter(({ type, unit }) => type === 'number' || unit !== undefined);
      const numbers = (rows: readonly Row[]) => rows.map((row) => measured.map(({ name }) => row[name]));
      expect(numbers(after.rows)).toEqual(numbers(dataset.rows));
      for (const refresh of dataset.refresh ?? [])
        expect([...hostsOf(refresh)].join(' ')).toMatch(/^[a-z0-9.-]+\.[a-z]+(?: [a-z0-9.-]+)*$/u);
    });
  },
);
