import { ratio, spread } from '../scripts/facts/arithmetic.ts';
import type { Data } from '../scripts/facts/data.ts';
import type { TopicFunction } from '../scripts/facts/index.ts';
import { greater } from '../scripts/facts/predicate.ts';
import { quantity } from '../scripts/facts/quantity.ts';
import type { Topic } from '../scripts/model.ts';

/** The facts of the minimal project: two boot times, their ratio and range, and which is shorter. */
function boot(data: Data): Topic {
  const small = quantity(data.cell('boot-times', 'small', 'time'), { label: 'Boot time, small monitor' });
  const large = quantity(data.cell('boot-times', 'large', 'time'), { label: 'Boot time, large monitor' });
  const slowdown = ratio(large, small, { label: 'Boot time, large monitor relative to small' });
  const smallFaster = greater(large, small, { label: 'The small monitor boots faster' });
  const either = spread([small, large], { tolerance: 0.1, label: 'Boot time, either monitor' });
  return { name: 'boot', facts: { small, large, slowdown, either, smallFaster }, series: [] };
}

/** What stands for `scripts/facts/` when the minimal project is resolved. */
export const minimalTopics: Readonly<Record<string, TopicFunction>> = { boot };
