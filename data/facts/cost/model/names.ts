// How the report calls platforms, kinds of platforms, and ways of counting labour.
import type { Way } from './compare.ts';
import type { Kind, Option } from './inputs.ts';

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
