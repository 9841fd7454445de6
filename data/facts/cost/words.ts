// How the report calls platforms, ways of counting labour, and kinds of platforms.
import { words } from '#facts';
import type { Way } from './model/compare.ts';
import type { Kind, Option } from './model/inputs.ts';

export const optionWords: Readonly<Record<Option, string>> = {
  vm: 'VMs',
  own: 'own cluster',
  managed: 'managed cluster',
  fargate: 'Fargate',
  functions: 'functions',
  metal: 'metal with VMs',
};

export const kindWords: Readonly<Record<Kind, string>> = {
  machines: 'VMs',
  cluster: 'cluster',
  serverless: 'Fargate',
  functions: 'functions',
  metal: 'metal with VMs',
};

export const wayWords: Readonly<Record<Way, string>> = {
  none: 'machines only',
  equal: 'equal platform hours',
  own: 'our hours',
};

/** The source of rows that the model computed: its inputs, which name theirs. */
export const modelSource = 'cost-inputs';
export const sourceField = words('source', 'Source', 'Id of an entry in data/sources.json.');
