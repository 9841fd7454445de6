// Scenarios of calculators as a dataset, so that topics print them beside the cases of the project.
import type { Dataset, Field, Row } from '../../model/data.ts';
import type { Project, Scenario } from '../../model/project.ts';

/** The name under which topics read scenarios, unless the project has a dataset of that name. */
export const scenariosName = 'scenarios';

const fields: readonly Field[] = [
  { name: 'id', type: 'string', title: 'Id', description: 'Calculator, scenario and input.' },
  { name: 'calculator', type: 'string', title: 'Calculator', description: 'Whose inputs it has.' },
  { name: 'scenario', type: 'string', title: 'Scenario', description: 'Id of the scenario.' },
  { name: 'title', type: 'string', title: 'Title', description: 'What it is called.' },
  { name: 'from', type: 'string', title: 'From', description: 'The case that it starts from.' },
  { name: 'input', type: 'string', title: 'Input', description: 'The input that has another value.' },
  { name: 'value', type: 'number', title: 'Value', description: 'In the unit of the input.' },
];

/** A row for each number of each scenario, in the order of the files. Its rows have no sources: a reader typed them. */
export function scenariosTable(scenarios: Project['scenarios']): Dataset {
  return {
    path: 'data',
    name: scenariosName,
    group: '',
    title: 'Scenarios',
    description: 'Numbers of readers for the calculators.',
    fields,
    primaryKey: 'id',
    rowTitle: '{title}: {input}',
    rows: [...scenarios.values()].flatMap(rowsOf),
    sources: [],
    licences: [],
    retrieved: '',
    reviewBy: '',
  };
}

function rowsOf({ id, calculator, title, from, values }: Scenario): readonly Row[] {
  return Object.entries(values).map(([input, value]) => ({
    id: `${calculator}-${id}-${input}`,
    calculator,
    scenario: id,
    title,
    from: from ?? null,
    input,
    value,
  }));
}
