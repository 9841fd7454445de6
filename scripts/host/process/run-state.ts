// How far a run has come with writing, in memory that its thread shares with the one that receives signals.
import { exitCodes, Failure } from '../../messages/failure.ts';
import type { Commit } from '../disk/dist.ts';

const states = { unwritten: 0, changing: 1, written: 2 } as const;
const places = { state: 0, isEnding: 1 } as const;

/** The state of a run, which both threads can read at any moment, whatever the other is busy with. */
export interface RunState extends Commit {
  readonly memory: SharedArrayBuffer;
  /** Makes `begin` throw from now on. Resolves when no change is under way any more, to whether anything was written. */
  end(): Promise<boolean>;
}

/** The state of a run that has written nothing yet; given its memory, that of another thread's run. */
export function openRunState(memory = new SharedArrayBuffer(8)): RunState {
  const view = new Int32Array(memory);
  return {
    memory,
    begin: () => {
      const before = Atomics.exchange(view, places.state, states.changing);
      if (Atomics.load(view, places.isEnding) === 0) return;
      setState(view, before);
      throw new Failure('Interrupted', { exitCode: exitCodes.interrupt });
    },
    done: (isWritten) => setState(view, isWritten ? states.written : states.unwritten),
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

function setState(view: Int32Array<SharedArrayBuffer>, state: number): void {
  Atomics.store(view, places.state, state);
  Atomics.notify(view, places.state);
}
