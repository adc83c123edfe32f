export { useBrokenLinks as default } from './docusaurus';
