// Keeps the compiled code of the program from one run to the next.
import { enableCompileCache } from 'node:module';

/** Lets this thread read and write compiled code in a folder; does nothing without one. */
export function useCompileCache(folder: string | undefined): void {
  if (folder !== undefined) enableCompileCache(folder);
}
