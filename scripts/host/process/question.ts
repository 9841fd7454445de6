// Asks a person at the terminal.
import { createInterface } from 'node:readline';

/** The line that a person answers, without blanks around it; undefined where nobody sits at a terminal, or ends the input. */
export function askPerson(question: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return Promise.resolve(undefined);
  // Without an editor of its own, the terminal keeps Ctrl-C, which ends the command as ever.
  const lines = createInterface({ input: process.stdin, terminal: false });
  process.stderr.write(question);
  lines.once('line', (line) => {
    resolve(line.trim());
    lines.close();
  });
  lines.once('close', () => resolve(undefined));
  return promise;
}
