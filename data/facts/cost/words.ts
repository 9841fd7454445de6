// How tables call what the model computes, and the source of its rows.
import { words } from '#facts';

export { kindWords, optionWords, wayWords } from './model/names.ts';

/** The source of rows that the model computed: its inputs, which name theirs. */
export const modelSource = 'cost-inputs';
export const sourceField = words('source', 'Source', 'Id of an entry in data/sources.json.');
