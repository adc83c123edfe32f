/** One rule at admission, as measured in its warning stage. */
export interface RuleInUse {
  /** Applies the rule looks at in a week, each object and revision counted once, retries left out. */
  readonly appliesPerWeek: number;
  /** Share of those applies the rule complains about, 0 to 1. */
  readonly violationRate: number;
  /** Share of the complaints that are wrong: the object was right, or the rule could not know; 0 to 1. */
  readonly falsePositiveRate: number;
  /** Minutes one complaint takes a person on the rung in question. */
  readonly minutesEach: number;
}

/** What a rule costs the teams in a week. */
export interface Interruptions {
  /** Complaints a week, right and wrong. */
  readonly firings: number;
  /** Wrong complaints a week. */
  readonly wrong: number;
  /** Hours a week spent on wrong complaints. */
  readonly wrongHours: number;
}

/**
 * Expected weekly interruptions: applies × violation rate × false-positive rate. Plain product of means; it says nothing
 * about the spread between weeks and counts no retries of controllers.
 */
export function interruptions({ appliesPerWeek, violationRate, falsePositiveRate, minutesEach }: RuleInUse): Interruptions {
  const firings = appliesPerWeek * violationRate;
  const wrong = firings * falsePositiveRate;
  return { firings, wrong, wrongHours: (wrong * minutesEach) / 60 };
}

/**
 * Upper bound, at about 95% confidence, of a rate that showed no event in a number of independent trials (3 ÷ n).
 * Good to a tenth above 30 trials; applies of one template are not independent, so the true bound is wider.
 */
export function ruleOfThree(trials: number): number {
  return 3 / trials;
}

/** The worked rule of the guardrail chapter: 60 services, 10 applies each a week, refusals at admission. Chosen values. */
export const workedRule: RuleInUse = { appliesPerWeek: 600, violationRate: 0.04, falsePositiveRate: 0.25, minutesEach: 20 };
