import { checkPages } from './checkPages';

checkPages(0);
