// Reads how large images are that a registry holds, after the OCI distribution specification.
import Type from 'typebox';
import { Failure } from '../../messages/failure.ts';
import type { Get, Reply, SourceRecord } from '../../model/datasets/refresh.ts';
import type { Adapter } from './adapter.ts';
import { changedFormat, conditionsOf, jsonOf, jsonTypes, usualMost } from './answers.ts';

const annotations = Type.Optional(Type.Record(Type.String(), Type.String()));
const index = Type.Object({
  schemaVersion: Type.Literal(2),
  manifests: Type.Array(
    Type.Object({
      digest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$', form: 'a digest' }),
      platform: Type.Optional(
        Type.Object({
          architecture: Type.String(),
          os: Type.String(),
          variant: Type.Optional(Type.String()),
        }),
      ),
      annotations,
    }),
  ),
});
const manifest = Type.Object({
  schemaVersion: Type.Literal(2),
  layers: Type.Array(Type.Object({ size: Type.Integer({ minimum: 0 }) }), { minItems: 1 }),
  annotations,
});
const token = Type.Object({
  token: Type.Optional(Type.String()),
  access_token: Type.Optional(Type.String()),
});

const kinds = ['application/vnd.oci.image', 'application/vnd.docker.distribution'] as const;
const indexTypes = [`${kinds[0]}.index.v1+json`, `${kinds[1]}.manifest.list.v2+json`];
const manifestTypes = [`${kinds[0]}.manifest.v1+json`, `${kinds[1]}.manifest.v2+json`];

/**
 * An image for each key, such as `library/alpine:latest`; `url` is the registry. `select` names `os` and `architecture`.
 * `bytes` is what a client downloads: the layers as they are stored.
 */
export const registry: Adapter = {
  name: 'oci-registry',
  about: 'the size of images in a registry; keys are like library/alpine:latest',
  values: { bytes: 'B', layers: 'count', digest: '', created: '', version: '' },
  read: async (refresh, keys, get) => {
    const platform = { os: 'linux', architecture: 'amd64', ...conditionsOf(refresh) };
    const found = await Promise.all(
      keys.map((key) => imageOf(refresh.url.replace(/\/$/u, ''), key, platform, get)),
    );
    return {
      records: found.map(({ record }) => record),
      replies: found.flatMap(({ replies }) => replies),
      isList: false,
    };
  },
};

type Platform = Readonly<Record<string, string>>;

async function imageOf(url: string, key: string, platform: Platform, get: Get) {
  const [, name, tag] = /^([a-z0-9][a-z0-9._/-]*):([\w][\w.-]{0,127})$/u.exec(key) ?? [];
  if (name === undefined || tag === undefined)
    throw new Failure(`Unexpected key \`${key}\` for \`oci-registry\``, {
      help: 'write it like library/alpine:latest',
    });
  const base = `${url}/v2/${name}/manifests`;
  const ask = await authorized(`${base}/${tag}`, get);
  const list = await ask(`${base}/${tag}`, indexTypes);
  const entry = jsonOf(list, index).manifests.find(({ platform: own }) =>
    Object.entries(platform).every(([part, wanted]) => (own as Platform | undefined)?.[part] === wanted),
  );
  if (entry === undefined)
    throw changedFormat(list.url, `it has no image for ${platform.os}/${platform.architecture}`);
  const reply = await ask(`${base}/${entry.digest}`, manifestTypes);
  const { layers, annotations: notes } = jsonOf(reply, manifest);
  const note = (what: string) =>
    entry.annotations?.[`org.opencontainers.image.${what}`] ?? notes?.[`org.opencontainers.image.${what}`];
  const record: SourceRecord = {
    key,
    values: {
      bytes: layers.reduce((sum, { size }) => sum + size, 0),
      layers: layers.length,
      digest: entry.digest,
      created: note('created'),
      version: note('version'),
    },
  };
  return { record, replies: [list, reply] };
}

type Ask = (url: string, types: readonly string[]) => Promise<Reply>;

/** Asks with a token where the registry wants one, which it gives to everybody for images that are public. */
async function authorized(first: string, get: Get): Promise<Ask> {
  const accept = [...indexTypes, ...manifestTypes].join(', ');
  const types = [...indexTypes, ...manifestTypes, ...jsonTypes];
  const reply = await get({ url: first, headers: { accept }, types, most: usualMost, statuses: [200, 401] });
  const headers: Record<string, string> = { accept };
  if (reply.status === 401) headers.authorization = `Bearer ${await tokenFor(reply, get)}`;
  return (url, wanted) => get({ url, headers, types: wanted, most: usualMost });
}

async function tokenFor(reply: Reply, get: Get): Promise<string> {
  const challenge = reply.header('www-authenticate') ?? '';
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`, 'u').exec(challenge)?.[1];
  const realm = part('realm');
  if (!/^Bearer /iu.test(challenge) || realm === undefined || !URL.canParse(realm))
    throw changedFormat(reply.url, 'it wants another way to log in than a token');
  const url = new URL(realm);
  for (const name of ['service', 'scope']) {
    const value = part(name);
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const given = await get({ url: url.href, types: jsonTypes, most: usualMost });
  const { token: own, access_token: other } = jsonOf(given, token);
  const found = own ?? other;
  if (found === undefined) throw changedFormat(given.url.split('?')[0] ?? '', 'it has no token');
  return found;
}
