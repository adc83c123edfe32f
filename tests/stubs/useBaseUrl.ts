export { useBaseUrl as default } from './docusaurus';
