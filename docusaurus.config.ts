import type * as Preset from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';

import { codeHighlight } from './src/site/codeHighlight';
import { parseFrontMatter } from './src/site/frontMatter';
import { bindData } from './src/site/bindData';
import { fillWorked } from './src/site/fillWorked';
import smartypants from 'remark-smartypants';

/** Where the site is served. Both may come from the environment so that one build serves a sub-path or a preview. */
const url = process.env.SITE_URL ?? 'https://kubernetes-runtime-patterns.example';
const baseUrl = process.env.BASE_URL ?? '/';

const mdx = {
  beforeDefaultRemarkPlugins: [fillWorked],
  // Authors type straight quotes; dashes stay as typed because -- is a flag more often than a dash.
  remarkPlugins: [[smartypants, { dashes: false, ellipses: false }], bindData],
  beforeDefaultRehypePlugins: [codeHighlight],
};

const config: Config = {
  title: 'Kubernetes Runtime Patterns',
  tagline: 'The contract between an application and the platform it runs on',
  favicon: 'mark.svg',
  url,
  baseUrl,
  // Directories with an index.html: resolves on any static host, `python3 -m http.server` included.
  trailingSlash: true,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  baseUrlIssueBanner: false,
  // The loader writes the color mode under the same key; sites on one host must not share it.
  storage: { namespace: 'krp' },
  future: { v4: true, faster: true },
  markdown: {
    mermaid: true,
    format: 'mdx',
    mdx1Compat: { comments: false, admonitions: false, headingIds: true },
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
    parseFrontMatter,
  },
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: '/', sidebarPath: './sidebars.ts', breadcrumbs: false, exclude: ['_partials/**'], ...mdx },
        blog: false,
        pages: false,
        theme: { customCss: ['./src/css/tokens.css', './src/css/custom.css'] },
        sitemap: { lastmod: null, changefreq: null, priority: null },
      } satisfies Preset.Options,
    ],
  ],
  themes: ['@docusaurus/theme-mermaid'],
  plugins: ['./src/site/contractPlugin.ts', './src/site/search/plugin.ts', './src/site/staticFirst/plugin.ts'],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    mermaid: { theme: { light: 'neutral', dark: 'dark' } },
    navbar: { title: 'Kubernetes Runtime Patterns' },
    metadata: [
      { name: 'color-scheme', content: 'light dark' },
      { name: 'theme-color', content: '#fbfbf9', media: '(prefers-color-scheme: light)' },
      { name: 'theme-color', content: '#14181c', media: '(prefers-color-scheme: dark)' },
    ],
  } satisfies Preset.ThemeConfig,
};

export default config;
