import { parentPort, workerData } from 'node:worker_threads';
import { marpCli } from '@marp-team/marp-cli';

/** Runs Marp CLI with the given arguments, away from this process's console and module state. */
const status = await marpCli(workerData as string[]);
parentPort?.postMessage(status);
