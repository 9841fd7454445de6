// A process that runs a supervised thread: its file, and the folder and the text that it is to write.
import { supervise } from '../../../../scripts/host/process/supervisor.ts';

const [, , entry = '', folder, word] = process.argv;
const said = { before: 'nothing was written', after: 'it is in place' };
process.exit(await supervise(new URL(entry, import.meta.url), { folder, word }, said));
