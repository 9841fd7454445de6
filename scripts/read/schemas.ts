// The JSON Schemas of all kinds of files that authors write.
import type { TSchema } from 'typebox';
import { aidSchema } from './aids/aid-schema.ts';
import { diagramSchema } from './charts/diagram-schema.ts';
import { tableSchema } from './charts/table.ts';
import { bibliographySchema } from './data/csl-schema.ts';
import { datasetSchema } from './data/dataset-schema.ts';
import { editionSchema } from './data/edition.ts';
import { kindsSchema } from './data/kinds.ts';
import { scenarioSchema } from './data/scenario.ts';
import { unitsSchema } from './data/units.ts';
import { frontMatterSchema } from './markdown/front-matter.ts';

/** All schemas by their file names in `data/schema/`. */
export const schemas: Readonly<Record<string, TSchema>> = {
  'aid.schema.json': aidSchema,
  'dataset.schema.json': datasetSchema,
  'diagram.schema.json': diagramSchema,
  'edition.schema.json': editionSchema,
  'front-matter.schema.json': frontMatterSchema,
  'kinds.schema.json': kindsSchema,
  'scenario.schema.json': scenarioSchema,
  'sources.schema.json': bibliographySchema,
  'table.schema.json': tableSchema,
  'units.schema.json': unitsSchema,
};

/** The text of a schema file. */
export function schemaText(schema: TSchema): string {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#' };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
