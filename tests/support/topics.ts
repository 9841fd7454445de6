// Topics of the fixtures, and a loader of topics.
import type { Topics } from '../../scripts/facts/topics.ts';
import { topicLoader } from '../../scripts/host/facts/topics.ts';
import { topic as boot } from '../fixtures/minimal/data/facts/boot.ts';
import { topic as boil } from '../fixtures/showcase/data/facts/boil.ts';
import { topic as energy } from '../fixtures/showcase/data/facts/energy.ts';

/** The topics of the whole projects below `tests/fixtures`, for tests that resolve without waiting for them to be loaded. */
export const showcaseTopics: Topics = { boil, energy };
export const minimalTopics: Topics = { boot };

/** Loads topics as the commands do. */
export const loadTopics = topicLoader();
