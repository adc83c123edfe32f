import { checkPages } from './checkPages';

checkPages(1);
