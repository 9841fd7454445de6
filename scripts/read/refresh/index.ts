// All adapters: what reads a kind of source. A new one is a file beside this one and its line here.
import type { Adapter } from './adapter.ts';
import { awsPrices } from './aws-prices.ts';
import { azurePrices } from './azure-prices.ts';
import { csv } from './csv.ts';
import { cve } from './cve.ts';
import { endOfLife } from './endoflife.ts';
import { exploited } from './exploited.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { registry } from './registry.ts';

const all: readonly Adapter[] = [
  json,
  csv,
  exploited,
  cve,
  awsPrices,
  azurePrices,
  endOfLife,
  github,
  registry,
];

/** Adapters by the names that `from` gives them. */
export const adapters: ReadonlyMap<string, Adapter> = new Map(all.map((adapter) => [adapter.name, adapter]));
