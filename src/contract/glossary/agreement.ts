import type { Term } from '../types';

/** Words about the contract itself and the means that keep it. */
export const agreement: readonly Term[] = [
  {
    id: 'clause',
    term: 'Clause',
    meaning: 'One exchange under a permanent id: what one party owes, and what the other may do or owes in return.',
    notToBeConfusedWith: 'a check, which decides only the part of a clause that a machine can see.',
    link: '/runtime-model/service-runtime-contract/',
  },
  {
    id: 'check',
    term: 'Check',
    meaning: 'A rule that a machine decides for one object, one bundle of manifests or one query result, and that names the clause it serves.',
    notToBeConfusedWith: 'the proof of a clause, which a reader runs against a live service and which covers behavior as well.',
    link: '/platform-integration/',
  },
  {
    id: 'guardrail',
    term: 'Guardrail',
    meaning: 'A mechanism that changes the outcome at the moment of action, with no person in the loop, and, where it refuses or alters what somebody wrote, tells them why.',
    notToBeConfusedWith: 'a document, a dashboard or an approval, none of which changes an outcome by itself.',
    link: '/principles/guardrails-at-runtime/',
  },
  {
    id: 'rung',
    term: 'Rung',
    meaning: 'One of the eight forms a guardrail can take, from removing the choice to paging a person, cheapest first.',
    notToBeConfusedWith: 'the level of a clause, which says how binding it is and not by what means it is kept.',
    link: '/principles/guardrails-at-runtime/',
  },
  {
    id: 'party',
    term: 'Party',
    meaning: 'One of the two sides of a clause: the application, which ships and answers for the service, or the platform, which runs what the service finds in the cluster.',
    notToBeConfusedWith: 'a team, because one team can be both and then owes both halves.',
    link: '/runtime-model/service-runtime-contract/',
  },
  {
    id: 'tier',
    term: 'Tier',
    meaning: 'The rank of a service by the consequence of one hour of outage, which sets how binding each clause is for it.',
    notToBeConfusedWith: 'a priority class, which decides who is scheduled first and is only one thing that follows from the tier.',
    link: '/runtime-model/tiers-and-exceptions/',
  },
  {
    id: 'waiver',
    term: 'Waiver',
    meaning: 'A dated permission not to follow one clause, with an owner, a reason, a compensating control and an expiry.',
    notToBeConfusedWith: 'an exception, which stands in the clause itself and needs no date.',
    link: '/runtime-model/tiers-and-exceptions/',
  },
  {
    id: 'golden-path',
    term: 'Golden path',
    meaning: 'The supported way to build one shape of service, whose unedited result meets every tier 2 clause that can be met by default.',
    notToBeConfusedWith: 'a template, which is copied once and then ages; a path keeps delivering its defaults.',
    link: '/golden-paths/',
  },
  {
    id: 'baseline',
    term: 'Baseline',
    meaning: 'What the platform gives every namespace at birth: quota, limit range, default-deny with DNS open, Pod Security labels, the list of priority classes.',
    notToBeConfusedWith: 'the `baseline` level of Pod Security, which is weaker than the `restricted` level of clause I1.',
    link: '/runtime-model/service-runtime-contract/#p4',
  },
  {
    id: 'contract-version',
    term: 'Contract version',
    meaning: 'The semantic version of the contract’s text; every change of a clause names the version that made it.',
    notToBeConfusedWith: 'the Kubernetes release line, which says from which version defaults and feature stages were read.',
    link: '/runtime-model/service-runtime-contract/',
  },
  {
    id: 'ledger',
    term: 'Ledger',
    meaning: 'The list of clause ids, failure-mode ids and URLs ever published; entries are only added, and the build fails when one no longer resolves.',
    notToBeConfusedWith: '`ledger`, the stateful tier 1 service of the worked examples.',
    link: '/start/glossary/',
  },
];
