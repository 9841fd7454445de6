// Reads records of the CVE Program, version 5 of their format: dates and scores of a vulnerability.
import Type, { type Static } from 'typebox';
import { Failure } from '../../messages/failure.ts';
import type { Reply, SourceRecord } from '../../model/datasets/refresh.ts';
import type { Adapter } from './adapter.ts';
import { changedFormat, jsonOf, jsonTypes, usualMost } from './answers.ts';

const scoreOf = Type.Optional(Type.Object({ baseScore: Type.Number({ minimum: 0, maximum: 10 }) }));
const part = Type.Object({
  providerMetadata: Type.Object({ shortName: Type.Optional(Type.String()) }),
  metrics: Type.Optional(
    Type.Array(Type.Object({ cvssV2_0: scoreOf, cvssV3_0: scoreOf, cvssV3_1: scoreOf, cvssV4_0: scoreOf })),
  ),
});
const record = Type.Object({
  dataType: Type.Literal('CVE_RECORD'),
  dataVersion: Type.String({ pattern: '^5\\.', form: 'version 5 of the format' }),
  cveMetadata: Type.Object({
    cveId: Type.String(),
    state: Type.Enum(['PUBLISHED', 'REJECTED']),
    datePublished: Type.Optional(Type.String()),
    dateUpdated: Type.Optional(Type.String()),
  }),
  containers: Type.Object({ cna: part, adp: Type.Optional(Type.Array(part)) }),
});

/** A record of the CVE List for each key, such as `CVE-2020-1040`. `url` is the folder of the years. */
export const cve: Adapter = {
  name: 'cve',
  about: 'records of the CVE List (cvelistV5), below whose folder of years `url` leads',
  values: {
    published: '',
    updated: '',
    scoreV2: 'score',
    scoreV3: 'score',
    scoreV4: 'score',
    scorer: '',
    otherScoreV3: 'score',
    otherScoreV4: 'score',
    otherScorer: '',
  },
  read: async ({ url }, keys, get) => {
    const types = [...jsonTypes, 'text/plain'];
    const replies = await Promise.all(
      keys.map((key) => get({ url: `${url.replace(/\/$/u, '')}/${pathOf(key)}`, types, most: usualMost })),
    );
    const records = replies.map((reply, index) => recordOf(reply, keys[index] ?? ''));
    return { records, replies, isList: false };
  },
};

/** "2020/1xxx/CVE-2020-1040.json": the last three digits are left out of the folder's name. */
function pathOf(key: string): string {
  const [, year, number = ''] = /^CVE-(\d{4})-(\d{4,})$/u.exec(key) ?? [];
  if (year !== undefined) return `${year}/${number.slice(0, -3)}xxx/${key}.json`;
  throw new Failure(`Unexpected key \`${key}\` for \`cve\``, { help: 'write it like CVE-2020-1040' });
}

function recordOf(reply: Reply, key: string): SourceRecord {
  const { cveMetadata, containers } = jsonOf(reply, record);
  if (cveMetadata.cveId !== key) throw changedFormat(reply.url, `it is the record of ${cveMetadata.cveId}`);
  if (cveMetadata.state !== 'PUBLISHED') throw changedFormat(reply.url, 'the record was rejected');
  const other = containers.adp?.find((candidate) => hasScore(candidate));
  const [own, others] = [scoresOf(containers.cna), scoresOf(other)];
  const values = {
    published: cveMetadata.datePublished,
    updated: cveMetadata.dateUpdated,
    ...own,
    scorer: containers.cna.providerMetadata.shortName,
    otherScoreV3: others.scoreV3,
    otherScoreV4: others.scoreV4,
    otherScorer: other?.providerMetadata.shortName,
  };
  return { key, values };
}

type Part = Static<typeof part>;

function hasScore(candidate: Part): boolean {
  return Object.values(scoresOf(candidate)).some((score) => score !== undefined);
}

function scoresOf(from: Part | undefined) {
  const metrics = from?.metrics ?? [];
  const first = (...names: readonly (keyof (typeof metrics)[number])[]) =>
    names.flatMap((name) => metrics.flatMap((metric) => metric[name]?.baseScore ?? [])).at(0);
  return { scoreV2: first('cvssV2_0'), scoreV3: first('cvssV3_1', 'cvssV3_0'), scoreV4: first('cvssV4_0') };
}
