import { describe, expect, it } from 'vitest';

import { redirectPage } from '../../src/site/redirectPage';
import { buildLoader, loaderLimitBytes } from '../../src/site/staticFirst/buildLoader';
import { classesOf, pageStyles } from '../../src/site/staticFirst/pageStyles';
import { rewritePage } from '../../src/site/staticFirst/rewritePage';
import { scriptHash } from '../../src/site/staticFirst/scriptHash';

const page = '<!doctype html><html><head><meta charset="UTF-8"><link rel="stylesheet" href="/assets/css/styles.1.css" /><script src="/assets/js/runtime~main.1.js" defer></script><script src="/assets/js/main.2.js" defer></script></head><body><script>theme()</script><div id="__docusaurus" class="a">x</div></body></html>';
const options = { loader: 'go()', baseUrl: '/', styles: () => '.a{color:red}.b{color:blue}div{margin:0}h1{margin:1px}', search: '/search/box.js?v=1', file: 'build/x.html' };

describe('a rewritten page', () => {
  const { html, scriptHashes } = rewritePage(page, options);
  it('starts without the app and knows where it is', () => {
    expect(html).not.toMatch(/<script[^>]*src=/);
    expect(html).toContain('<script data-app="/assets/css/styles.1.css /assets/js/runtime~main.1.js /assets/js/main.2.js" data-box="/search/box.js?v=1">go()</script>');
  });
  it('carries the styles it can use and links none', () => {
    expect(html).toContain('<style>.a{color:red}div{margin:0}</style>');
    expect(html).not.toContain('rel="stylesheet"');
  });
  it('allows its inline scripts by hash and no other', () => {
    expect(scriptHashes).toContain(scriptHash('go()'));
    expect(scriptHashes).toContain(scriptHash('theme()'));
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    for (const hash of scriptHashes) expect(policy).toContain(`'${hash}'`);
    expect(policy).toContain("default-src 'self'");
    expect(policy.split(';').find((part) => part.trim().startsWith('script-src'))).not.toContain('unsafe');
  });
  it('keeps sub-paths', () => {
    const sub = rewritePage(page.replaceAll('"/assets', '"/sub/path/assets'), { ...options, baseUrl: '/sub/path/' });
    expect(sub.html).toContain('data-app="/sub/path/assets/css/styles.1.css /sub/path/assets/js/runtime~main.1.js /sub/path/assets/js/main.2.js"');
    expect(sub.html).toContain('"href_matches":"/sub/path/*"');
  });
  it('says so when the template of Docusaurus changed', () => {
    expect(() => rewritePage('<html><head></head><body><div id="__docusaurus"></div></body></html>', options)).toThrow('build/x.html: found no app scripts');
    expect(() => rewritePage(page.replace('stylesheet', 'other'), options)).toThrow('build/x.html: found no style sheet');
  });
  it('leaves pages alone that Docusaurus did not render', () => {
    expect(rewritePage('<html></html>', options).html).toBe('<html></html>');
  });
});

describe('styles of a page', () => {
  const css = '@layer x,y;:root{--a:1;--b:var(--c);--c:2}@media screen{[data-theme]{--b:3}}.a{x:var(--a,1)}#k{x:9}#j .a{x:9}.a .b{x:2}.a:not(.b){x:3}.b,.a:hover{x:4}[data-js] .a{x:5}@media print{.b{x:6}}@media print{.a{x:7}}@keyframes k{to{x:8}}/* c */';
  it('keep what can match and drop the rest', () => {
    expect(pageStyles(css, '<p class="a" id=k><i class=z></i></p>')).toBe(':root{--a:1}.a{x:var(--a,1)}#k{x:9}.a:not(.b){x:3}.a:hover{x:4}[data-js] .a{x:5}@media print{.a{x:7}}@keyframes k{to{x:8}}');
  });
  it('drop rules for elements that are not there, in any place of a selector', () => {
    const elements = 'p{x:1}table{x:2}.a table{x:3}.a>svg text{x:4}p:is(h2,.a){x:5}:is(h2,h3):target{x:6}p:not(table){x:7}a[href^=\'table x\'],td{x:8}input{x:9}linearGradient{x:10}';
    expect(pageStyles(elements, '<p class=a><a href="x">x</a></p>')).toBe('p{x:1}p:is(h2,.a){x:5}:is(h2,h3):target{x:6}p:not(table){x:7}a[href^=\'table x\']{x:8}input{x:9}');
    expect(pageStyles(elements, '<p class=a><svg><text>x</text><linearGradient/></svg></p>')).toContain('.a>svg text{x:4}');
    expect(pageStyles(elements, '<svg><linearGradient/></svg>')).toContain('linearGradient{x:10}');
  });
  it('keep a custom property that only the markup reads', () => {
    expect(pageStyles(':root{--a:1;--b:2}', '<p style="color:var(--b)">')).toBe(':root{--b:2}');
  });
  it('read quoted and unquoted class attributes', () => {
    expect([...classesOf('<p class="a b"><i class=c>')]).toEqual(['a', 'b', 'c']);
  });
  it('keep the order of layers while a layer is used', () => {
    expect(pageStyles('@layer x,y;@layer x{.a{x:1}}', '<p class=a>')).toContain('@layer x,y');
  });
});

describe('the loader', () => {
  it('fits its limit and cannot end its own element', async () => {
    const code = await buildLoader();
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(loaderLimitBytes);
    expect(code).not.toMatch(/<\/script/i);
    expect(code).not.toMatch(/\bimport\b(?!\()|\brequire\b/);
  });
});

describe('a redirect page', () => {
  it('forwards without scripts and escapes its target', () => {
    const html = redirectPage('/a/#h2', 'https://x.example/a/#h2');
    expect(html).toContain('content="0; url=/a/#h2"');
    expect(redirectPage('/"><script>', 'https://x.example/')).not.toContain('<script>');
  });
});
