export { BrowserOnly as default } from './docusaurus';
