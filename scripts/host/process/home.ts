// Gives a process a home folder where its user has none.
import { homedir } from 'node:os';

/**
 * Libraries look up the home folder when they are loaded, which throws for a user that is in no list of users and has no
 * HOME, as services are often run. Such a user gets the root folder, as a login would give. Threads see what is set in the
 * first thread before they start.
 */
export function ensureHome(): void {
  try {
    homedir();
  } catch {
    process.env.HOME = '/';
  }
}
