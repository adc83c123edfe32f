#!/usr/bin/env bash
# release.sh [emergency]: one release of checkout by route weights. Steps and gates as in gate.yaml; no verdict is a stop.
# Needs kubectl, promtool, curl, PROMETHEUS_URL and SMOKE_URL. Whatever ends it before the last step, route-0.yaml is applied;
# only a killed runner leaves the weight where it was.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${PROMETHEUS_URL:?the address of Prometheus, such as http://prometheus.monitoring.svc:9090}"
: "${SMOKE_URL:?an address of checkout that only reads, through a gateway that keeps x-release}"
case ${1:-} in '' | emergency) ;; *) echo 'usage: release.sh [emergency]' >&2; exit 2 ;; esac
minute=${MINUTE_SECONDS:-60}
extension=5

# A weight here means that the last release was never made stable: route-0 would take users back by one release too many.
weight=$(kubectl -n shop get httproute checkout -o jsonpath='{.spec.rules[-1:].backendRefs[?(@.name=="checkout-canary")].weight}')
[[ ${weight:-0} == 0 ]] || { echo "checkout-canary has weight $weight: give its image to checkout, wait until ready, apply route-0.yaml" >&2; exit 1; }

released=no
trap '[[ $released == yes ]] || kubectl apply -f route-0.yaml' EXIT
trap 'exit 130' INT TERM

# 1, 0 or -1; nothing when there is no row or no answer.
verdict() {
  promtool query instant "$PROMETHEUS_URL" "service:gate_verdict:step{namespace=\"shop\", service=\"checkout\", step=\"$1\"}" |
    sed -n 's/.*=> \(-\{0,1\}[0-9]*\) @.*/\1/p'
}

stop() {
  echo "stopped at $1%: $2" >&2
  exit 1
}

# Requests that the canary's own pods have counted in the last three minutes, when it had no weight. Of pods that were replaced
# meanwhile nothing counts: their totals would go away with them.
counted() {
  local all='http_server_request_duration_seconds_count{namespace="shop", service="checkout", track="canary"}'
  promtool query instant "$PROMETHEUS_URL" "sum($all - ($all offset 3m or 0 * $all))" |
    sed -n 's/.*=> \([0-9]*\) @.*/\1/p'
}

# Step 0, before any user. Answers alone prove nothing: a gateway that drops the header sends them to the old version.
smoke() {
  local n seen
  for ((n = 1; n <= 20; n++)); do
    curl -fsS -o /dev/null --max-time 2 -H 'x-release: canary' "$SMOKE_URL" || stop 0 "synthetic request $n failed"
  done
  sleep "$minute"
  seen=$(counted) || seen=''
  ((${seen:-0} >= 20)) || stop 0 'the canary did not count the 20 synthetic requests'
}

# step <percent> <minimum minutes> [name of its gate]
step() {
  kubectl apply -f "route-$1.yaml"
  local past answer
  for ((past = 1; past <= $2 + extension; past++)); do
    sleep "$minute"
    answer=$(verdict "${3:-$1}") || answer=''
    case $answer in
      1) if ((past >= $2)); then return; fi ;;
      0) ;;
      -1) stop "$1" 'the gate says no' ;;
      # Two minutes for the first scrapes and rules; after that, silence is an answer.
      *) if ((past > 2)); then stop "$1" 'no verdict'; fi ;;
    esac
  done
  stop "$1" 'too few requests'
}

kubectl apply -f route-0.yaml
kubectl -n shop rollout status deployment/checkout-canary --timeout=600s
smoke
if [[ ${1:-} == emergency ]]; then
  step 5 2 fast-5
  step 25 2 fast-25
else
  step 1 10
  step 5 15
  step 25 15
  step 50 30
fi
kubectl apply -f route-100.yaml
released=yes
echo 'released; in 60 minutes give checkout the new image, wait until ready, apply route-0.yaml'
