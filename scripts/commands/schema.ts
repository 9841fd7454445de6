import { join } from 'node:path';
import { exitCodes } from '../failure.ts';
import { schemas, schemaText } from '../formats/schemas.ts';
import { makeFolder, writeTextFile } from '../io/files.ts';
import { counted } from '../progress.ts';
import { committed, type Run } from './command.ts';

/** Writes the JSON Schema of every kind of file that authors write to `data/schema/`. */
export const runSchema: Run = async (session) => {
  const folder = join(session.root, 'data/schema');
  const entries = Object.entries(schemas);
  await committed(session, async () => {
    await makeFolder(folder);
    for (const [name, schema] of entries) await writeTextFile(join(folder, name), schemaText(schema));
  });
  session.console.print(`data/schema: ${counted(entries.length, 'schema')}`);
  return exitCodes.fine;
};
