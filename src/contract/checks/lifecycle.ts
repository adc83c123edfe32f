import { isStated, routed, serves, stated } from './health';
import type { CheckGroup } from './types';

/** The exec command of a hook on one line. */
const hookLine = (container: string): string => `${container}.?lifecycle.?preStop.?exec.?command.orValue([]).join(' ').replace('\\n', ' ')`;
const sleepIn = 'sleep +[0-9]+';
/** Seconds that a container waits before its stop signal: the sleep action, or the first `sleep` of an exec hook. */
const wait = (container: string): string => `(${container}.?lifecycle.?preStop.?sleep.hasValue() ? ${container}.lifecycle.preStop.sleep.seconds : ${hookLine(container)}.matches('${sleepIn}') ? int(${hookLine(container)}.find('${sleepIn}').find('[0-9]+')) : 0)`;
/** Commands that end a server at once. */
const quit = '(-s +(quit|stop)|-k +(stop|graceful-stop)|(^|[ /;&|])p?kill(all)?( |$)|(catalina[.]sh|systemctl|service [a-z0-9-]+) +stop|shutdown)';
const quitsAtOnce = `(${hookLine('item')}.matches('${quit}') && !${hookLine('item')}.matches('sleep +[1-9][0-9]*.*${quit}'))`;
const pureSleep = `${hookLine('item')}.matches('^([^ ]*/)?((ba|da|a)?sh -[a-z]*c +)?([^ ]*/)?sleep +[0-9]+s? *;? *$')`;

/** Hooks whose length only the process knows. */
const waitsUnseen = `!${isStated('wait-seconds')} && item.?lifecycle.?preStop.hasValue() && (has(item.lifecycle.preStop.httpGet) || (has(item.lifecycle.preStop.exec) && !${hookLine('item')}.matches('${sleepIn}')))`;
const waitsLongEnough = `${wait('item')} >= variables.params.propagationSeconds || (${isStated('wait-seconds')} && int(${stated('wait-seconds')}) >= variables.params.propagationSeconds)`;

/** `command` and `args` on one line; a line break ends a command, an escaped one does not. */
const program = "(item.?command.orValue([]) + item.?args.orValue([])).join(' ').replace('\\\\\\n', ' ').replace('\\n', ' ; ')";
const shellRun = '^([^ ]*/)?(sh|bash|ash|dash|zsh)( -[a-z]+)* -[a-z]*c ';
const execAtEnd = '( -[a-z]*c +|[;&|({] *|then +|do +|else +)exec +[^ <>0-9]';
const waitTools = '(^|[ ;&|(!])(nc|ncat|curl|wget|nslookup|dig|host|getent|ping|pg_isready|mysqladmin|mysql|psql|redis-cli|kubectl|grpcurl)( |$)|/dev/tcp/';
const bounded = '(^|[ ;&|(])timeout +(-[a-z] +[^ ]+ +)*[0-9]+[smh]? |[ (]seq |for +[a-z_]+ +in |for +[(][(]| -(lt|le|gt|ge) |[$][(][(]|SECONDS';

/** Containers that serve the application and not its users, by the names they usually have. */
const helperName = '^(istio-proxy|linkerd-proxy|envoy|oauth2-proxy|kube-rbac-proxy|cloud-?sql-?proxy|vault-agent|fluent-?bit|fluentd|filebeat|promtail|otel-collector|otc-container|opentelemetry-collector|jaeger-agent|daprd|git-sync|config-reloader|.+-(proxy|agent|sidecar|exporter|reloader))$';
const helperImage = '(^|/)(proxyv2|envoy|oauth2-proxy|kube-rbac-proxy|cloud-sql-proxy|gce-proxy|vault|fluent-bit|fluentd|filebeat|promtail|opentelemetry-collector(-contrib)?|jaeger-agent|daprd|git-sync|[a-z0-9-]+[-_]exporter)(:|@|$)';
const helper = (container: string): string => `(${container}.name.matches('${helperName}') || ${container}.?image.orValue('').matches('${helperImage}'))`;

/** Whether the manifest itself, before defaults, states the grace period. */
const graceWritten = "(object.kind == 'Pod' ? raw.?spec.?terminationGracePeriodSeconds.hasValue() : object.kind == 'CronJob' ? raw.?spec.?jobTemplate.?spec.?template.?spec.?terminationGracePeriodSeconds.hasValue() : "
  + 'raw.?spec.?template.?spec.?terminationGracePeriodSeconds.hasValue())';
const spot = "(variables.pod.?nodeSelector[?'karpenter.sh/capacity-type'].orValue('') == 'spot' || variables.pod.?nodeSelector[?'eks.amazonaws.com/capacityType'].orValue('') == 'SPOT' || variables.pod.?nodeSelector[?'cloud.google.com/gke-spot'].orValue('') == 'true' || variables.pod.?nodeSelector[?'kubernetes.azure.com/scalesetpriority'].orValue('') == 'spot')";
/** Seconds of notice the providers publish: what ordinary pods get of it on GKE by default, AKS, and instances that EKS or Karpenter labels. */
const notice = "(variables.pod.?nodeSelector[?'cloud.google.com/gke-spot'].orValue('') == 'true' ? 15 : variables.pod.?nodeSelector[?'kubernetes.azure.com/scalesetpriority'].orValue('') == 'spot' ? 30 : 120)";

/** Longest request, clean-up and the margin of 4 s. */
const afterWait = `int(${stated('longest-request-seconds')}) + (${isStated('cleanup-seconds')} ? int(${stated('cleanup-seconds')}) : 0) + 4`;

const waitFix = 'lifecycle:\n  preStop:\n    sleep: { seconds: 5 }   # at least the platform’s propagation window\n';
const graceFix = 'terminationGracePeriodSeconds: 40   # 5 s wait + 25 s longest request + 2 s clean-up + 4 s margin, rounded up\n';
const nativeFix = 'initContainers:\n  - name: envoy\n    image: registry.example.com/mesh/envoy:1.34.1\n    restartPolicy: Always   # starts before the application, stops after it\n    startupProbe:\n      httpGet: { path: /ready, port: 15021 }\n      periodSeconds: 2\n      failureThreshold: 30\n';

/** Checks from the candidate rules LIF. */
export const lifecycleChecks: CheckGroup = {
  checks: [
    {
      id: 'shell-hands-over',
      clause: 'L1',
      title: 'A shell at PID 1 hands over with exec',
      kinds: ['pods'],
      each: 'container',
      when: `${program}.matches('${shellRun}')`,
      cel: `${program}.matches('${execAtEnd}') || ${program}.matches('(^|[ ;])trap ') || ${program}.matches('(^|[ /])(tini|dumb-init|catatonit)( |$)')`,
      atMost: 'SHOULD',
      message: 'A shell at PID 1 passes no signal on: SIGTERM is lost, each stop lasts the whole grace period and ends in SIGKILL with work in flight.',
      fix: 'command: [/bin/sh, -c]\nargs:\n  - exec /app/server --port 8080   # exec replaces the shell\n',
      at: 'command',
      cannotSee: 'Whether this shell replaces itself for a single command, and what the image’s own entry point does.',
      candidates: ['LIF-03/no-shell-wrapper'],
      covers: [],
    },
    {
      id: 'server-started-directly',
      clause: 'L1',
      title: 'No build tool stands between kubelet and server',
      kinds: ['pods'],
      each: 'container',
      when: 'item.?command.orValue([]).size() + item.?args.orValue([]).size() > 0',
      cel: `!${program}.matches('^([^ ]*/)?(npm|npx|yarn|pnpm|mvnw?|gradlew?|make)( |$)')`,
      atMost: 'SHOULD',
      message: 'A build tool at PID 1 runs the server through a child shell that does not hand SIGTERM on reliably, so stops end in SIGKILL.',
      fix: 'command: [node, server.js]   # in place of npm start\n',
      at: 'command',
      cannotSee: 'What the image’s own entry point starts.',
      candidates: [],
      covers: [],
    },
    {
      id: 'stop-signal-from-image',
      clause: 'L1',
      title: 'The stop signal comes from the image',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.lifecycle)',
      cel: '!has(item.lifecycle.stopSignal)',
      atMost: 'SHOULD',
      message: 'The field is alpha and off in 1.37, so a cluster drops it and the process gets the signal of its image; a server that drains on QUIT is then cut.',
      fix: '# In the Dockerfile, in place of lifecycle.stopSignal:\n#   STOPSIGNAL SIGQUIT\nlifecycle:\n  preStop:\n    sleep: { seconds: 5 }\n',
      at: 'lifecycle.stopSignal',
      cannotSee: 'Whether your cluster has the feature gate on, and which STOPSIGNAL the image carries.',
      candidates: ['LIF-03/stop-signal'],
      covers: [],
    },
    {
      id: 'serves-on-before-stop',
      clause: 'L2',
      title: 'A stop waits until routers have heard',
      kinds: ['pods'],
      each: 'app-container',
      when: `${serves('item')} && !${quitsAtOnce}`,
      unseen: waitsUnseen,
      cel: waitsLongEnough,
      message: 'Routers hear of the deletion later than the kubelet; a listener that closes on SIGTERM at once refuses what they still send.',
      fix: waitFix,
      at: 'lifecycle.preStop',
      cannotSee: 'A wait that the platform injects, that a script or handler makes, or that the process keeps by itself unless the annotation runtime-contract/wait-seconds states it.',
      candidates: ['LIF-01/prestop-delay'],
      covers: ['datree:CONTAINERS_MISSING_PRESTOP_KEY'],
    },
    {
      id: 'routed-container-serves-on',
      clause: 'L2',
      title: 'The container behind the Service waits before it stops',
      kinds: ['pods'],
      each: 'app-container',
      when: `!(${serves('item')}) && !${quitsAtOnce} && ${routed}`,
      unseen: waitsUnseen,
      cel: waitsLongEnough,
      needs: ['Service'],
      message: 'A Service routes to this container although it declares no port, so an injected wait passes it by and its listener closes while requests still come.',
      fix: 'ports:\n  - { name: http, containerPort: 8080 }\nlifecycle:\n  preStop:\n    sleep: { seconds: 5 }   # at least the platform’s propagation window\n',
      at: 'lifecycle.preStop',
      cannotSee: 'Services outside this folder, and a wait that the process keeps by itself unless the annotation runtime-contract/wait-seconds states it.',
      candidates: ['LIF-01/prestop-delay'],
      covers: [],
    },
    {
      id: 'hook-does-not-quit-at-once',
      clause: 'L2',
      title: 'The preStop hook waits before it quits',
      kinds: ['pods'],
      each: 'app-container',
      when: 'item.?lifecycle.?preStop.?exec.hasValue()',
      cel: `!${quitsAtOnce}`,
      message: 'A hook that only tells the server to quit closes the listener even before SIGTERM, while every router still chooses this replica.',
      fix: waitFix,
      at: 'lifecycle.preStop.exec',
      cannotSee: 'What a script of the image does.',
      candidates: ['LIF-01/no-instant-quit'],
      covers: [],
    },
    {
      id: 'wait-needs-no-binary',
      clause: 'L2',
      title: 'The wait is a sleep action, not a command',
      kinds: ['pods'],
      each: 'app-container',
      when: `item.?lifecycle.?preStop.?sleep.hasValue() || ${pureSleep}`,
      cel: 'has(item.lifecycle.preStop.sleep)',
      atMost: 'SHOULD',
      message: 'In an image without a shell or sleep binary the hook fails at once and SIGTERM follows without any wait; the sleep action needs nothing of the image.',
      fix: waitFix,
      at: 'lifecycle.preStop.exec',
      cannotSee: 'Whether the image has the binary.',
      candidates: ['LIF-01/sleep-available'],
      covers: [],
    },
    {
      id: 'grace-outlasts-wait',
      clause: 'L3',
      title: 'The grace period outlasts the wait by 5 s',
      kinds: ['pods'],
      each: 'object',
      when: `variables.running.exists(c, ${wait('c')} > 0) || ${isStated('wait-seconds')}`,
      cel: `variables.running.all(c, ${wait('c')} + 5 <= variables.grace) && (!${isStated('wait-seconds')} || int(${stated('wait-seconds')}) + 5 <= variables.grace)`,
      message: 'The countdown starts before preStop, so a wait as long as the grace period leaves no time between SIGTERM and SIGKILL.',
      fix: graceFix,
      at: 'template.spec.terminationGracePeriodSeconds',
      cannotSee: 'How long the drain after the wait takes, and waits inside scripts.',
      candidates: ['LIF-02/gt-prestop'],
      covers: [],
    },
    {
      id: 'grace-covers-longest-request',
      clause: 'L3',
      title: 'Wait, longest request, clean-up and margin fit',
      kinds: ['pods'],
      each: 'object',
      when: '!variables.batch && variables.containers.size() > 0',
      unseen: `!${isStated('longest-request-seconds')}`,
      cel: `variables.running.all(c, ${wait('c')} + ${afterWait} <= variables.grace) && (!${isStated('wait-seconds')} || int(${stated('wait-seconds')}) + ${afterWait} <= variables.grace)`,
      message: 'A request that arrives late in the wait needs its full time after it; the sum exceeds the grace period, so SIGKILL cuts it.',
      fix: graceFix,
      at: 'template.spec.terminationGracePeriodSeconds',
      cannotSee: 'The longest request, unless the annotation runtime-contract/longest-request-seconds states it (and cleanup-seconds the clean-up).',
      candidates: ['LIF-02/gt-prestop'],
      covers: [],
    },
    {
      id: 'grace-written',
      clause: 'L3',
      title: 'The grace period is written, not inherited',
      kinds: ['pods'],
      each: 'object',
      when: "variables.containers.size() > 0 && (variables.running.exists(c, c.?lifecycle.?preStop.hasValue()) || variables.workload in ['queue-worker', 'stateful-service'])",
      cel: graceWritten,
      atMost: 'SHOULD',
      message: 'The default of 30 s fits nobody’s sum: 5 s of wait, a request of 25 s and 2 s of clean-up already exceed it.',
      fix: graceFix,
      at: 'template.spec.terminationGracePeriodSeconds',
      cannotSee: 'Whether 30 s happens to be the computed sum.',
      candidates: ['LIF-02/explicit'],
      covers: [],
    },
    {
      id: 'grace-within-maximum',
      clause: 'L3',
      title: 'The grace period is within the published maximum',
      kinds: ['pods'],
      each: 'object',
      when: 'variables.containers.size() > 0',
      cel: 'variables.grace <= variables.params.maximumGraceSeconds',
      message: 'Every drain waits for the longest grace period on the node, so one pod that asks for an hour stops the patching of all.',
      fix: 'terminationGracePeriodSeconds: 40   # work that outlasts the maximum is made resumable, or runs as one Job per item\n',
      at: 'template.spec.terminationGracePeriodSeconds',
      cannotSee: 'The maximum of your platform, which is a setting of the checker.',
      candidates: ['LIF-02/cap'],
      covers: [],
    },
    {
      id: 'grace-within-reclaim-notice',
      clause: 'L3',
      title: 'The grace period ends before a spot node does',
      kinds: ['pods'],
      each: 'object',
      when: spot,
      cel: `variables.grace <= ${notice}`,
      atMost: 'MAY',
      message: 'A reclaimed node is gone at the end of its notice, whatever the pod asks for; requests beyond it are cut on every reclaim.',
      fix: 'terminationGracePeriodSeconds: 25   # or keep a floor of replicas on nodes without reclaim\n',
      at: 'template.spec.terminationGracePeriodSeconds',
      cannotSee: 'Spot nodes chosen by affinity or toleration, and how much of the notice the cluster uses up first.',
      candidates: ['LIF-02/cap'],
      covers: [],
    },
    {
      id: 'helpers-are-native-sidecars',
      clause: 'L5',
      title: 'Helpers are native sidecars',
      kinds: ['pods'],
      each: 'app-container',
      when: `!variables.batch && variables.containers.size() > 1 && variables.containers.exists(c, !${helper('c')})`,
      cel: `!${helper('item')}`,
      atMost: 'SHOULD',
      message: 'Ordinary containers get SIGTERM in no particular order, so this helper can leave while the application still drains through it.',
      fix: nativeFix,
      at: '',
      cannotSee: 'Helpers with other names, an application whose name sounds like one, and what injection adds later.',
      candidates: ['LIF-05/native'],
      covers: [],
    },
    {
      id: 'job-has-one-container',
      clause: 'L5',
      title: 'A Job’s pod has one ordinary container',
      kinds: ['Job', 'CronJob'],
      each: 'object',
      when: 'variables.containers.size() > 0',
      cel: 'variables.containers.size() == 1',
      message: 'A Job is complete when every ordinary container has ended: a helper that never ends keeps it running, and under Forbid skips the next runs.',
      fix: nativeFix,
      at: 'template.spec.containers',
      cannotSee: 'Whether the other container ends by itself.',
      candidates: ['LIF-05/job-no-plain-sidecar'],
      covers: [],
    },
    {
      id: 'sidecar-says-when-started',
      clause: 'L5',
      title: 'A native sidecar says when it has started',
      kinds: ['pods'],
      each: 'container',
      when: 'variables.sidecars.exists(s, s.name == item.name)',
      cel: 'has(item.startupProbe) || has(item.readinessProbe)',
      message: 'Without a probe the next container starts as soon as the sidecar’s process exists, so its first calls go through a proxy that does not listen yet.',
      fix: 'startupProbe:\n  httpGet: { path: /ready, port: 15021 }\n  periodSeconds: 2\n  failureThreshold: 30\n',
      at: 'startupProbe',
      cannotSee: 'Whether anything in the pod needs this sidecar at its start.',
      candidates: ['LIF-05/sidecar-probe'],
      covers: [],
    },
    {
      id: 'no-endless-wait-at-start',
      clause: 'L5',
      title: 'No wait for another service is endless',
      kinds: ['pods'],
      each: 'any-container',
      when: `${program}.matches('(^|[ ;&|(])(until|while) ') && ${program}.matches('${waitTools}')`,
      cel: `${program}.matches('${bounded}')`,
      atMost: 'SHOULD',
      message: 'While that service is down no replica can be replaced: its outage plus one lost node becomes yours, and two services that wait for each other never start.',
      fix: 'command: [timeout, \'60\', sh, -c]   # fails after 60 s, so that back-off and rollout deadline report it\nargs:\n  - until nc -z db 5432; do sleep 2; done\n',
      at: 'command',
      cannotSee: 'Waits inside scripts of the image, and whether the process itself could retry instead.',
      candidates: ['LIF-06/no-wait-loop'],
      covers: [],
    },
    {
      id: 'no-post-start-command',
      clause: 'L5',
      title: 'Nothing needed runs in postStart',
      kinds: ['pods'],
      each: 'app-container',
      when: 'has(item.lifecycle)',
      cel: '!item.?lifecycle.?postStart.?exec.hasValue() && !item.?lifecycle.?postStart.?httpGet.hasValue()',
      atMost: 'SHOULD',
      message: 'postStart runs beside the entry point with no order between them; it may run twice, and when it fails or hangs the container is killed or never runs.',
      fix: '# initialize in the process before it listens, or in an init container\ninitContainers:\n  - name: warm-up\n    image: registry.example.com/shop/checkout:1.4.2\n    command: [/app/warm-up, --timeout=60s]\n',
      at: 'lifecycle.postStart',
      cannotSee: 'Whether the process depends on what the hook does.',
      candidates: ['LIF-06/no-poststart-exec'],
      covers: [],
    },
  ],
  unchecked: [
    { rule: 'LIF-03/exit-code', clause: 'L1', because: 'How a process ends on SIGTERM shows when one is stopped: CI and the command of L1 time it and read the exit code.' },
    { rule: 'LIF-04/drain-tested', clause: 'L2', because: 'That no request is lost shows under load: 20 restarts and a scale-in with no error are the proof of L2.' },
    { rule: 'LIF-04/worker-requeue', clause: 'L4', because: 'Visibility timeouts and acknowledgments are settings of the broker and lines of code; the drill of L4 compares keys with effects.' },
    { rule: 'LIF-06/resources', clause: 'R1', because: 'Requests of init containers are judged with those of every other container under R1.' },
  ],
  peerGaps: [
    { peer: 'kyverno:mutate-termination-grace-period-seconds', because: 'Cuts every grace period to 50 s in silence instead of judging it; L3 refuses what exceeds the maximum, with a message.' },
  ],
};
