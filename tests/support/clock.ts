// Preloaded into a process and whatever it starts (`NODE_OPTIONS=--import=…`): its clock begins at CLOCK, an ISO date and time.
const start = Date.parse(process.env.CLOCK ?? '');
if (Number.isNaN(start)) throw new Error('expected an ISO date and time in CLOCK');
const Real = Date;
const begun = Real.now();
const now = () => start + Real.now() - begun;

class Shifted extends Real {
  constructor(...parts: readonly unknown[]) {
    super(...((parts.length === 0 ? [now()] : parts) as [number]));
  }

  static override now(): number {
    return now();
  }
}

globalThis.Date = Shifted as DateConstructor;
