// `data schema`: writes the JSON Schemas that editors use.
import { join } from 'node:path';
import { makeFolder, writeTextFile } from '../../host/disk/files.ts';
import { exitCodes } from '../../messages/failure.ts';
import { counted } from '../../messages/progress.ts';
import { schemas, schemaText } from '../../read/schemas.ts';
import { committed, type Run } from '../session/command.ts';

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
