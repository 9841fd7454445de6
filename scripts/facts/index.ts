/**
 * The interface for topics: the files in `data/facts/` import it as `#facts`, and no other module of the program.
 *
 * A topic reads cells of datasets (`data.cell`, `quantity`, `amount`), combines them (`ratio`, `sum`, `spread`) and states
 * conditions (`predicate`, `greater`). Unit, statistic, significant digits and cells are carried along. Operations that the data
 * does not support throw a `Refusal`, which becomes a message.
 */

// Calculators
export type {
  Calculator,
  CalculatorInput,
  InputValues,
  MapResult,
  Preset,
  Result,
  ResultCell,
} from '../model/calculators/calculator.ts';
export type { Field, Row, Scalar, Statistic } from '../model/data.ts';
// Values
export type {
  CellRef,
  Fact,
  FactTree,
  Predicate,
  Quantity,
  Range,
  Series,
  Shown,
  ShownFact,
  Term,
  Topic,
} from '../model/facts.ts';
// Dates
export { type Age, dateOfDataset, dateOfRow, isStale } from './ages.ts';
// Formatting and units
export { show } from './amount-text.ts';
// Arithmetic
export {
  type Amount,
  type Combination,
  change,
  convert,
  counted,
  difference,
  ends,
  product,
  quotient,
  ratio,
  spread,
  sum,
} from './arithmetic.ts';
// Cells
export type { Cell, Data, DataRow } from './data.ts';
export { digitsOf } from './digits.ts';
export { allGreater, between, greater, largest, predicate, smallest, within } from './predicate.ts';
export {
  type About,
  type Computation,
  cellsOf,
  computed,
  corrected,
  quantity,
  range,
  term,
} from './quantity.ts';
export { type Renewal, renewalOf } from './renewal/renewal.ts';
// Rows
export {
  type AmountFields,
  amount,
  atMost,
  behindField,
  each,
  forDrawing,
  numbers,
  rowsBehind,
  rowsWhere,
  words,
} from './rows.ts';
export type { TopicFunction } from './topics.ts';
