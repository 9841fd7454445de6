// What the form of a calculator says, and the same in the address.
import type { Calculator, InputValues } from '../../../../model/calculators/calculator.ts';

/** A worked case, and where the reader's numbers differ from it. */
export interface Choice {
  readonly from: string;
  readonly values: InputValues;
}

/** The name in the address under which the worked case stands; no input has a capital in its id. */
const caseKey = 'From';

/** The state of a choice in the address; `first` is the case that needs no name. */
export function stateOf({ from, values }: Choice, first: string): URLSearchParams {
  const changed = Object.entries(values).map(([id, value]): [string, string] => [id, String(value)]);
  return new URLSearchParams([...(from === first ? [] : [[caseKey, from]]), ...changed]);
}

/** The choice in an address; names and numbers that the form does not have are left out. */
export function choiceIn(state: URLSearchParams, first: string, { inputs, presets }: Calculator): Choice {
  const from = state.get(caseKey) ?? first;
  const values = inputs.flatMap(({ id, low, high }) => {
    const value = Number.parseFloat(state.get(id) ?? '');
    return value >= low && value <= high ? [[id, value] as const] : [];
  });
  return {
    from: presets.some(({ id }) => id === from) ? from : first,
    values: Object.fromEntries(values),
  };
}
