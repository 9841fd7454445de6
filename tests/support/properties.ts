// fast-check as the tests use it: the inputs are the same in every run, and others with SEED=<whole number>.
import fc from 'fast-check';

const { SEED = '20261201' } = process.env;
if (!/^-?\d{1,9}$/.test(SEED))
  throw new Error(`SEED is a whole number of at most nine digits, not "${SEED}".`);

// A change is held against what passed before it; inputs that nobody chose would refuse one that is not at fault.
fc.configureGlobal({ seed: Number(SEED) });

export { fc };
