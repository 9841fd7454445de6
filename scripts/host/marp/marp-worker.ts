// The worker in which Marp CLI runs, apart from the program's console and module state.
import { parentPort } from 'node:worker_threads';
import { marpCli } from '@marp-team/marp-cli';
import { idleCollector } from '../process/idle-collector.ts';

const collectWhenIdle = idleCollector(2000);

/** Runs Marp CLI with the arguments of each message and answers with its exit status, or with its error as text. */
parentPort?.on('message', async (args: string[]) => {
  const status = await marpCli(args).catch((error: unknown) => String(error));
  parentPort?.postMessage(status);
  collectWhenIdle();
});
