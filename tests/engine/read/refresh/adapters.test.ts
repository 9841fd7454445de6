// What each adapter reads out of answers in the forms that the sources document. Names and values are invented.
import { describe, expect, it } from 'vitest';
import type { Get, Refresh, Request } from '../../../../scripts/model/datasets/refresh.ts';
import type { Found } from '../../../../scripts/read/refresh/adapter.ts';
import { adapters } from '../../../../scripts/read/refresh/index.ts';

interface Given {
  readonly body: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A `Get` that knows some answers; `seen` has what was asked. */
function getOf(
  answers: Readonly<Record<string, Given | ((request: Request) => Given)>>,
  seen: Request[] = [],
): Get {
  return async (request) => {
    seen.push(request);
    const known = answers[request.url];
    if (known === undefined) throw new Error(`nobody answers ${request.url}`);
    const { body, status = 200, headers = {} } = typeof known === 'function' ? known(request) : known;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return {
      url: request.url,
      status,
      header: (name) => headers[name],
      bytes: new TextEncoder().encode(text),
    };
  };
}

function read(refresh: Refresh, keys: readonly string[], get: Get): Promise<Found> {
  const adapter = adapters.get(refresh.from);
  if (adapter === undefined) throw new Error(refresh.from);
  return adapter.read(refresh, keys, get);
}

const values = ({ records }: Found) => records.map(({ key, values }) => [key, values]);
const url = 'https://example.org/data';

describe('json', () => {
  const refresh: Refresh = {
    from: 'json',
    url,
    select: '$.machines[?@.state == "sold"]',
    match: 'code',
    map: { price: '$.price.amount', name: 'name' },
  };
  const machines = [
    { code: 'a', name: 'A', state: 'sold', price: { amount: 5 } },
    { code: 'b', name: 'B', state: 'gone', price: { amount: 6 } },
  ];

  it('finds records by a JSONPath, and values by name or JSONPath', async () => {
    const found = await read(refresh, ['a'], getOf({ [url]: { body: { machines } } }));
    expect(values(found)).toEqual([['a', { '$.price.amount': 5, name: 'A', code: 'a' }]]);
    expect(found.isList).toBe(true);
  });

  it('asks for each row on its own where the address has a key', async () => {
    const own = { ...refresh, url: `${url}/{key}`, select: '$' };
    const get = getOf({ [`${url}/x/y%20z`]: { body: { name: 'Z', price: { amount: 1 } } } });
    expect(values(await read(own, ['x/y z'], get))).toEqual([
      ['x/y z', { '$.price.amount': 1, name: 'Z', code: undefined }],
    ]);
  });

  it('refuses a path that finds nothing, one that is none, and what is no JSON', async () => {
    const fails = (own: Partial<Refresh>, body: unknown = { machines }) =>
      expect(read({ ...refresh, ...own }, [], getOf({ [url]: { body } }))).rejects;
    await fails({ select: '$.none[*]' }).toThrow('`$.none[*]` finds nothing in it');
    await fails({ select: '$[' }).toThrow('Unexpected JSONPath `$[`');
    await fails({}, '<html>').toThrow('it is no JSON');
  });
});

describe('csv', () => {
  const refresh: Refresh = {
    from: 'csv',
    url,
    match: 'Code',
    select: { Kind: '/^ke/' },
    map: { price: 'Price' },
  };
  it('reads rows by the names of its columns, in any order, with quotes', async () => {
    const body = '\ufeffPrice,Code,Kind\r\n"1,5",a,kettle\r\n2,b,pot\r\n';
    const found = await read(refresh, ['a'], getOf({ [url]: { body } }));
    expect(values(found)).toEqual([['a', { Price: '1,5', Code: 'a', Kind: 'kettle' }]]);
  });
  it('refuses a file without a column that is asked for, and rows of another length', async () => {
    const fails = (body: string) => expect(read(refresh, [], getOf({ [url]: { body } }))).rejects;
    await fails('Code,Kind\na,kettle\n').toThrow('it has no column `Price`');
    await fails('Code,Kind,Price\na,kettle\n').toThrow(/Invalid Record Length/);
  });
});

describe('cisa-kev', () => {
  const entry = {
    cveID: 'CVE-2026-10001',
    vendorProject: 'ACME',
    product: 'Kettle',
    vulnerabilityName: 'ACME Kettle Overflow',
    dateAdded: '2026-11-02',
    shortDescription: 'It boils over.',
    requiredAction: 'Turn it off.',
    dueDate: '2026-11-23',
    knownRansomwareCampaignUse: 'Known',
    notes: '',
    cwes: ['CWE-120'],
  };
  const body = {
    title: 'CISA Catalog of Known Exploited Vulnerabilities',
    catalogVersion: '2026.11.02',
    dateReleased: '2026-11-02T15:00:00.1234Z',
    count: 1,
    vulnerabilities: [entry],
  };
  const refresh: Refresh = {
    from: 'cisa-kev',
    url,
    map: { listedOn: 'dateAdded', ransomware: 'ransomware' },
  };
  it('has a record for each entry, with the date of the catalogue', async () => {
    const [record] = (await read(refresh, [], getOf({ [url]: { body } }))).records;
    expect(record).toMatchObject({
      key: 'CVE-2026-10001',
      values: {
        dateAdded: '2026-11-02',
        ransomware: 'known',
        published: '2026-11-02T15:00:00.1234Z',
        count: 1,
      },
    });
  });
  it('refuses a catalogue that counts other entries than it has, and another form', async () => {
    const fails = (change: object) =>
      expect(read(refresh, [], getOf({ [url]: { body: { ...body, ...change } } }))).rejects;
    await fails({ count: 2 }).toThrow('it counts 2 entries and has 1');
    await fails({ vulnerabilities: [{ ...entry, dateAdded: '02.11.2026' }] }).toThrow(
      '`vulnerabilities[0].dateAdded`',
    );
    await fails({ vulnerabilities: undefined }).toThrow('absence of `vulnerabilities`');
  });
});

describe('cve', () => {
  const record = (cna: object, adp?: object[]) => ({
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId: 'CVE-2024-21001', state: 'PUBLISHED', datePublished: '2024-01-31T21:31:14.391Z' },
    containers: { cna: { providerMetadata: { shortName: 'ACME' }, ...cna }, ...(adp && { adp }) },
  });
  const base = 'https://example.org/cves';
  const refresh: Refresh = { from: 'cve', url: base, map: { score: 'scoreV3' } };
  const one = (body: unknown) =>
    read(refresh, ['CVE-2024-21001'], getOf({ [`${base}/2024/21xxx/CVE-2024-21001.json`]: { body } }));
  it('has the scores of who assigned the number apart from those of others', async () => {
    const body = record(
      {
        metrics: [
          { other: { type: 'x', content: {} } },
          { cvssV3_1: { version: '3.1', baseScore: 8.6 } },
          { cvssV4_0: { baseScore: 7 } },
        ],
      },
      [
        { title: 'CVE Program', providerMetadata: { shortName: 'CVE' } },
        { providerMetadata: { shortName: 'OTHER' }, metrics: [{ cvssV3_0: { baseScore: 9.1 } }] },
      ],
    );
    expect(values(await one(body))).toEqual([
      [
        'CVE-2024-21001',
        {
          published: '2024-01-31T21:31:14.391Z',
          updated: undefined,
          scoreV2: undefined,
          scoreV3: 8.6,
          scoreV4: 7,
          scorer: 'ACME',
          otherScoreV3: 9.1,
          otherScoreV4: undefined,
          otherScorer: 'OTHER',
        },
      ],
    ]);
  });
  it('refuses another record, a rejected one, a score that is none, and a key that is none', async () => {
    const good = record({});
    await expect(one({ ...good, cveMetadata: { ...good.cveMetadata, cveId: 'CVE-2024-1' } })).rejects.toThrow(
      'it is the record of CVE-2024-1',
    );
    await expect(one({ ...good, cveMetadata: { ...good.cveMetadata, state: 'REJECTED' } })).rejects.toThrow(
      'the record was rejected',
    );
    await expect(one(record({ metrics: [{ cvssV3_1: { baseScore: 11 } }] }))).rejects.toThrow('baseScore');
    await expect(one({ ...good, dataVersion: '6.0' })).rejects.toThrow('version 5 of the format');
    await expect(read(refresh, ['GHSA-1'], getOf({}))).rejects.toThrow('Unexpected key `GHSA-1`');
  });
});

describe('aws-prices', () => {
  const details = `"FormatVersion","v1.0"
"Disclaimer","This pricing list is for informational purposes only."
"Publication Date","2026-11-05T20:59:55Z"
"Version","20261105205955"
"OfferCode","AmazonEC2"
`;
  const head =
    '"SKU","TermType","Unit","PricePerUnit","Currency","Instance Type","Tenancy","Operating System","CapacityStatus"\n';
  const rows = `"A","OnDemand","Hrs","0.0052000000","USD","t0.nano","Shared","Linux","Used"
"B","OnDemand","Hrs","0.0098000000","USD","t0.nano","Shared","Windows","Used"
"C","Reserved","Hrs","0.0031000000","USD","t0.nano","Shared","Linux","Used"
`;
  const refresh: Refresh = {
    from: 'aws-prices',
    url,
    select: { TermType: 'OnDemand', 'Operating System': 'Linux', Tenancy: 'Shared', CapacityStatus: 'Used' },
    map: { price: { value: 'PricePerUnit', unit: 'USD/h' }, asOf: 'published' },
  };
  const one = (body: string) => read(refresh, ['t0.nano'], getOf({ [url]: { body } }));
  it('has a record for each price that is selected, with the day of publication', async () => {
    const { records } = await one(details + head + rows);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      key: 't0.nano',
      values: { PricePerUnit: '0.0052000000', published: '2026-11-05T20:59:55Z', SKU: 'A' },
    });
  });
  it('refuses another version of the format, a missing column and a row of another length', async () => {
    await expect(one(head + rows)).rejects.toThrow('does not begin with `FormatVersion` v1.0');
    await expect(one(details.replace('v1.0', 'v2.0') + head + rows)).rejects.toThrow('`FormatVersion` v1.0');
    await expect(one(details + head.replace('"Tenancy"', '"Tenant"') + rows)).rejects.toThrow(
      'it has no column `Tenancy`',
    );
    await expect(one(`${details}${head}"A","OnDemand"\n`)).rejects.toThrow(/Record Length/);
  });
});

describe('azure-prices', () => {
  const item = (armSkuName: string, retailPrice: number, productName = 'Machines') => ({
    currencyCode: 'USD',
    tierMinimumUnits: 0,
    retailPrice,
    unitPrice: retailPrice,
    armRegionName: 'eastus',
    location: 'US East',
    effectiveStartDate: '2026-01-01T00:00:00Z',
    meterId: '0',
    meterName: armSkuName,
    productId: '0',
    skuId: '0',
    productName,
    skuName: armSkuName,
    serviceName: 'Machines',
    unitOfMeasure: '1 Hour',
    type: 'Consumption',
    isPrimaryMeterRegion: true,
    armSkuName,
  });
  const page = (Items: object[], NextPageLink: string | null) => ({
    BillingCurrency: 'USD',
    CustomerEntityId: 'Default',
    CustomerEntityType: 'Retail',
    Items,
    NextPageLink,
    Count: Items.length,
  });
  const refresh: Refresh = {
    from: 'azure-prices',
    url,
    select: { productName: '/^(?!.*Windows)/', isPrimaryMeterRegion: 'true' },
    map: { price: 'retailPrice' },
  };
  it('follows the pages to the last one', async () => {
    const seen: Request[] = [];
    const pages = {
      [url]: { body: page([item('A1', 0.1), item('A1', 0.2, 'Machines Windows')], `${url}?$skip=2`) },
      [`${url}?$skip=2`]: { body: page([item('A2', 0.3)], null) },
    };
    const found = await read(refresh, [], getOf(pages, seen));
    expect(found.records.map(({ key, values }) => [key, values.retailPrice])).toEqual([
      ['A1', 0.1],
      ['A2', 0.3],
    ]);
    expect(seen.map((request) => request.url)).toEqual([url, `${url}?$skip=2`]);
    expect(found.replies).toHaveLength(2);
  });
  it('refuses pages without end and another form', async () => {
    await expect(read(refresh, [], getOf({ [url]: { body: page([], url) } }))).rejects.toThrow(
      'expected at most 200',
    );
    await expect(read(refresh, [], getOf({ [url]: { body: { items: [] } } }))).rejects.toThrow(
      'Unexpected answer',
    );
  });
});

describe('endoflife', () => {
  const release = (name: string, releaseDate: string, own: object = {}) => ({
    name,
    codename: null,
    label: name,
    releaseDate,
    isLts: false,
    ltsFrom: null,
    isEol: false,
    eolFrom: '2027-06-28',
    isMaintained: true,
    latest: { name: `${name}.3`, date: '2026-10-15', link: null },
    custom: null,
    ...own,
  });
  const product = (releases: object[]) => ({
    schema_version: '1.2.0',
    generated_at: '2026-11-20T00:00:00+00:00',
    last_modified: '2026-11-20T00:00:00+00:00',
    result: { name: 'kettle', aliases: [], label: 'Kettle', category: 'app', tags: [], releases },
  });
  const refresh: Refresh = {
    from: 'endoflife',
    url: 'https://example.org/{key}',
    map: { version: 'version' },
  };
  const one = (body: unknown, own: Partial<Refresh> = {}) =>
    read({ ...refresh, ...own }, ['kettle'], getOf({ 'https://example.org/kettle': { body } }));
  it('takes the newest release that is maintained', async () => {
    const releases = [
      release('3', '2026-11-01', { isMaintained: false }),
      release('1', '2025-01-01', { isLts: true }),
      release('2', '2026-01-01'),
    ];
    expect(values(await one(product(releases)))).toEqual([
      ['kettle', { cycle: '2', released: '2026-01-01', version: '2.3', latestReleased: '2026-10-15' }],
    ]);
    const [long] = (await one(product(releases), { select: { isLts: 'true' } })).records;
    expect(long?.values.cycle).toBe('1');
  });
  it('refuses the first version of the interface, and a product without a maintained release', async () => {
    await expect(one([{ cycle: '2', latest: '2.3' }])).rejects.toThrow('Unexpected answer');
    await expect(one(product([release('1', '2020-01-01', { isMaintained: false })]))).rejects.toThrow(
      'no maintained release',
    );
  });
});

describe('github-releases', () => {
  const refresh: Refresh = {
    from: 'github-releases',
    url: 'https://example.org/repos/{key}/releases/latest',
    map: { version: 'version' },
  };
  const address = 'https://example.org/repos/acme/kettle/releases/latest';
  const body = {
    tag_name: 'v1.2.3',
    name: 'Kettle',
    draft: false,
    prerelease: false,
    published_at: '2026-11-03T10:00:00Z',
    assets: [],
  };
  it('takes version and date of the latest release', async () => {
    const seen: Request[] = [];
    const found = await read(refresh, ['acme/kettle'], getOf({ [address]: { body } }, seen));
    expect(values(found)).toEqual([
      ['acme/kettle', { tag: 'v1.2.3', version: '1.2.3', published: '2026-11-03T10:00:00Z' }],
    ]);
    expect(seen[0]?.headers).toMatchObject({ accept: 'application/vnd.github+json' });
  });
  it('refuses a draft and another form', async () => {
    const fails = (change: object) =>
      expect(read(refresh, ['acme/kettle'], getOf({ [address]: { body: { ...body, ...change } } }))).rejects;
    await fails({ draft: true }).toThrow('it is a draft or a pre-release');
    await fails({ tag_name: undefined }).toThrow('absence of `tag_name`');
  });
});

describe('oci-registry', () => {
  const base = 'https://example.org/v2/library/kettle/manifests';
  const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
  const list = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      { mediaType: 'x', digest: digest('a'), size: 1, platform: { architecture: 'arm64', os: 'linux' } },
      {
        mediaType: 'x',
        digest: digest('b'),
        size: 1,
        platform: { architecture: 'amd64', os: 'linux' },
        annotations: {
          'org.opencontainers.image.created': '2026-09-17T01:02:03Z',
          'org.opencontainers.image.version': '3.24.2',
        },
      },
    ],
  };
  const manifest = {
    schemaVersion: 2,
    config: { size: 9 },
    layers: [{ size: 3_000_000 }, { size: 850_000 }],
  };
  const refresh: Refresh = { from: 'oci-registry', url: 'https://example.org/', map: { size: 'bytes' } };
  const wanting =
    (body: unknown) =>
    ({ headers = {} }: Request): Given =>
      headers.authorization === 'Bearer abc'
        ? { body }
        : {
            body: {},
            status: 401,
            headers: {
              'www-authenticate':
                'Bearer realm="https://auth.example.org/token",service="example.org",scope="repository:library/kettle:pull"',
            },
          };
  const tokenAddress =
    'https://auth.example.org/token?service=example.org&scope=repository%3Alibrary%2Fkettle%3Apull';
  const answers = {
    [`${base}/latest`]: wanting(list),
    [`${base}/${digest('b')}`]: wanting(manifest),
    [tokenAddress]: { body: { token: 'abc', expires_in: 300 } },
  };
  it('gets a token, finds the platform, and adds up the layers', async () => {
    const found = await read(refresh, ['library/kettle:latest'], getOf(answers));
    expect(values(found)).toEqual([
      [
        'library/kettle:latest',
        {
          bytes: 3_850_000,
          layers: 2,
          digest: digest('b'),
          created: '2026-09-17T01:02:03Z',
          version: '3.24.2',
        },
      ],
    ]);
    // The answer with the token is no evidence, and another one each time.
    expect(found.replies.map((reply) => reply.url)).toEqual([`${base}/latest`, `${base}/${digest('b')}`]);
  });
  it('refuses a platform that is not there, another way to log in, and a key that is none', async () => {
    const fails = (
      own: Partial<Refresh>,
      more: Parameters<typeof getOf>[0] = {},
      key = 'library/kettle:latest',
    ) => expect(read({ ...refresh, ...own }, [key], getOf({ ...answers, ...more }))).rejects;
    await fails({ select: { architecture: 's390x' } }).toThrow('it has no image for linux/s390x');
    const basic = { body: {}, status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    await fails({}, { [`${base}/latest`]: basic }).toThrow('another way to log in than a token');
    await fails({}, { [tokenAddress]: { body: {} } }).toThrow('it has no token');
    await fails({}, {}, 'library/kettle').toThrow('Unexpected key `library/kettle`');
  });
});
