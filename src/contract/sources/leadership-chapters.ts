import type { Source } from '../types';

/** What the chapters for leaders cite beyond the shared lists. */
export const leadershipChapters: readonly Source[] = [
  {
    id: 'skyscanner-2021',
    title: 'How a couple of characters brought down our site',
    publisher: 'Skyscanner Engineering',
    url: 'https://medium.com/@SkyscannerEng/how-a-couple-of-characters-brought-down-our-site-356ccaf1fbc3',
    version: '2021-11-11, incident of 2021-08-25; summary, trigger and lessons',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'A reviewed and merged change that was everywhere at once, told by those who made it.',
  },
];
