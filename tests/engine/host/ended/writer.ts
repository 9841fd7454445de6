// Writes one small build to the folder of its task, as the thread of a command does.
import { parentPort, workerData } from 'node:worker_threads';
import { openDist } from '../../../../scripts/host/disk/dist.ts';
import { openRunState } from '../../../../scripts/host/process/run-state.ts';
import { proof, smallBuild } from './build.ts';

const { folder, word, runState } = workerData;
const dist = await openDist(folder, proof, ['charts/']);
parentPort?.postMessage({ kind: 'out', text: 'writing\n' });
await dist.replace(smallBuild(word), dist.identity(), openRunState(runState)).catch(() => dist.discard());
// Stays, so that it can be interrupted after it has written, too.
setTimeout(() => parentPort?.postMessage({ kind: 'end', exitCode: 0 }), 300);
