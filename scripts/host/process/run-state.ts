// Where a run stands with what it writes, in memory that its thread shares with the one that hears the signals.
import { exitCodes, Failure } from '../../messages/failure.ts';
import type { Commit } from '../disk/dist.ts';

const states = { unwritten: 0, changing: 1, written: 2 } as const;
const places = { state: 0, isEnding: 1 } as const;

/** What an interruption may say about a run, at any moment and whatever its thread is busy with. */
export interface Standing extends Commit {
  readonly memory: SharedArrayBuffer;
  /** From now on `begin` throws. Resolves when no change is under way any more, to whether anything was written. */
  end(): Promise<boolean>;
}

/** The standing of a run that has written nothing yet, or the one in this memory. */
export function openStanding(memory = new SharedArrayBuffer(8)): Standing {
  const view = new Int32Array(memory);
  return {
    memory,
    begin: () => {
      const before = Atomics.exchange(view, places.state, states.changing);
      if (Atomics.load(view, places.isEnding) === 0) return;
      settle(view, before);
      throw new Failure('Interrupted', { exitCode: exitCodes.interrupt });
    },
    done: (isWritten) => settle(view, isWritten ? states.written : states.unwritten),
    end: async () => {
      Atomics.store(view, places.isEnding, 1);
      for (;;) {
        const state = Atomics.load(view, places.state);
        if (state !== states.changing) return state === states.written;
        await Atomics.waitAsync(view, places.state, states.changing).value;
      }
    },
  };
}

function settle(view: Int32Array<SharedArrayBuffer>, state: number): void {
  Atomics.store(view, places.state, state);
  Atomics.notify(view, places.state);
}
