/**
 * What topics are written with: the project's files in `data/facts/` import it as `#facts`, and nothing else of the program.
 *
 * A topic takes cells out of datasets (`data.cell`, `quantity`, `amount`), puts them together (`ratio`, `sum`, `spread`)
 * and says what must hold (`predicate`, `greater`). Unit, statistic, significant digits and cells go along; what the data
 * cannot support is refused (`Refusal`) and becomes a message.
 */

// Formatting and units
export { show } from '../amounts/amount-text.ts';
export { digitsOf } from '../amounts/digits.ts';
// Values
export type {
  CellRef,
  Fact,
  FactTree,
  Field,
  Predicate,
  Quantity,
  Range,
  Row,
  Scalar,
  Series,
  Statistic,
  Term,
  Topic,
} from '../model.ts';
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
export { allGreater, between, greater, largest, predicate, smallest } from './predicate.ts';
export { type About, type Computation, cellsOf, computed, quantity, range, term } from './quantity.ts';
// Rows
export { type AmountFields, amount, atMost, each, numbers, rowsWhere, words } from './rows.ts';
export type { TopicFunction } from './topics.ts';
