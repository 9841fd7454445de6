import { join } from 'node:path';
import { exitCodes } from '../failure.ts';
import { schemas, schemaText } from '../formats/schemas.ts';
import { makeFolder, writeTextFile } from '../io/files.ts';
import { counted } from '../progress.ts';
import type { Run } from './command.ts';

/** Writes the JSON Schema of every kind of file that authors write to `data/schema/`. */
export const runSchema: Run = async ({ root, console }) => {
  const folder = join(root, 'data/schema');
  await makeFolder(folder);
  const entries = Object.entries(schemas);
  for (const [name, schema] of entries) await writeTextFile(join(folder, name), schemaText(schema));
  console.print(`data/schema: ${counted(entries.length, 'schema')}`);
  return exitCodes.fine;
};
