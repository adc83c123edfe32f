import type { Source } from '../types';

/** Texts about changing data under a running service. */
export const schemaSources: readonly Source[] = [
  {
    id: 'aliyun-postgres-ddl',
    title: 'RDS PostgreSQL: adding a column and the lock queue',
    publisher: 'Alibaba Cloud documentation',
    url: 'https://help.aliyun.com/en/rds/apsaradb-rds-for-postgresql/rds-postgresql-second-level-field-ddl-best-practice',
    version: 'seen 2026-11',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'How one waiting lock makes every later query on the table wait, and the timeout that ends it.',
  },
  {
    id: 'strong-migrations',
    title: 'Strong Migrations',
    publisher: 'strong_migrations, README',
    url: 'https://www.rubydoc.info/gems/strong_migrations/2.5.0',
    version: '2.5.0',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'A list of changes that break running code or block a table, checked in the pull request.',
  },
  {
    id: 'argo-cd-issue-1927',
    title: 'More knobs for rollback',
    publisher: 'argoproj/argo-cd issue 1927',
    url: 'https://github.com/argoproj/argo-cd/issues/1927',
    version: 'opened 2019, open',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'Users who learn that hooks, and so their migrations, do not run on a rollback.',
  },
];
