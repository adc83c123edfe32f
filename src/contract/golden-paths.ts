/** The golden paths and the broken examples: which exist, what each is for, and which checks a broken one fails. */
import type { Workload } from './types';

/** One path; its manifests are `static/golden-paths/<id>/tier-<n>.yaml`, its chapter `docs/04-golden-paths/<id>.mdx`. */
export interface GoldenPath {
  readonly id: string;
  readonly title: string;
  readonly workload: Workload;
}

export const goldenPaths: readonly GoldenPath[] = [
  { id: 'stateless-http-service', title: 'Stateless HTTP service', workload: 'http-service' },
  { id: 'grpc-and-streaming', title: 'gRPC and long-lived connections', workload: 'grpc-service' },
  { id: 'queue-worker', title: 'Queue worker', workload: 'queue-worker' },
  { id: 'scheduled-and-batch-jobs', title: 'Scheduled and batch jobs', workload: 'scheduled-job' },
  { id: 'stateful-service', title: 'Stateful service', workload: 'stateful-service' },
  { id: 'singleton-and-leader', title: 'Singleton and leader', workload: 'singleton' },
];

/** One manifest that breaks the contract in one way: `static/broken/<id>.yaml`. */
export interface BrokenExample {
  readonly id: string;
  /** What is wrong, as a reader would say it. */
  readonly title: string;
  /** Checks that have to be unmet, because the file is about them. */
  readonly fails: readonly string[];
}

export const brokenExamples: readonly BrokenExample[] = [
  { id: 'from-the-documentation', title: 'A Deployment as in the documentation', fails: ['readiness-on-serving-container', 'serves-on-before-stop', 'memory-capped', 'budget-selects-workload', 'runs-as-non-root'] },
  { id: 'grace-shorter-than-the-wait', title: 'A grace period that the wait uses up', fails: ['grace-outlasts-wait'] },
  { id: 'budget-that-blocks-drains', title: 'A budget that blocks every drain', fails: ['budget-below-lowest-replicas'] },
  { id: 'two-owners-of-replicas', title: 'Two owners of the replica count', fails: ['replicas-left-to-autoscaler'] },
  { id: 'spread-that-counts-nothing', title: 'A spread that counts no pod', fails: ['spread-selects-own-pods'] },
  { id: 'service-that-selects-nothing', title: 'A Service that selects nothing', fails: ['service-selects-pods'] },
  { id: 'liveness-copies-readiness', title: 'Liveness that copies readiness', fails: ['liveness-differs-from-readiness'] },
  { id: 'job-that-never-completes', title: 'A Job whose sidecar never ends', fails: ['job-has-one-container'] },
  { id: 'secret-in-the-manifest', title: 'A password in the manifest', fails: ['no-credential-in-variables'] },
  { id: 'eleven-faults', title: 'Eleven faults, the exercise of the first week', fails: ['image-version-named', 'shell-hands-over', 'liveness-differs-from-readiness', 'cpu-limit-has-reason', 'replicas-left-to-autoscaler', 'spread-selects-own-pods', 'no-credential-in-variables', 'no-privilege-escalation', 'target-port-declared', 'grace-outlasts-wait', 'budget-allows-eviction'] },
  { id: 'misplaced-field', title: 'A field in the wrong place', fails: ['fields-exist'] },
];
