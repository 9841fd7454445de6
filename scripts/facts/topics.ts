import { adoption } from '../../data/facts/adoption.ts';
import { claims } from '../../data/facts/claims.ts';
import { cost } from '../../data/facts/cost.ts';
import { decision } from '../../data/facts/decision.ts';
import { density } from '../../data/facts/density.ts';
import { explainers } from '../../data/facts/explainers.ts';
import { images } from '../../data/facts/images.ts';
import { performance } from '../../data/facts/performance.ts';
import { sandbox } from '../../data/facts/sandbox.ts';
import { security } from '../../data/facts/security.ts';
import { setting } from '../../data/facts/setting.ts';
import { startup } from '../../data/facts/startup.ts';
import type { TopicFunction } from './data.ts';

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
  setting,
};
