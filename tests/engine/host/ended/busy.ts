// A thread that never comes back to listen.
import { parentPort } from 'node:worker_threads';

parentPort?.postMessage({ kind: 'out', text: 'busy\n' });
for (;;) if (Date.now() < 0) break;
