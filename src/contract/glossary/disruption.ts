import type { Term } from '../types';

/** Words about losing pods, and about the capacity that makes the loss bearable. */
export const disruption: readonly Term[] = [
  {
    id: 'voluntary-disruption',
    term: 'Voluntary disruption',
    meaning: 'The loss of a pod that a person or controller chose and could have put off: a rollout, a scale-in, a drain, a consolidation.',
    notToBeConfusedWith: 'a loss within the budget, because of these four only drain and consolidation ask the budget.',
    link: '/runtime-model/service-runtime-contract/#d1',
  },
  {
    id: 'involuntary-disruption',
    term: 'Involuntary disruption',
    meaning: 'The loss of a pod that nobody chose, such as a crashed node or a failed zone.',
    notToBeConfusedWith: 'a budget-ignoring disruption, which somebody or something did decide.',
    link: '/runtime-model/service-runtime-contract/#d3',
  },
  {
    id: 'budget-ignoring-disruption',
    term: 'Budget-ignoring disruption',
    meaning: 'A disruption that the platform or its provider starts and no disruption budget can stop: node-pressure eviction, preemption, spot reclaim, a forced upgrade.',
    notToBeConfusedWith: 'a drain, which waits for the budget; preemption only tries to respect it, and the other three go ahead regardless.',
    link: '/runtime-model/service-runtime-contract/#d1',
  },
  {
    id: 'disruption-budget',
    term: 'Budget (disruption)',
    meaning: 'How many pods of one workload may be missing before the Eviction API refuses the next eviction, stated in a PodDisruptionBudget.',
    notToBeConfusedWith: 'an error budget, which counts failed requests; this one counts pods and is blind to users.',
    link: '/runtime-model/service-runtime-contract/#d1',
  },
  {
    id: 'eviction',
    term: 'Eviction',
    meaning: 'A call to the Eviction API, which deletes a pod gracefully unless a disruption budget forbids it, and then answers 429.',
    notToBeConfusedWith: 'node-pressure eviction, in which the kubelet ends a pod by itself, asks no budget and on a hard threshold leaves no grace.',
    link: '/runtime-model/service-runtime-contract/#d1',
  },
  {
    id: 'drain',
    term: 'Drain',
    meaning: 'The emptying of a node: it takes no new pods, and its pods are evicted as their budgets allow until only DaemonSet and mirror pods are left.',
    notToBeConfusedWith: 'the draining of one replica, in which a single process finishes its requests after it was told to stop.',
    link: '/runtime-model/service-runtime-contract/#p7',
  },
  {
    id: 'failure-domain',
    term: 'Failure domain',
    meaning: 'Everything that one cause takes away together: a node, a zone, a cluster.',
    notToBeConfusedWith: 'a topology label, which only names a place; one certificate or ConfigMap used in three zones makes one domain of them.',
    link: '/runtime-model/service-runtime-contract/#d3',
  },
  {
    id: 'headroom',
    term: 'Headroom',
    meaning: 'Capacity that runs unused at peak, kept for the growth of load during time-to-capacity and for the loss of one failure domain.',
    notToBeConfusedWith: '`maxReplicas`, which is a permission to grow and serves nothing until time-to-capacity has passed.',
    link: '/runtime-model/service-runtime-contract/#s2',
  },
  {
    id: 'time-to-capacity',
    term: 'Time-to-capacity',
    meaning: 'The time from a rise in load until the replica it calls for serves: age of the signal, decision, scheduling, a node if needed, image pull, start, readiness.',
    notToBeConfusedWith: 'start-up time, which is only its last part, from the first instruction of the process to Ready.',
    link: '/runtime-model/service-runtime-contract/#s2',
  },
];
