import type { Term } from '../types';

/** Words about pods, endpoints and the way a request takes. */
export const traffic: readonly Term[] = [
  {
    id: 'ready',
    term: 'Ready',
    meaning: 'A pod is Ready while all its containers are ready and all its readiness gates are true.',
    notToBeConfusedWith: 'Available, which a pod becomes only after it has stayed Ready for `minReadySeconds`.',
    link: '/runtime-model/service-runtime-contract/#h2',
  },
  {
    id: 'available',
    term: 'Available',
    meaning: 'A replica is available when it has been Ready for at least `minReadySeconds` (default 0 s, v1.37), and only then does a Deployment count it and go on.',
    notToBeConfusedWith: 'healthy in the sense of a disruption budget, which counts a pod from its first Ready second and ignores `minReadySeconds`.',
    link: '/runtime-model/service-runtime-contract/#v9',
  },
  {
    id: 'endpoint-conditions',
    term: 'Endpoint conditions',
    meaning: 'The three flags an EndpointSlice carries for each address: `ready`, `serving` and `terminating`.',
    notToBeConfusedWith: 'pod conditions, which sit on the pod itself; these flags are derived from them and from the deletion timestamp.',
    link: '/reference-architecture/request-and-traffic-flow/',
  },
  {
    id: 'ready-endpoint',
    term: 'Ready endpoint',
    meaning: 'An endpoint that is serving and not terminating, and therefore gets new connections; `publishNotReadyAddresses` sets the flag regardless.',
    notToBeConfusedWith: 'a serving endpoint, which may belong to a pod that is already being deleted.',
    link: '/reference-architecture/request-and-traffic-flow/',
  },
  {
    id: 'serving-endpoint',
    term: 'Serving endpoint',
    meaning: 'An endpoint whose pod is Ready, whether or not that pod is being deleted.',
    notToBeConfusedWith: 'a ready endpoint; a terminating one that still serves is kube-proxy’s fallback, used only when no ready endpoint is left in scope.',
    link: '/reference-architecture/request-and-traffic-flow/',
  },
  {
    id: 'terminating-pod',
    term: 'Terminating pod',
    meaning: 'A pod that has a deletion timestamp: its process may still serve, its endpoint is listed with `ready: false`, and its controller no longer counts it.',
    notToBeConfusedWith: 'a phase, because `Terminating` is a word that kubectl prints and `status.phase` never holds.',
    link: '/runtime-model/',
  },
  {
    id: 'membership',
    term: 'Membership',
    meaning: 'Which endpoints may be chosen at all: published in EndpointSlices and learned by each router at its own pace.',
    notToBeConfusedWith: 'selection, which picks one of the members and can be current while membership is seconds old.',
    link: '/reference-architecture/request-and-traffic-flow/',
  },
  {
    id: 'selection',
    term: 'Selection',
    meaning: 'The choice of one endpoint among the members: once per connection at layer 4, once per request in a layer 7 proxy.',
    notToBeConfusedWith: 'a label selector, which decides membership.',
    link: '/reference-architecture/request-and-traffic-flow/',
  },
  {
    id: 'propagation-window',
    term: 'Propagation window',
    meaning: 'The time from the start of a pod’s termination until the last router stops choosing it for new connections.',
    notToBeConfusedWith: 'the grace period, which contains this wait and then has to hold the longest request as well.',
    link: '/runtime-model/service-runtime-contract/#l2',
  },
  {
    id: 'grace-period',
    term: 'Grace period',
    meaning: 'The time from a pod’s deletion to SIGKILL, set by `terminationGracePeriodSeconds` (default 30 s, v1.37), with the preStop hook inside it.',
    notToBeConfusedWith: 'the drain deadline, which limits the emptying of a whole node and spans many grace periods.',
    link: '/runtime-model/service-runtime-contract/#l3',
  },
  {
    id: 'hop-ladder',
    term: 'Hop ladder',
    meaning: 'The hops of one request in order with the two timeouts of each: idle timeouts grow towards the server, request deadlines shrink.',
    notToBeConfusedWith: 'the guardrail ladder, which ranks controls by cost.',
    link: '/reference-architecture/request-and-traffic-flow/',
  },
];
