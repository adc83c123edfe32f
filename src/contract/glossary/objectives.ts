import type { Term } from '../types';

/** Words about how well a service does, in the one unit all readers share. */
export const objectives: readonly Term[] = [
  {
    id: 'sli',
    term: 'SLI',
    meaning: 'Service level indicator: the share of good events among all valid ones, measured where the user feels it.',
    notToBeConfusedWith: 'a metric such as `up`, which answers the scraper’s question and not the user’s.',
    link: '/runtime-model/service-runtime-contract/#o1',
  },
  {
    id: 'slo',
    term: 'SLO',
    meaning: 'Service level objective: the value an SLI has to reach over a stated window, such as 99.9% over 28 days.',
    notToBeConfusedWith: 'an SLA, which is a promise to customers with a penalty and is set lower than the objective.',
    link: '/runtime-model/service-runtime-contract/#o1',
  },
  {
    id: 'error-budget',
    term: 'Budget (error)',
    meaning: 'What an SLO leaves to fail: 99.9% over 28 days is 40.3 minutes of full outage.',
    notToBeConfusedWith: 'a disruption budget, which limits missing pods and spends none of these minutes as long as users notice nothing.',
    link: '/platform-integration/slos-and-error-budgets/#policy',
  },
  {
    id: 'burn-rate',
    term: 'Burn rate',
    meaning: 'The error ratio divided by what the SLO allows; at 1 the error budget lasts exactly its window.',
    notToBeConfusedWith: 'the error ratio itself, because 1.44% of failed requests is a burn rate of 14.4 at 99.9% and of 1.44 at 99%.',
    link: '/platform-integration/slos-and-error-budgets/#alerts',
  },
];
