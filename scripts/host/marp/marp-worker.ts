import { parentPort } from 'node:worker_threads';
import { marpCli } from '@marp-team/marp-cli';

/** Runs Marp CLI with the arguments of each message, away from the console and module state of the program. */
parentPort?.on('message', async (args: string[]) => {
  const status = await marpCli(args).catch((error: unknown) => String(error));
  parentPort?.postMessage(status);
});
