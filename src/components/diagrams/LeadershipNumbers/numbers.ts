/** The five numbers of the monthly page. Every metric in the queries is the organization’s own, named after what it counts. */
export interface LeadershipNumber {
  /** Anchor of its definition. */
  readonly id: string;
  readonly name: string;
  /** One sentence. */
  readonly definition: string;
  /** Complete PromQL. */
  readonly query: string;
  /** Who writes the series and answers for it. */
  readonly owner: string;
  /** What the reader of the page does at which value. */
  readonly decision: string;
  readonly gamedBy: string;
  /** The second look that shows the gaming. */
  readonly shownBy: string;
  /** Over at least three reports. */
  readonly goodTrend: string;
}

export const leadershipNumbers: readonly LeadershipNumber[] = [
  {
    id: 'budget-by-cause',
    name: 'Budget spent, by cause',
    definition: 'Share of requests that failed at the edge in 28 days × 40,320 minutes, split by the ledger into release, dependency, platform, capacity and unexplained.',
    query: `# edge_requests_total: counted by the gateway, not by the service
(
  sum(increase(edge_requests_total{service="checkout", code=~"5.."}[28d]))
    or 0 * sum(increase(edge_requests_total{service="checkout"}[28d]))
)
/ sum(increase(edge_requests_total{service="checkout"}[28d]))
* 40320`,
    owner: 'The service owns the total, the platform’s on-call lead the split.',
    decision: 'One cause above half of the minutes and a quarter of the budget, and first or second in the report before: the next two engineers go there. Unexplained above a quarter of the budget: they go to measurement.',
    gamedBy: 'Moving the indicator inward, past the retries; answering 200 with an error in the body; booking a release as a dependency.',
    shownBy: 'The outside prober’s failed minutes. Both owners sign each booking; what they dispute stays unexplained.',
    goodTrend: 'The largest cause changes from report to report because the last one was worked on. Nothing spent for three reports is a question too: releases are too rare, or the indicator is deaf.',
  },
  {
    id: 'stopped-early',
    name: 'Bad releases stopped before 25%',
    definition: 'Bad releases that ended before a quarter of the traffic met them, of all its bad releases in 28 days; bad means aborted, reversed, or named by an incident.',
    query: `# release_ended_timestamp_seconds: written once per release by the release tool; outcome is amended by incidents
(
  count(last_over_time(release_ended_timestamp_seconds{service="checkout", outcome="stopped_early"}[28d]) > time() - 28 * 86400)
    or vector(0)
)
/ count(last_over_time(release_ended_timestamp_seconds{service="checkout", outcome=~"stopped_early|stopped_late"}[28d]) > time() - 28 * 86400)`,
    owner: 'Whoever runs the release tooling.',
    decision: 'More bad releases pass the gate than it stops, over three reports: fund samples and metrics for the gate. No bad release in three reports: plant faults.',
    gamedBy: 'Gates that fire on noise; planted faults counted as caught; a late stop recorded at the weight that was meant.',
    shownBy: 'How many aborts were right, planted faults on a line of their own, and the weight read from the router.',
    goodTrend: 'Late stops become rare while the number of releases holds or grows. Printed as counts, such as 3 of 5.',
  },
  {
    id: 'harm-ending',
    name: 'Minutes from detection to the end of harm',
    definition: 'Minutes from the first page or complaint until the indicator is back within its objective, median and worst, for events that a person ended.',
    query: `# incident_*_timestamp_seconds: one series per incident, written when it is closed
quantile(0.5,
  (last_over_time(incident_harm_ended_timestamp_seconds{service="checkout"}[28d]) > time() - 28 * 86400)
    - on (incident) last_over_time(incident_detected_timestamp_seconds{service="checkout"}[28d])
) / 60`,
    owner: 'The lead of the on-call rotation.',
    decision: 'Worst above 30 minutes twice in a row: on-call may pull the first lever (go back, fail over, shed) without asking, and the drill for it is funded before any new alert.',
    gamedBy: 'Closing the incident early; declaring it late, so that the clock starts late; splitting one outage in two.',
    shownBy: 'Minutes in which the indicator itself was bad: `count_over_time((service:error_ratio:rate5m{service="checkout"} > 0.01)[28d:1m])`. Compare the sum.',
    goodTrend: 'The worst falls toward the rehearsed time of five minutes plus what a diagnosis takes. The median follows; it can improve alone, by many small incidents.',
  },
  {
    id: 'coverage',
    name: 'Tier-1 clauses proved, and waivers overdue',
    definition: 'Clauses whose proof passed in the last 90 days, of all that bind the tier-1 service, and beside it the number of waivers past their date.',
    query: `# contract_*: written by the job that runs the proofs and reads the waivers
count(
  (time() - contract_proof_timestamp_seconds{service="checkout"} < 90 * 86400)
    and on (clause) contract_binding_info{service="checkout"}
)
/ count(contract_binding_info{service="checkout"})`,
    owner: 'The platform lead; each waiver names its own.',
    decision: 'A waiver that is overdue: sign again with a new date, fund the work, or stop the service. A clause that most services waive: change the platform or the clause.',
    gamedBy: 'Waiving what is hard; a proof that asserts instead of measuring; moving a service to tier 2.',
    shownBy: 'Waivers are not proved and stay in the divisor. Changes of tier are listed. Each quarter five proofs are run by hand.',
    goodTrend: 'Rising by clauses that were hard, with no waiver overdue. The same share with fewer waivers is progress.',
  },
  {
    id: 'days-to-production',
    name: 'Days to production on a path',
    definition: 'Days from the first commit to the first user request of a new tier-2 service on a golden path, median of those that arrived in 28 days.',
    query: `# service_first_*_timestamp_seconds: from the catalog and from the gateway
quantile(0.5,
  (service_first_request_timestamp_seconds{tier="2"} > time() - 28 * 86400)
    - on (service) service_first_commit_timestamp_seconds{tier="2"}
) / 86400`,
    owner: 'The product owner of the platform.',
    decision: 'Not falling after three reports, or half of the new services beside the paths: ask those teams why, then repair that step or retire the path.',
    gamedBy: 'Splitting services; routing a health check and calling it traffic; late first commits after weeks in a branch elsewhere.',
    shownBy: 'The number of services, how many left the path, and budget spent in their first 28 days.',
    goodTrend: 'Falling while budget spent in the first 28 days does not rise.',
  },
];
