// What the list of commands says of each.
import type { InterruptHelp } from '../host/process/supervisor.ts';
import type { Run } from './session/command.ts';
import type { Option } from './session/options.ts';

/** A command: its help and options, and how its code is loaded. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Words after the name: "<rule>". */
  readonly usage: string;
  /** Paragraphs under the usage line. */
  readonly about: string;
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** Help in the message of an interruption; says that nothing or everything was written if absent. */
  readonly interrupted?: InterruptHelp;
  /** Whether it runs in threads of its own until Ctrl-C, which is its usual end. */
  readonly isServer?: true;
  /** Whether it can be run where there is no project. */
  readonly needsNoProject?: true;
  /** Imports its code when it is run, so that `--help` does not wait for Vega. */
  readonly load: () => Promise<Run>;
}
