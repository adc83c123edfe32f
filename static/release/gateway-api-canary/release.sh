#!/usr/bin/env bash
# One release of checkout by route weights. Steps and gates as in gate.yaml; no verdict is a stop.
# Needs kubectl, promtool, and PROMETHEUS_URL. Whatever ends it before the last step, route-0.yaml is applied; only a killed
# runner leaves the weight where it was.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${PROMETHEUS_URL:?the address of Prometheus, such as http://prometheus.monitoring.svc:9090}"
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

# step <percent> <minimum minutes>
step() {
  kubectl apply -f "route-$1.yaml"
  local past answer
  for ((past = 1; past <= $2 + extension; past++)); do
    sleep "$minute"
    answer=$(verdict "$1") || answer=''
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
step 1 10
step 5 15
step 25 15
step 50 30
kubectl apply -f route-100.yaml
released=yes
echo 'released; in 60 minutes give checkout the new image, wait until ready, apply route-0.yaml'
