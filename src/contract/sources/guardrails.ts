import type { Source } from '../types';

/** What the chapter on guardrails cites beyond the shared lists. */
export const guardrailSources: readonly Source[] = [
  {
    id: 'dfds-2022-008',
    title: 'PM2022-008: CRUD operations on Service resources unavailable',
    publisher: 'DFDS',
    url: 'https://github.com/dfds/postmortems/blob/2c902284250cfa7b5c3823665cb9dbb9e8d68e21/PM2022-008%20-%20CRUD%20operations%20on%20K8s%20Service%20resources%20unavailable.md',
    version: 'commit 2c90228, incident of 2022-08-03',
    seen: 'read',
    checked: '2026-11-23',
    offers: 'A fail-closed policy engine stops every change for 88 minutes, and says so itself.',
  },
  {
    id: 'dfds-2024-002',
    title: 'PM2024-002: Pods not able to start while being moved to new nodes',
    publisher: 'DFDS',
    url: 'https://github.com/dfds/postmortems/blob/2c902284250cfa7b5c3823665cb9dbb9e8d68e21/PM2024-002%20-%20PODs%20not%20able%20to%20start%20while%20being%20moved%20to%20new%20nodes%20during%20AMI%20update.md',
    version: 'commit 2c90228, incident of 2024-04-09',
    seen: 'read',
    checked: '2026-11-23',
    offers: 'A recommendation that teams had not adopted when the node rotation came.',
  },
  {
    id: 'k8s-validating-policy',
    title: 'Validating Admission Policy',
    publisher: 'Kubernetes documentation',
    url: 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
    version: 'current in 2026',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'The refusal as a user sees it when a rule brings no message.',
  },
  {
    id: 'k8s-cel-metrics-test',
    title: 'Test of the admission policy metrics (plugin/policy/validating/metrics)',
    publisher: 'Kubernetes',
    url: 'https://github.com/kubernetes/apiserver/tree/24a394e516bfda066d7e2221d7d92c052de27c54/pkg/admission/plugin/policy/validating/metrics',
    version: 'text of the metric’s beta stage',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'Name and labels of the counter of policy decisions.',
  },
];
