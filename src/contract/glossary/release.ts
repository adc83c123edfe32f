import type { Term } from '../types';

/** Words about changing what runs, and about work that arrives twice. */
export const release: readonly Term[] = [
  {
    id: 'deploy',
    term: 'Deploy',
    meaning: 'To make a version run in a cluster, whether or not any user meets it.',
    notToBeConfusedWith: 'release, which decides who meets it and can happen hours later by a route weight or a flag.',
    link: '/release-patterns/',
  },
  {
    id: 'release',
    term: 'Release',
    meaning: 'To let users meet a version or a behavior, by routing or by a flag.',
    notToBeConfusedWith: 'deploy; a rolling update does both at once, which is why the two are mixed up.',
    link: '/release-patterns/',
  },
  {
    id: 'exposure',
    term: 'Exposure',
    meaning: 'The share of requests or users that meet a change at a given moment; multiplied by error ratio and time it is the error budget spent.',
    notToBeConfusedWith: 'reachability from outside the cluster, which clause N7 sends through the edge.',
    link: '/release-patterns/',
  },
  {
    id: 'detection-time',
    term: 'Detection time',
    meaning: 'The time from the first failed request until a person or a controller is told: scrape, evaluation, alert window and grouping added up.',
    notToBeConfusedWith: 'recovery time, which adds deciding, acting and the convergence of the cluster.',
    link: '/runtime-model/service-runtime-contract/#v2',
  },
  {
    id: 'canary',
    term: 'Canary',
    meaning: 'A small share of real traffic on the new version, judged by a stated metric against the old version at the same moment, before the share grows.',
    notToBeConfusedWith: 'the first pod of a rolling update, which has only its own readiness to pass.',
    link: '/runtime-model/service-runtime-contract/#v2',
  },
  {
    id: 'roll-back',
    term: 'Roll back',
    meaning: 'To run the previous version again, with the configuration it had.',
    notToBeConfusedWith: 'abort, which stops a rollout before it has finished; neither brings back data, schema or messages.',
    link: '/runtime-model/service-runtime-contract/#v4',
  },
  {
    id: 'roll-forward',
    term: 'Roll forward',
    meaning: 'To end the harm of a version by shipping a newer one.',
    notToBeConfusedWith: 'roll back, which needs no new build; forward is right where N−1 cannot run on what N has written.',
    link: '/runtime-model/service-runtime-contract/#v3',
  },
  {
    id: 'promote',
    term: 'Promote',
    meaning: 'To let a release go on to its next step, or to everybody, because a stated condition was met.',
    notToBeConfusedWith: 'promoting a build between environments, which moves a digest and exposes nobody.',
    link: '/release-patterns/progressive-delivery/',
  },
  {
    id: 'abort',
    term: 'Abort',
    meaning: 'To stop an unfinished rollout and send its traffic back to the version that was stable.',
    notToBeConfusedWith: 'pause, which leaves users on both versions; after an abort, Git still names the new one.',
    link: '/runtime-model/service-runtime-contract/#v2',
  },
  {
    id: 'fence',
    term: 'Fence',
    meaning: 'A check in the resource itself that refuses a write whose token is older than the newest it has seen.',
    notToBeConfusedWith: 'a lease, which tells a process that it leads and cannot stop one that was paused and still believes it.',
    link: '/runtime-model/service-runtime-contract/#j3',
  },
  {
    id: 'idempotency-key',
    term: 'Idempotency key',
    meaning: 'A value that names one unit of work, so that the receiver applies it once however often it arrives.',
    notToBeConfusedWith: 'a request id, which names one attempt and changes with every retry.',
    link: '/runtime-model/service-runtime-contract/#j1',
  },
];
