// Reads the retail prices of Azure, page by page.
import Type from 'typebox';
import { Failure } from '../../messages/failure.ts';
import type { Reply, SourceRecord } from '../../model/datasets/refresh.ts';
import type { Adapter } from './adapter.ts';
import { conditionsOf, fulfils, jsonOf, jsonTypes, scalarsOf, usualMost } from './answers.ts';

const page = Type.Object({
  BillingCurrency: Type.String(),
  Items: Type.Array(
    Type.Object({
      currencyCode: Type.String(),
      retailPrice: Type.Number({ minimum: 0 }),
      unitOfMeasure: Type.String(),
      armRegionName: Type.String(),
      armSkuName: Type.String(),
      productName: Type.String(),
      skuName: Type.String(),
      effectiveStartDate: Type.String(),
      type: Type.String(),
    }),
  ),
  NextPageLink: Type.Unsafe<string | null | undefined>({ type: ['string', 'null'] }),
});

/** Pages that are read at most; a page has a hundred or a thousand prices. */
const mostPages = 200;

/** `https://prices.azure.com/api/retail/prices?$filter=…`, a record for each price that `select` leaves. */
export const azurePrices: Adapter = {
  name: 'azure-prices',
  about: 'retail prices of Azure; the properties of an item are the values',
  match: 'armSkuName',
  read: async (refresh, _keys, get) => {
    const [replies, records]: [Reply[], SourceRecord[]] = [[], []];
    const match = refresh.match ?? 'armSkuName';
    let next: string | null | undefined = refresh.url;
    while (next) {
      if (replies.length === mostPages)
        throw new Failure(`Unexpected number of pages at ${refresh.url}, expected at most ${mostPages}`, {
          help: 'narrow the `$filter` of the address',
        });
      const reply: Reply = await get({ url: next, types: jsonTypes, most: usualMost });
      const { Items: items, NextPageLink: link } = jsonOf(reply, page);
      replies.push(reply);
      for (const item of items) {
        const values = scalarsOf(item);
        if (fulfils(values, conditionsOf(refresh)))
          records.push({ key: String(values[match] ?? ''), values });
      }
      next = link;
    }
    return { records, replies, isList: true };
  },
};
