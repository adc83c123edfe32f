import type { Source } from '../types';

/** Texts that the page on choosing a release pattern cites and the contract itself does not. */
export const releasePatternSources: readonly Source[] = [
  {
    id: 'sre-workbook-postmortems',
    title: 'Results of Postmortem Analysis',
    publisher: 'Google, The Site Reliability Workbook, appendix C',
    url: 'https://sre.google/workbook/postmortem-analysis/',
    version: '2018, thousands of postmortems of 2010 to 2017',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'Two short tables, of triggers and of causes, from one company’s own template: rare for saying what the sample was.',
  },
  {
    id: 'container-solutions-strategies',
    title: 'Deployment Strategies',
    publisher: 'Container Solutions',
    url: 'https://blog.container-solutions.com/deployment-strategies',
    version: 'as of November 2026',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'Six strategies with a runnable example each, and the chart most people learned them from; it has no axis of time.',
  },
  {
    id: 'gep-3171',
    title: 'GEP-3171: Percentage-based Request Mirroring',
    publisher: 'Kubernetes Gateway API',
    url: 'https://gateway-api.sigs.k8s.io/geps/gep-3171/',
    version: 'status Standard, November 2026',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'How a route copies a share of its requests, and which proxies could do so before.',
  },
  {
    id: 'rainbow-deploys',
    title: 'Rainbow Deploys for Kubernetes',
    publisher: 'bdimcheff/rainbow-deploys',
    url: 'https://github.com/bdimcheff/rainbow-deploys',
    version: 'README, as of November 2026',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'The pattern in one Service selector and one Deployment for each commit, with an application to watch it on.',
  },
];
