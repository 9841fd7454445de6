// Evaluates the expressions of Vega as its compiled functions do.
import { expressionFunction } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

/**
 * Evaluates expressions instead of the functions that Vega compiles. The one of Vega makes an invalid date of a single number
 * of milliseconds, so `datetime` is the constructor of dates, as it is in compiled functions.
 */
export const interpreter: object = expressionInterpreter;

expressionFunction('datetime', (...parts: DateParts) => new Date(...parts));

type DateParts = ConstructorParameters<DateConstructor>;
