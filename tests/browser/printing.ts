import { join } from 'node:path';

/** Where the bundled browser is unpacked for tests: the same place as for builds. */
export const cacheFolder = join(import.meta.dirname, '../../.cache/browser');
