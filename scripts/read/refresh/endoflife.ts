// Reads versions of products at endoflife.date.
import Type from 'typebox';
import type { Adapter } from './adapter.ts';
import { addressOf, changedFormat, conditionsOf, fulfils, jsonOf, jsonTypes, usualMost } from './answers.ts';

const product = Type.Object({
  schema_version: Type.String({ pattern: '^1\\.', form: 'version 1 of the format' }),
  result: Type.Object({
    name: Type.String(),
    releases: Type.Array(
      Type.Object({
        name: Type.String(),
        releaseDate: Type.String({ format: 'date' }),
        isLts: Type.Optional(Type.Boolean()),
        isMaintained: Type.Boolean(),
        latest: Type.Optional(
          Type.Unsafe<{ readonly name: string; readonly date?: string } | null>({
            type: ['object', 'null'],
            properties: { name: { type: 'string' } },
            required: ['name'],
          }),
        ),
      }),
      { minItems: 1 },
    ),
  }),
});

/** Version 1 of the interface: the newest release of each product that is maintained and that `select` leaves. */
export const endOfLife: Adapter = {
  name: 'endoflife',
  about: 'the newest maintained release of a product at endoflife.date',
  values: { cycle: '', released: '', version: '', latestReleased: '' },
  read: async (refresh, keys, get) => {
    const replies = await Promise.all(
      keys.map((key) => get({ url: addressOf(refresh, key), types: jsonTypes, most: usualMost })),
    );
    const records = replies.map((reply, index) => {
      const { releases } = jsonOf(reply, product).result;
      const newest = releases
        .filter((release) => release.isMaintained && fulfils(release, conditionsOf(refresh)))
        .toSorted((a, b) => (a.releaseDate < b.releaseDate ? 1 : -1))
        .at(0);
      if (newest === undefined)
        throw changedFormat(reply.url, 'it has no maintained release that `select` leaves');
      const { name, releaseDate, latest } = newest;
      const values = {
        cycle: name,
        released: releaseDate,
        version: latest?.name,
        latestReleased: latest?.date,
      };
      return { key: keys[index] ?? '', values };
    });
    return { records, replies, isList: false };
  },
};
