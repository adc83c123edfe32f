import type { Source } from '../types';

/** Texts about who holds which runtime decision. */
export const ownershipSources: readonly Source[] = [
  {
    id: 'naiserator-issue-538',
    title: 'Replace default preStopHook with Kubernetes native sleep',
    publisher: 'nais/naiserator issue 538',
    url: 'https://github.com/nais/naiserator/issues/538',
    version: 'closed, opened 2024-06-24',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'A platform that injects the wait for every application says so, gives the reason, and replaces its own mechanism.',
  },
  {
    id: 'aks-what-is',
    title: 'What is Azure Kubernetes Service (AKS)?',
    publisher: 'Microsoft Learn',
    url: 'https://learn.microsoft.com/azure/aks/what-is-aks',
    version: 'dated 2026-05-26',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'Names for each cluster mode what the provider handles and what stays with the customer, on one page.',
  },
];
