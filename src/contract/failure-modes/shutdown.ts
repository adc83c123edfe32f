import type { FailureMode } from '../types';

/** Replicas that leave before their callers know, or are cut while they work. */
export const shutdown: readonly FailureMode[] = [
  {
    id: 'FM-01',
    group: 'shutdown',
    name: 'Shutdown race',
    symptom: {
      user: 'A handful of requests fail with 502 or a reset connection on every deploy, scale-in or node drain.',
      developer: 'The failed requests are in no application log, although probes are configured and the new pods are healthy.',
      platform: 'The gateway still opens connections to pods that have been terminating for 1 to 10 s.',
    },
    mechanism: 'Deletion starts two sequences that never meet: the kubelet stops the process, and the control plane tells every router. A process that closes its listener on SIGTERM is gone in milliseconds, while the last router hears about it seconds later, 4 s at p99 for checkout (sample). Every new connection in between is refused.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# gateway_requests_total is the gateway’s own counter.
sum(rate(gateway_requests_total{service="checkout", code=~"502|503|504"}[2m])) > 0
  and count(max by (pod) (last_over_time(kube_pod_created{namespace="shop", pod=~"checkout-.+"}[5m])) unless max by (pod) (kube_pod_created{namespace="shop", pod=~"checkout-.+"})) > 0`,
      expected: 'Short islands, one per batch of replaced pods, and no gateway errors of that kind while nothing is terminating.',
      failing: 'The same codes appear while no pod terminates: FM-17, or a fault in the version that runs.',
    },
    lever: 'Pause rollouts and scale-in until traffic is low, then add `lifecycle.preStop.sleep.seconds: 5` with a grace that still covers the longest request. From then on every leaving pod, and every drain of its node, takes 5 s longer.',
    clauses: ['L2', 'L3', 'L5', 'P5'],
    guardrail: { rung: 'default', mechanism: 'MutatingAdmissionPolicy adds the native `preStop.sleep` to pods that declare a port and no wait of their own.' },
    lookAlikes: [
      { what: 'Keep-alive race (FM-17)', tell: 'It happens without any pod being replaced, and least when traffic is high.' },
      { what: 'Bad release (FM-20)', tell: 'Errors go on after the last old pod is gone.' },
      { what: 'Grace too short (FM-03)', tell: 'Only long requests fail, at the end of the grace period and not at its start.' },
    ],
    stories: ['ravelin-endpoint-race'],
    sources: ['k8s-pod-lifecycle', 'kep-3960', 'learnkube-shutdown', 'cilium-pr-45593-docs'],
  },
  {
    id: 'FM-02',
    group: 'shutdown',
    name: 'Signal never arrives',
    symptom: {
      user: 'Requests in flight are cut whenever a replica is replaced, and deploys take minutes longer than they should.',
      developer: 'The log shows no sign of shutdown; it stops in the middle of work.',
      platform: 'Every pod of the workload stays Terminating for exactly its grace period, then ends with code 137.',
    },
    mechanism: 'PID 1 is a shell or a package runner that neither handles SIGTERM nor passes it on. The kernel discards a signal without a handler for PID 1, so nothing happens. When the grace period ends, 30 s by default (v1.37), the kubelet sends SIGKILL and everything in flight is lost.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `# No grep in the image: run it from kubectl debug POD -n shop -it --image=busybox:1.37 --target=checkout
kubectl exec -n shop deployment/checkout -c checkout -- grep -E "^(Name|SigBlk|SigCgt)" /proc/1/status`,
      expected: '`Name` is `sh`, `bash`, `npm` or another wrapper, or the fourth digit from the right of `SigCgt` is 0 to 3 or 8 to b: nobody catches signal 15.',
      failing: '`Name` is your server and that digit is 4 to 7 or c to f (an init that forwards shows it in `SigBlk`): the signal arrives, look at FM-03.',
    },
    lever: 'Start the server with the exec form of the entry point, or with `exec` as the last line of the wrapper script, and release it. Until that is out, shorten nothing and plan a full grace period per replica into every drain.',
    clauses: ['L1'],
    guardrail: { rung: 'inform', mechanism: 'Image build check for a shell-form entry point, and a stop test in the pipeline that times SIGTERM to exit.' },
    lookAlikes: [
      { what: 'Grace too short (FM-03)', tell: 'The log shows that shutdown began; here it shows nothing.' },
      { what: 'OOM kill (FM-07)', tell: 'Code 137 as well, but the reason is `OOMKilled` and nobody deleted the pod.' },
    ],
    stories: ['rtfm-lost-sigterm'],
    sources: ['k8s-pod-lifecycle', 'linux-pid-namespaces', 'docker-json-args'],
  },
  {
    id: 'FM-03',
    group: 'shutdown',
    name: 'Grace too short',
    symptom: {
      user: 'Uploads, reports and other long requests break during deploys; short requests never do.',
      developer: 'The log says that shutdown began and never says that it finished.',
      platform: 'Pods with work in flight end with code 137, idle ones with 0 or 143.',
    },
    mechanism: 'The grace countdown starts before the `preStop` hook, so the wait is spent from it. For checkout, wait 5 s, longest request 25 s, close-down 2 s and margin 4 s make 36 s; the default of 30 s (v1.37) ends first. The kubelet then kills whatever is still running, however close it was.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: 'kubectl get deployment checkout -n shop -o jsonpath=\'grace={.spec.template.spec.terminationGracePeriodSeconds} wait={.spec.template.spec.containers[?(@.name=="checkout")].lifecycle.preStop.sleep.seconds}{"\\n"}\'',
      expected: '`grace` is smaller than `wait` plus your longest request plus close-down; with a longest request of 25 s and `wait=5`, anything below 36.',
      failing: '`grace` covers the sum, and requests are still cut: look at FM-01 and FM-02, or a node drain that forces its own deadline.',
    },
    lever: 'Raise `terminationGracePeriodSeconds` to the sum, 40 for checkout, and roll it out. That rollout still cuts long requests once, and node drains can take that much longer.',
    clauses: ['L3', 'L4', 'L1'],
    guardrail: { rung: 'block', mechanism: 'ValidatingAdmissionPolicy: grace below the `preStop` sleep plus the longest request declared in an annotation.' },
    lookAlikes: [
      { what: 'Signal never arrives (FM-02)', tell: 'No line about shutdown at all, and idle pods take the full grace too.' },
      { what: 'Drain or spot deadline', tell: 'Only pods of one node are cut, all in the same second.' },
      { what: 'Server or gateway timeout', tell: 'Requests end at a round duration, deploy or not.' },
    ],
    stories: [],
    sources: ['k8s-pod-lifecycle', 'k8s-core-types'],
  },
];
