import type { Topic } from '../model.ts';
import { adoption } from './adoption.ts';
import { claims } from './claims.ts';
import { explainers } from './claims-list.ts';
import { cost } from './cost.ts';
import type { Data } from './data.ts';
import { decision } from './decision.ts';
import { density } from './density.ts';
import { images } from './images.ts';
import { performance } from './performance.ts';
import { sandbox } from './sandbox.ts';
import { security } from './security.ts';
import { startup } from './startup.ts';

/** Computes the facts and series of one topic; refuses what the data cannot support (`Refusal`). */
export type TopicFunction = (data: Data) => Topic;

/** Every topic, by the name that starts its facts' paths. */
export const topics: Readonly<Record<string, TopicFunction>> = {
  startup,
  density,
  performance,
  sandbox,
  images,
  cost,
  security,
  adoption,
  claims,
  decision,
  explainers,
};
